"""Which actor of the scene a mention belongs to, by the rules of its kind."""

from collections.abc import Callable
from typing import Final

from variorum.annotate.antecedents import antecedent
from variorum.annotate.candidate import Candidate
from variorum.annotate.cluster import AGENCIES, BODIES, NEAR, Cluster, Scene
from variorum.annotate.lexicon import COMPANIES, GROUPS, TREATIES
from variorum.annotate.phrases import subject
from variorum.text.gazetteer import plain_form
from variorum.text.names import acronym_of, same_person

# Titles that name the same office in the news.
_HEADS_OF_STATE: Final = frozenset("leader president chief ruler head premier chairman".split())
_MEETING: Final = frozenset("meeting talk negotiation summit session conversation discussion".split())


class Identity:
    """The rules by kind."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def find(self, candidate: Candidate) -> tuple[Cluster | None, str]:
        """The cluster that the candidate belongs to, None where it opens one, and the rule that was asked."""
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
        """`the South` after South Sudan was named: the first word of a state's name, with the article."""
        before = self.scene.parse.tokens[candidate.first - 1].text.lower() if candidate.first else ""
        if before != "the" or candidate.name not in ("North", "South", "East", "West"):
            return None
        return self.scene.latest(lambda k: k.kind == "state" and k.name.startswith(candidate.name + " "))

    # -------------------------------------------------------------------------------------------- rules by kind
    def _state(self, candidate: Candidate) -> Cluster | None:
        """By its country; `his country` by that of the person, `the kingdom` by the last state that is not the
        subject's own.
        """
        if candidate.form != "description":
            return self.scene.latest(lambda k: k.kind == "state" and k.country == candidate.country)
        if candidate.owner >= 0:
            home = candidate.country or self._owner_country(candidate)
            return self.scene.latest(lambda k: k.kind == "state" and bool(home) and k.country == home)
        doer = subject(self.scene.parse, self.scene.parse.tokens[self.scene.parse.tokens[candidate.token].head])
        own = self.scene.by_token[doer.i].country if doer is not None and doer.i in self.scene.by_token else ""
        return self.scene.latest(lambda k: k.kind == "state" and k.country != own, NEAR, candidate.sentence)

    def _place_named(self, candidate: Candidate) -> Cluster | None:
        """By name; `the river` by the last named place that ends in this word, or the last one so described."""
        if candidate.form != "description":
            return self.scene.latest(lambda k: k.kind == "place" and plain_form(k.name) == plain_form(candidate.name))
        return self.scene.latest(
            lambda k: k.kind == "place" and candidate.head in k.last_words() and candidate.modifiers <= k.all_words()
        )

    def _person(self, candidate: Candidate) -> Cluster | None:
        if candidate.form == "name":
            return self.scene.latest(
                lambda k: (
                    k.kind == "person"
                    and any(same_person(n, candidate.name) for n in k.names())
                    and k.fits_country(candidate)
                )
            ) or self.scene.latest(
                lambda k: k.kind == "person" and not list(k.names()) and self._titled(k, candidate),
                NEAR,
                candidate.sentence,
            )
        if not candidate.definite or candidate.plural:
            return None
        return self.scene.latest(lambda k: k.kind == "person" and self._title_fits(k, candidate))

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
        return head_fits and not extra - self._country_words(candidate) and cluster.fits_country(candidate)

    def _country_words(self, candidate: Candidate) -> frozenset[str]:
        return candidate.modifiers if candidate.country and len(candidate.modifiers) <= 2 else frozenset()

    def _body(self, candidate: Candidate) -> Cluster | None:
        if candidate.form == "name":
            short = acronym_of(candidate.name)
            return self.scene.latest(
                lambda k: (
                    k.kind in BODIES
                    and k.fits_country(candidate)
                    and any(
                        plain_form(n) == plain_form(candidate.name) or acronym_of(n) == candidate.name or n == short
                        for n in k.names()
                    )
                )
            ) or self.scene.latest(lambda k: k.kind == "state-body" and self._same_body(k, candidate))
        if candidate.kind == "state-body":
            found = self.scene.latest(lambda k: k.kind == "state-body" and self._same_body(k, candidate))
            if found is not None or candidate.country:
                return found
        if not candidate.definite:
            return None
        same = self.scene.latest(
            lambda k: (
                k.kind in BODIES | AGENCIES
                and candidate.modifiers <= k.all_words() | {"same"}
                and candidate.head in k.last_words()
            ),
            NEAR * 2,
            candidate.sentence,
        )
        if same is not None or candidate.head not in COMPANIES or candidate.modifiers or candidate.owner >= 0:
            return same
        return self._main_organisation(candidate)

    def _main_organisation(self, candidate: Candidate) -> Cluster | None:
        """The organisation that `the company` means: of those named near, the one named most."""
        near = [
            c
            for c in self.scene.clusters
            if c.kind == "organisation" and candidate.sentence - c.last_sentence() <= 2 * NEAR
        ]
        named = [c for c in near if list(c.names())]
        return max(named, key=lambda c: (len(c.mentions), c.mentions[-1].start), default=None)

    def _same_body(self, cluster: Cluster, candidate: Candidate) -> bool:
        """Same state, and same function where both are known, else the same head noun."""
        if not candidate.country or cluster.country != candidate.country:
            return False
        if candidate.function and cluster.function and candidate.function != "ministry":
            return candidate.function == cluster.function
        return candidate.head in cluster.last_words() and candidate.modifiers <= cluster.title_words()

    def _military(self, candidate: Candidate) -> Cluster | None:
        country = candidate.country or self._owner_country(candidate)
        if country:
            return self.scene.latest(
                lambda k: k.kind == "military" and (k.country or self._owner_country(k.mentions[0])) == country
            )
        if candidate.form == "name":
            return self.scene.latest(
                lambda k: k.kind == "military" and plain_form(candidate.name) in map(plain_form, k.names())
            )
        return self.scene.latest(lambda k: k.kind == "military", NEAR, candidate.sentence)

    def _owner_country(self, candidate: Candidate) -> str:
        """The country behind a possessor: `its rangers`, `the island's police`."""
        if candidate.owner < 0:
            return ""
        owner = self.scene.by_token.get(candidate.owner)
        if owner is None and self.scene.parse.tokens[candidate.owner].text.lower() in ("its", "their", "his", "her"):
            owner = antecedent(self.scene, self.scene.parse.tokens[candidate.owner])
        return owner.country if owner is not None else ""

    def _agency(self, candidate: Candidate) -> Cluster | None:
        if candidate.form == "name":
            return self.scene.latest(
                lambda k: k.kind in AGENCIES and plain_form(candidate.name) in map(plain_form, k.names())
            )
        country = candidate.country or self._owner_country(candidate)
        if country:
            return self.scene.latest(lambda k: k.kind in AGENCIES and not list(k.names()) and k.country == country)
        if not candidate.definite:
            return None
        return self.scene.latest(lambda k: k.kind in AGENCIES and k.kind == "news-agency", NEAR * 2, candidate.sentence)

    def _document(self, candidate: Candidate) -> Cluster | None:
        """A treaty is one however it is called; others are taken up by a definite phrase with the same noun."""
        if candidate.plural:
            return None
        if candidate.head in TREATIES:
            return self.scene.latest(
                lambda k: k.kind == "document" and not k.mentions[0].plural and k.mentions[0].head in TREATIES
            )
        return self.scene.latest(
            lambda k: k.kind == "document" and k.mentions[0].head == candidate.head and candidate.definite
        )

    def _group(self, candidate: Candidate) -> Cluster | None:
        if candidate.head not in GROUPS:
            return self.scene.latest(
                lambda k: (
                    k.kind == "group"
                    and k.country == candidate.country
                    and candidate.head in k.last_words()
                    and k.fits_modifiers(candidate)
                )
            )
        wanted = {"leader": "person", "parliament": "state-body", "government": "state"}.get(candidate.head, "state")
        if candidate.head == "side" and self._at_meeting(candidate):
            wanted = "person"
        members = self.scene.two_latest(wanted, candidate) or self.scene.two_latest("state", candidate)
        if len(members) < 2:
            return None
        return self.scene.group_of(members)

    def _at_meeting(self, candidate: Candidate) -> bool:
        """`at the talks, both sides …`: those who met."""
        sentence = self.scene.parse.sentences[candidate.sentence]
        return any(t.lemma in _MEETING and t.i < candidate.token for t in self.scene.parse.of(sentence))
