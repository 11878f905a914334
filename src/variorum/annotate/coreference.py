"""Which mentions of a report are one and the same actor: by name, surname, title, function, apposition, and pronoun.

Mentions are read in text order, as a reader does; each joins a cluster that stands already, or opens one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from variorum.annotate.candidate import Candidate
from variorum.annotate.lexicon import COMPANIES, GROUPS, TREATIES
from variorum.annotate.phrases import subject
from variorum.model import Parse, Token
from variorum.model.actor import ActorKind
from variorum.text.gazetteer import plain_form
from variorum.text.names import acronym_of, same_person

# Titles that name the same office in the news.
_HEADS_OF_STATE: Final = frozenset("leader president chief ruler head premier chairman".split())
_NEAR: Final = 4  # sentences back that a description or a pronoun may reach, beyond which it is a guess
_REPORTING: Final = frozenset("report say add quote cite".split())
_MEETING: Final = frozenset("meeting talk negotiation summit session conversation discussion".split())
_AGENCIES: Final = frozenset({"news-agency", "outlet"})
_BODIES: Final = frozenset({"state-body", "organisation", "military"})


@dataclass
class Cluster:
    """Mentions of one actor so far."""

    kind: ActorKind
    name: str
    mentions: list[Candidate] = field(default_factory=list)
    members: list["Cluster"] = field(default_factory=list)
    rule: str = ""

    @property
    def country(self) -> str:
        return next((c.country for c in self.mentions if c.country), "")

    @property
    def function(self) -> str:
        return next((c.function for c in self.mentions if c.function), "")

    def names(self) -> Iterable[str]:
        """The distinct name forms."""
        return dict.fromkeys(c.name for c in self.mentions if c.form == "name")

    def last_sentence(self) -> int:
        return self.mentions[-1].sentence if self.mentions else -_NEAR * 2

    def title_words(self) -> frozenset[str]:
        """Lemmas of all titles and descriptions."""
        return frozenset(w for c in self.mentions for w in (*c.modifiers, c.head) if w and c.form != "pronoun")


class Resolver:
    """Reads the candidates of one report in order and groups them."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.clusters: list[Cluster] = []
        self.by_token: dict[int, Cluster] = {}

    def resolve(self, candidates: Iterable[Candidate]) -> list[Cluster]:
        """The clusters of a report, in order of their first mention. A mention that fits nothing is left out."""
        ordered = sorted(candidates, key=lambda c: (c.sentence, c.form == "pronoun", c.start, -c.end))
        for sentence in range(len(self.parse.sentences)):
            here = [c for c in ordered if c.sentence == sentence]
            for candidate in here:
                if candidate.form != "pronoun":
                    self._place(candidate)
            self._joint(here)
            for candidate in here:
                if candidate.form == "pronoun":
                    self._pronoun(candidate)
        return [c for c in self.clusters if c.mentions]

    # -------------------------------------------------------------------------------------------- placing
    def _place(self, candidate: Candidate) -> None:
        cluster, rule = self._apposition(candidate) or self._find(candidate)
        if cluster is None and candidate.kind == "state" and candidate.form == "description":
            return  # `the state` that no sentence has named is no actor
        if cluster is None:
            cluster = Cluster(candidate.kind, candidate.name, rule=rule)
            self.clusters.append(cluster)
        self._join(cluster, candidate)

    def _join(self, cluster: Cluster, candidate: Candidate) -> None:
        cluster.mentions.append(candidate)
        cluster.mentions.sort(key=lambda c: (c.sentence, c.start))
        if candidate.form == "name" and candidate.kind == cluster.kind:
            cluster.name = max((n for n in cluster.names()), key=len)
        self.by_token[candidate.token] = cluster

    def _find(self, candidate: Candidate) -> tuple[Cluster | None, str]:
        half = self._half_named(candidate)
        if half is not None:
            return half, "half of a state's name"
        rules: dict[str, Callable[[Candidate], Cluster | None]] = {
            "state": self._state,
            "person": self._person,
            "state-body": self._body,
            "organisation": self._body,
            "military": self._military,
            "news-agency": self._agency,
            "outlet": self._agency,
            "document": self._document,
            "group": self._group,
            "place": self._place_named,
        }
        found = rules[candidate.kind](candidate)
        return found, f"{candidate.kind} by {candidate.form}"

    def _half_named(self, candidate: Candidate) -> Cluster | None:
        """`the North` after North Korea was named: the first word of a state's name, with the article."""
        before = self.parse.tokens[candidate.first - 1].text.lower() if candidate.first else ""
        if before != "the" or candidate.name not in ("North", "South", "East", "West"):
            return None
        return self._latest(lambda k: k.kind == "state" and k.name.startswith(candidate.name + " "))

    def _latest(self, fits: Callable[[Cluster], bool], near: int | None = None, before: int = 0) -> Cluster | None:
        """The cluster mentioned last that fits, no further back than `near` sentences before sentence `before`."""
        fitting = [
            c for c in self.clusters if c.mentions and fits(c) and (near is None or before - c.last_sentence() <= near)
        ]
        return max(fitting, key=lambda c: c.mentions[-1].start, default=None)

    def _apposition(self, candidate: Candidate) -> tuple[Cluster, str] | None:
        """`X, the Y, …`, and `X is the Y`: one actor."""
        head = self.parse.tokens[candidate.token]
        anchor = self.parse.tokens[head.head]
        short = self._acronym(candidate)
        if short is not None:
            return short, "acronym of a name in the report"
        before = self.parse.tokens[candidate.first - 1] if candidate.first else None
        if (
            before is not None
            and before.text == "("
            and candidate.form == "name"
            and candidate.first - 2 in self.by_token
        ):
            cluster = self.by_token[candidate.first - 2]
            if cluster.kind in _BODIES | _AGENCIES and candidate.kind in _BODIES | _AGENCIES:
                cluster.kind = candidate.kind if candidate.kind in _AGENCIES else cluster.kind
                return cluster, "acronym in brackets"
        described = self._described_before(candidate, head) if candidate.form == "name" else None
        if described is not None:
            cluster = self.by_token[described]
            related = cluster.kind == candidate.kind or {cluster.kind, candidate.kind} <= _BODIES | _AGENCIES
            if related and not list(cluster.names()) and self._find(candidate)[0] is None:
                cluster.kind = candidate.kind
                return cluster, "apposition"
        if candidate.form != "description":
            return None
        if head.dep == "appos" and anchor.i in self.by_token:
            cluster = self.by_token[anchor.i]
            return (cluster, "apposition") if cluster.kind in (candidate.kind, "organisation") else None
        if head.dep == "attr" and candidate.definite and anchor.lemma == "be":
            named = next((t for t in self.parse.children(anchor) if t.dep == "nsubj"), None)
            equal = self.by_token.get(named.i) if named is not None else None
            if equal is not None and equal.kind == candidate.kind:
                return equal, "copula"
        return None

    def _described_before(self, candidate: Candidate, head: Token) -> int | None:
        """The head of a description that the name completes: in apposition, or right before it (`the agency X`)."""
        if head.dep == "appos" and head.head in self.by_token:
            return head.head
        before = candidate.first - 1
        mentions = self.by_token[before].mentions if before in self.by_token else []
        adjoins = any(m.token == before and m.form == "description" for m in mentions)
        return before if adjoins and self.parse.tokens[before].pos == "NOUN" else None

    def _acronym(self, candidate: Candidate) -> Cluster | None:
        """A word in capitals that a body or medium named before makes with its first letters, whatever a table says."""
        first, last = self.parse.tokens[candidate.first], self.parse.tokens[candidate.token]
        if candidate.form != "name" or first is not last or not first.text.isupper() or len(first.text) < 3:
            return None
        fits = _BODIES | _AGENCIES
        return self._latest(lambda k: k.kind in fits and any(acronym_of(n) == first.text for n in k.names()))

    # -------------------------------------------------------------------------------------------- rules by kind
    def _state(self, candidate: Candidate) -> Cluster | None:
        """By its country; `his country` by that of the person, `the kingdom` by the last state that is not the
        subject's own.
        """
        if candidate.form != "description":
            return self._latest(lambda k: k.kind == "state" and k.country == candidate.country)
        if candidate.owner >= 0:
            home = candidate.country or self._owner_country(candidate)
            return self._latest(lambda k: k.kind == "state" and bool(home) and k.country == home)
        doer = subject(self.parse, self.parse.tokens[self.parse.tokens[candidate.token].head])
        own = self.by_token[doer.i].country if doer is not None and doer.i in self.by_token else ""
        return self._latest(lambda k: k.kind == "state" and k.country != own, _NEAR, candidate.sentence)

    def _place_named(self, candidate: Candidate) -> Cluster | None:
        """By name; `the river` by the last named place that ends in this word, or the last one so described."""
        if candidate.form != "description":
            return self._latest(lambda k: k.kind == "place" and plain_form(k.name) == plain_form(candidate.name))
        return self._latest(
            lambda k: k.kind == "place" and candidate.head in _last_words(k) and candidate.modifiers <= _all_words(k)
        )

    def _person(self, candidate: Candidate) -> Cluster | None:
        if candidate.form == "name":
            return self._latest(
                lambda k: (
                    k.kind == "person"
                    and any(same_person(n, candidate.name) for n in k.names())
                    and _country_fits(k, candidate)
                )
            ) or self._latest(
                lambda k: k.kind == "person" and not list(k.names()) and self._titled(k, candidate),
                _NEAR,
                candidate.sentence,
            )
        if not candidate.definite or candidate.plural:
            return None
        return self._latest(lambda k: k.kind == "person" and self._title_fits(k, candidate))

    def _titled(self, cluster: Cluster, candidate: Candidate) -> bool:
        """May a name be that of a person described before (`the foreign minister … Anna Belova`)?"""
        first = cluster.mentions[0]
        return (
            bool(candidate.modifiers)
            and first.head in candidate.modifiers
            and first.modifiers - {"the"} <= candidate.modifiers | {""}
        )

    def _title_fits(self, cluster: Cluster, candidate: Candidate) -> bool:
        """Does a definite description (`the senate president`) name this person's title?"""
        words = cluster.title_words()
        named = list(cluster.names())
        head_fits = candidate.head in words or (
            candidate.head in _HEADS_OF_STATE and bool(words & _HEADS_OF_STATE) and bool(named)
        )
        extra = {w for w in candidate.modifiers if w not in words and w not in ("north", "south", "the", "top")}
        return head_fits and not extra - self._country_words(candidate) and _country_fits(cluster, candidate)

    def _country_words(self, candidate: Candidate) -> frozenset[str]:
        return candidate.modifiers if candidate.country and len(candidate.modifiers) <= 2 else frozenset()

    def _body(self, candidate: Candidate) -> Cluster | None:
        if candidate.form == "name":
            short = acronym_of(candidate.name)
            return self._latest(
                lambda k: (
                    k.kind in _BODIES
                    and _country_fits(k, candidate)
                    and any(
                        plain_form(n) == plain_form(candidate.name) or acronym_of(n) == candidate.name or n == short
                        for n in k.names()
                    )
                )
            ) or self._latest(lambda k: k.kind == "state-body" and self._same_body(k, candidate))
        if candidate.kind == "state-body":
            found = self._latest(lambda k: k.kind == "state-body" and self._same_body(k, candidate))
            if found is not None or candidate.country:
                return found
        if not candidate.definite:
            return None
        same = self._latest(
            lambda k: (
                k.kind in _BODIES | _AGENCIES
                and candidate.modifiers <= _all_words(k) | {"same"}
                and candidate.head in _last_words(k)
            ),
            _NEAR * 2,
            candidate.sentence,
        )
        if same is not None or candidate.head not in COMPANIES or candidate.modifiers or candidate.owner >= 0:
            return same
        return self._main_organisation(candidate)

    def _main_organisation(self, candidate: Candidate) -> Cluster | None:
        """The organisation that `the company` means: of those named near, the one named most."""
        near = [
            c for c in self.clusters if c.kind == "organisation" and candidate.sentence - c.last_sentence() <= 2 * _NEAR
        ]
        named = [c for c in near if list(c.names())]
        return max(named, key=lambda c: (len(c.mentions), c.mentions[-1].start), default=None)

    def _same_body(self, cluster: Cluster, candidate: Candidate) -> bool:
        """Same state, and same function where both are known, else the same head noun."""
        if not candidate.country or cluster.country != candidate.country:
            return False
        if candidate.function and cluster.function and candidate.function != "ministry":
            return candidate.function == cluster.function
        return candidate.head in _last_words(cluster) and candidate.modifiers <= cluster.title_words()

    def _military(self, candidate: Candidate) -> Cluster | None:
        country = candidate.country or self._owner_country(candidate)
        if country:
            return self._latest(
                lambda k: k.kind == "military" and (k.country or self._owner_country(k.mentions[0])) == country
            )
        if candidate.form == "name":
            return self._latest(
                lambda k: k.kind == "military" and plain_form(candidate.name) in map(plain_form, k.names())
            )
        return self._latest(lambda k: k.kind == "military", _NEAR, candidate.sentence)

    def _owner_country(self, candidate: Candidate) -> str:
        """The country behind a possessor: `its rangers`, `the island's police`."""
        if candidate.owner < 0:
            return ""
        owner = self.by_token.get(candidate.owner)
        if owner is None and self.parse.tokens[candidate.owner].text.lower() in ("its", "their", "his", "her"):
            owner = self._antecedent(self.parse.tokens[candidate.owner])
        return owner.country if owner is not None else ""

    def _agency(self, candidate: Candidate) -> Cluster | None:
        if candidate.form == "name":
            return self._latest(
                lambda k: k.kind in _AGENCIES and plain_form(candidate.name) in map(plain_form, k.names())
            )
        country = candidate.country or self._owner_country(candidate)
        if country:
            return self._latest(lambda k: k.kind in _AGENCIES and not list(k.names()) and k.country == country)
        if not candidate.definite:
            return None
        return self._latest(lambda k: k.kind in _AGENCIES and k.kind == "news-agency", _NEAR * 2, candidate.sentence)

    def _document(self, candidate: Candidate) -> Cluster | None:
        """A treaty is one however it is called; others are taken up by a definite phrase with the same noun."""
        if candidate.plural:
            return None
        if candidate.head in TREATIES:
            return self._latest(
                lambda k: k.kind == "document" and not k.mentions[0].plural and k.mentions[0].head in TREATIES
            )
        return self._latest(
            lambda k: k.kind == "document" and k.mentions[0].head == candidate.head and candidate.definite
        )

    def _group(self, candidate: Candidate) -> Cluster | None:
        if candidate.head not in GROUPS:
            return self._latest(
                lambda k: (
                    k.kind == "group"
                    and k.country == candidate.country
                    and candidate.head in _last_words(k)
                    and _modifiers_fit(k, candidate)
                )
            )
        wanted = {"leader": "person", "parliament": "state-body", "government": "state"}.get(candidate.head, "state")
        if candidate.head == "side" and self._at_meeting(candidate):
            wanted = "person"
        members = self._two_latest(wanted, candidate) or self._two_latest("state", candidate)
        if len(members) < 2:
            return None
        return self._group_of(members)

    def _at_meeting(self, candidate: Candidate) -> bool:
        """`at the talks, both sides …`: those who met."""
        sentence = self.parse.sentences[candidate.sentence]
        return any(t.lemma in _MEETING and t.i < candidate.token for t in self.parse.of(sentence))

    def _group_of(self, members: list[Cluster]) -> Cluster:
        wanted = {id(m) for m in members}
        known = next((c for c in self.clusters if c.kind == "group" and {id(m) for m in c.members} == wanted), None)
        if known is None:
            known = Cluster(
                "group", " and ".join(m.name for m in members), members=list(members), rule="named together"
            )
            self.clusters.append(known)
        return known

    def _two_latest(self, kind: str, candidate: Candidate) -> list[Cluster]:
        """The two actors of a kind that the last sentences speak of most."""
        near = [
            c
            for c in self.clusters
            if c.kind == kind and c.mentions and candidate.sentence - c.last_sentence() <= _NEAR
        ]
        near.sort(key=lambda c: (-len(c.mentions), -c.mentions[-1].start))
        return near[:2] if len(near) >= 2 else []

    # -------------------------------------------------------------------------------------------- joint mentions
    def _joint(self, here: list[Candidate]) -> None:
        """`A and B` as one speaker or actor: a group with a mention of its own."""
        for candidate in here:
            head = self.parse.tokens[candidate.token]
            anchor = self.by_token.get(head.head)
            mine = self.by_token.get(head.i)
            if head.dep != "conj" or anchor is None or mine is None or anchor is mine or anchor.kind != mine.kind:
                continue
            if mine.kind not in ("person", "state", "state-body", "news-agency"):
                continue
            first = next(c for c in anchor.mentions if c.token == head.head)
            text_end, group = candidate.end, self._group_of([anchor, mine])
            group.mentions.append(
                Candidate(
                    first.start,
                    text_end,
                    "group",
                    "name",
                    group.name,
                    first.token,
                    first.first,
                    first.sentence,
                    plural=True,
                )
            )

    # -------------------------------------------------------------------------------------------- pronouns
    def _pronoun(self, candidate: Candidate) -> None:
        cluster = self._antecedent(self.parse.tokens[candidate.token])
        if cluster is not None:
            self._join(cluster, candidate)

    def _antecedent(self, token: Token) -> Cluster | None:
        """The most salient actor before a pronoun that agrees with it: nearness, subjecthood, being named."""
        word = token.text.lower()
        personal = word in ("he", "she", "him", "his", "her")
        kinds = (
            {"person"}
            if personal
            else {"state", "state-body", "organisation", "news-agency", "outlet", "military", "document"}
        )
        if word in ("they", "them", "their"):
            kinds = {"group", "military", "state-body", "organisation"}
        quoted = self.parse.quotation_at(token.start, token.end)
        best, best_score = None, 0.0
        for cluster in self.clusters:
            if cluster.kind not in kinds:
                continue
            for mention in cluster.mentions:
                score = self._salience(token, mention, quoted is not None)
                if score > best_score:
                    best, best_score = cluster, score
        return best

    def _salience(self, token: Token, mention: Candidate, in_quote: bool) -> float:
        distance = token.sentence - mention.sentence
        if mention.start >= token.start or not 0 <= distance <= _NEAR or mention.token == token.i:
            return 0.0
        if not in_quote and self.parse.quotation_at(mention.start, mention.end) is not None:
            return 0.0
        head = self.parse.tokens[mention.token]
        score = 10.0 / (1 + distance)
        if head.dep in ("nsubj", "nsubjpass"):
            score *= 1.8
        elif head.dep in ("poss", "compound", "pobj"):
            score *= 0.8
        if distance == 0 and head.dep == "nsubj" and head.head == token.head:
            score *= (
                0.1 if token.text.lower() in ("he", "him", "it", "them") else 1.0
            )  # a verb's subject is not its object
        if (
            token.text.lower() == "it"
            and self.parse.tokens[token.head].lemma in _REPORTING
            and mention.kind in _AGENCIES
        ):
            return 80.0 / (1 + distance)
        return score


def _country_fits(cluster: Cluster, candidate: Candidate) -> bool:
    return not candidate.country or not cluster.country or cluster.country == candidate.country


def _modifiers_fit(cluster: Cluster, candidate: Candidate) -> bool:
    """Does one side's description say nothing that the other's does not?"""
    known = frozenset(w for c in cluster.mentions for w in c.modifiers)
    return candidate.modifiers <= known or known <= candidate.modifiers


def _all_words(cluster: Cluster) -> set[str]:
    return {w.lower() for c in cluster.mentions for w in (*c.modifiers, *c.name.split())}


def _last_words(cluster: Cluster) -> set[str]:
    return {
        w
        for c in cluster.mentions
        for w in (c.head, c.name.split()[-1].lower() if c.name else "")
        if c.form != "pronoun"
    }
