"""Who binds whom to what: pledges and appeals that are said, duties that a text lays down, plans that are told."""

from collections.abc import Iterator, Sequence
from typing import Final

from variorum.annotate.lexicon import TREATIES
from variorum.annotate.phrases import conjuncts, phrase_of, subject
from variorum.annotate.roster import Roster
from variorum.model import Actor, Bounds, Commitment, Parse, Report, Statement, Token, stable_id
from variorum.model.commitment import Strength

_BY_ACT: Final[dict[str, Strength]] = {
    "pledge": "pledge",
    "agreement": "pledge",
    "appeal": "appeal",
    "legal-provision": "obligation",
}
_BINDING: Final = frozenset("require oblige bind commit compel".split())
_PLANS: Final = frozenset("plan prospect step intention desire will aim goal proposal blueprint roadmap scheme".split())
_PROMISES: Final = frozenset(
    "forget forgive abandon keep remember stand support defend protect help pay rebuild return".split()
)
_MUTUAL: Final = frozenset(
    "mutual defence defense assistance non-aggression security ceasefire truce peace extradition".split()
)
_PARTIES: Final = frozenset(
    {"person", "state", "state-body", "organisation", "group", "military", "news-agency", "outlet"}
)


class _Finder:
    """Finds the commitments of one report."""

    def __init__(self, report: Report, parse: Parse, roster: Roster) -> None:
        self.report, self.parse, self.roster = report, parse, roster

    # -------------------------------------------------------------------------------------------- in statements
    def of_statement(self, statement: Statement) -> Iterator[Commitment]:
        """The commitments in one statement; coordinated ones apart where each has a verb of its own."""
        strength = _BY_ACT.get(statement.act)
        tokens = [t for span in statement.content for t in self.parse.within(span.start, span.end)]
        promise = next((t for t in tokens if self._promises(t)), None)
        if strength is None and statement.act in ("thanks", "praise", "assertion") and promise is not None:
            strength = "pledge"
        if strength is None or not tokens:
            return
        bounds = self._bound_part(statement, tokens)
        for start, end in self._coordinated(bounds):
            doer = self._doer(statement, start, end)
            yield self._commitment(start, end, strength, (doer,) if doer else (), statement)

    def _promises(self, token: Token) -> bool:
        """`will stand by`, `would never abandon`."""
        modal = any(c.dep == "aux" and c.lemma in ("will", "shall", "would") for c in self.parse.children(token))
        return modal and token.lemma in _PROMISES

    def _bound_part(self, statement: Statement, tokens: Sequence[Token]) -> Bounds:
        """Of an appeal `X to do Y`, the part `to do Y`; else the whole content."""
        opens = tokens[1] if tokens[0].dep == "mark" and len(tokens) > 1 else tokens[0]  # what `that` introduces
        start, end = opens.start, statement.content[-1].end
        if statement.act == "appeal" and statement.mode != "direct":
            to = next(
                (t for t in tokens if t.tag == "TO" and t.i > tokens[0].i and self.parse.tokens[t.head].tag == "VB"),
                None,
            )
            if to is not None and to.dep == "aux":
                return to.start, end
        return start, end

    def _coordinated(self, bounds: Bounds) -> Iterator[Bounds]:
        """The content cut before each coordinated infinitive that starts a new promise."""
        tokens = self.parse.within(*bounds)
        inside = {t.i for t in tokens}
        tops = [t for t in tokens if t.pos == "VERB" and (t.head not in inside or t.head == t.i)]
        cuts = [bounds[0]]
        for top in tops[:1]:
            for other in conjuncts(self.parse, top):
                if other.i in inside and other.tag == top.tag and other.start - cuts[-1] > 20:
                    own = [t.start for t in self.parse.subtree(other) if t.i in inside and t.i > top.i]
                    cuts.append(self._quote_edge(min(own, default=other.start)))
        for start, end in zip(cuts, [*cuts[1:], bounds[1]], strict=True):
            piece = list(self.parse.within(start, end))
            while piece and (piece[-1].pos == "CCONJ" or piece[-1].text == ","):
                piece.pop()
            if piece:
                yield piece[0].start, max(piece[-1].end, min(end, bounds[1]) if end == bounds[1] else 0)

    def _quote_edge(self, at: int) -> int:
        return next((q.outer[0] for q in self.parse.quotations if q.start == at), at)

    def _doer(self, statement: Statement, start: int, end: int) -> str | None:
        """Who is to do it: the subject of the promise where that is an actor, else the speaker."""
        if statement.act not in ("appeal", "legal-provision"):
            for token in self.parse.within(start, end):
                if token.dep == "nsubj" and self.parse.tokens[token.head].pos in ("VERB", "AUX"):
                    actor = self.roster.of(token)
                    if actor is not None and actor.kind in _PARTIES:
                        return actor.id
                    break
        if statement.act == "legal-provision":
            return self._parties(start)
        return statement.speaker

    def _parties(self, at: int) -> str | None:
        """Those whom a treaty binds: the group of states named last before it."""
        groups = [
            (m.span.start, a)
            for m, a in self.roster.rows
            if a.kind == "group" and a.members and abs(m.span.start - at) < 1500
        ]
        return min(groups, key=lambda row: abs(row[0] - at))[1].id if groups else None

    # ---------------------------------------------------------------------- in the report's own voice
    def of_own_voice(self, taken: Sequence[Commitment]) -> Iterator[Commitment]:
        """Duties and plans that the report tells by itself."""
        for token in self.parse.tokens:
            found = self._duty(token) or self._plan(token) or self._instrument(token)
            if found is None:
                continue
            start, end, strength, who = found
            if not any(c.what.start < end and start < c.what.end and c.strength == strength for c in taken):
                yield self._commitment(start, end, strength, who, None)

    def _duty(self, token: Token) -> tuple[int, int, Strength, tuple[str, ...]] | None:
        """`…, requiring them to …` after the name of a treaty."""
        if (
            token.lemma not in _BINDING
            or token.tag not in ("VBG", "VBZ", "VBD", "VBP")
            or self.parse.quotation_at(token.start, token.end)
        ):
            return None
        tree = [t for t in self.parse.subtree(token) if t.i >= token.i]
        verbs = [t for t in tree if t.tag == "VB"]
        if not verbs or tree[-1].end - token.start < 20:
            return None
        while tree[-1].pos == "PUNCT":
            tree.pop()
        parties = self._parties(token.start)
        return token.start, tree[-1].end, "obligation", (parties,) if parties else ()

    def _plan(self, token: Token) -> tuple[int, int, Strength, tuple[str, ...]] | None:
        """`plans for …`, `steps to …`, `the desire to …`, with its complement."""
        if token.lemma not in _PLANS or token.pos != "NOUN":
            return None
        right = (c for c in self.parse.children(token) if c.i > token.i)
        complement = next((c for c in right if _completes(c)), None)
        if complement is None:
            return None
        tree = [t for t in self.parse.subtree(complement) if t.i >= complement.i or t.i > token.i]
        while tree and tree[-1].pos == "PUNCT" and tree[-1].text in ",.;":
            tree.pop()
        if len(tree) < 3 or (complement.dep == "prep" and not any(t.tag == "VBG" for t in tree)):
            return None
        doer = (
            subject(self.parse, self.parse.tokens[token.head]) if self.parse.tokens[token.head].pos == "VERB" else None
        )
        found = self.roster.joint(self.parse, doer) if doer is not None else None
        who = (found[1].id,) if found and found[1].kind in _PARTIES else ()
        return phrase_of(self.parse, token).start, tree[-1].end, "intention", who

    def _instrument(self, token: Token) -> tuple[int, int, Strength, tuple[str, ...]] | None:
        """`a non-aggression pact`: a treaty whose name is the duty."""
        if token.lemma not in TREATIES or token.tag != "NN":
            return None
        phrase = phrase_of(self.parse, token)
        words = {t.lemma for t in phrase.tokens(self.parse)}
        if not words & _MUTUAL or "a" not in {t.text.lower() for t in phrase.tokens(self.parse)[:1]}:
            return None
        parties = self._parties(token.start)
        return phrase.start, phrase.end, "obligation", (parties,) if parties else ()

    # -------------------------------------------------------------------------------------------- record
    def _commitment(
        self, start: int, end: int, strength: Strength, who: tuple[str, ...], statement: Statement | None
    ) -> Commitment:
        what = self.report.span(start, end)
        members = tuple(dict.fromkeys(m for actor in who for m in (self.roster.by_id[actor].members or (actor,))))
        others = [a for _, a in self.roster.within(start, end) if a.kind in ("state", "person") and a.id not in members]
        instrument = next((a for _, a in self.roster.within(start, end) if a.kind == "document"), None)
        article = next((t for t in self.parse.within(max(0, start - 120), end) if t.text == "Article"), None)
        number = (
            self.parse.tokens[article.i + 1].text
            if article is not None and article.i + 1 < len(self.parse.tokens)
            else ""
        )
        return Commitment(
            id=stable_id("c", self.report.id, start, end, strength),
            who=members,
            to_whom=tuple(dict.fromkeys(a.id for a in others))[:2],
            what=what,
            instrument=instrument.id if instrument is not None else None,
            article=f"Article {number}" if number[:1].isdigit() and strength == "obligation" else None,
            strength=strength,
            statement=statement.id if statement is not None else None,
            why=f"{statement.act} of a statement" if statement is not None else f"{strength} in the report's own voice",
        )


def _completes(token: Token) -> bool:
    """`to do`, `for doing` or `of doing` after a noun of planning."""
    infinitive = token.dep in ("acl", "relcl") and token.tag == "VB"
    return infinitive or (token.dep == "prep" and token.lemma in ("for", "of"))


def commitments(
    report: Report, parse: Parse, actors: Sequence[Actor], statements: Sequence[Statement]
) -> tuple[Commitment, ...]:
    """The commitments of one report in text order: those in statements, and those told in the report's own voice."""
    finder = _Finder(report, parse, Roster(actors))
    said = [c for s in statements for c in finder.of_statement(s)]
    told = list(finder.of_own_voice(said))
    unique = {c.id: c for c in (*said, *told)}
    return tuple(sorted(unique.values(), key=lambda c: (c.what.start, c.what.end)))
