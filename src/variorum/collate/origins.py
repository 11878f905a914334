"""Who stands behind a telling: the party that knew it first hand and put it out first.

Carriers of one origin count once. A person speaks for the body that its title names. A statement that state media put
out is that state's account, whoever is quoted; and where a story has several states, the voices of one government are
one origin: a ministry does not confirm its own president.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from variorum.model import Actor, Origin, Span, Statement

_MEDIA: Final = frozenset({"news-agency", "outlet"})
_STATE_MEDIA: Final = ("state media", "state-run", "state news", "state television", "state tv", "state agency")
_EMPLOYERS: Final = frozenset({"organisation", "state-body", "military"})
_GOVERNING: Final = frozenset(
    "government defence intelligence foreign-affairs interior security presidency information border coast-guard "
    "monarchy parliament peacekeeping".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """An origin of one telling: the key that decides what counts once, the name, and the reason."""

    key: str
    name: str
    why: str


class Origins:
    """Finds the origin of statements and of a report's own voice."""

    def __init__(
        self, actors: Mapping[str, Actor], statements: Iterable[Statement], outlets: Mapping[str, str]
    ) -> None:
        self.actors = actors
        self.outlets = outlets
        self._inside = _Nesting(actors.values())
        spoken = Counter(self._country(s.speaker) for s in statements if s.speaker is not None)
        self.sides = {country for country, n in spoken.items() if country and n > 1}

    def of(self, statement: Statement) -> Source | None:
        """The origin of a statement; None where its source is not named."""
        if not statement.chain:
            return None
        first = self.actors[statement.chain[0].actor]
        if statement.act == "legal-provision" and first.kind == "document":
            return Source("document:provision", first.name, "the text itself speaks")
        carriers = [hop.actor for hop in statement.chain[1:] if hop.actor != self.outlets.get(statement.report)]
        medium = next((a for a in carriers if self._state_media(a)), None)
        if medium is not None:
            return self._source(medium, "put out by state media")
        return self._source(first.id, "first speaker of the chain")

    def own_voice(self, report: str) -> Source | None:
        """A report's own voice is an origin only where its outlet speaks for a state."""
        outlet = self.outlets.get(report)
        if outlet is None or not self._state_media(outlet):
            return None
        return self._source(outlet, "own voice of state media")

    def body_of(self, actor: str) -> str:
        """The body that a person speaks for, by the person's title; the actor itself where none is named."""
        employer = self._employer(self.actors[actor]) if actor in self.actors else None
        return employer.id if employer is not None else actor

    def _source(self, actor: str, why: str) -> Source:
        """The origin that an actor speaks for: its body, its government, or itself."""
        row = self.actors[actor]
        employer = self._employer(row)
        if employer is not None:
            why, row = f"{why}; speaks for {employer.name}", employer
        country = self._country(row.id)
        if country and len(self.sides) > 1 and self._governs(row):
            return Source(f"country:{country}", row.name, f"{why}; voices of one government count once")
        return Source(row.id, row.name, why)

    def _employer(self, actor: Actor) -> Actor | None:
        """The body named in the title of a person (`the company's lawyer`, `High Court judge X`)."""
        if actor.kind not in ("person", "group"):
            return None
        named = (self.actors[i] for i in self._inside.of(actor) if self.actors[i].kind in _EMPLOYERS)
        return next(named, None)

    def _governs(self, actor: Actor) -> bool:
        """Is this the voice of a government: the state, a body that governs, an official of it, its media?"""
        if actor.kind == "state-body":
            return bool(actor.trait("function") & _GOVERNING) or not actor.trait("function")
        return actor.kind in ("state", "military", "person", "group") or self._state_media(actor.id)

    def _country(self, actor: str | None) -> str:
        if actor is None:
            return ""
        row = self.actors[actor]
        own = sorted(row.trait("country"))
        return own[0] if own else next((self._country(m) for m in row.members if self._country(m)), "")

    def _state_media(self, actor: str) -> bool:
        row = self.actors[actor]
        if row.kind not in _MEDIA:
            return False
        words = " ".join(m.span.quote for m in row.mentions).lower()
        return "yes" in row.trait("state-run") or any(w in words for w in _STATE_MEDIA)


class _Nesting:
    """Which actors are named inside the mentions of others: each actor is looked up once, its mentions by place."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._spans: dict[str, list[tuple[Span, str]]] = {}
        self._known: dict[str, tuple[str, ...]] = {}
        for actor in actors:
            for mention in actor.mentions:
                self._spans.setdefault(mention.span.report, []).append((mention.span, actor.id))
        for rows in self._spans.values():
            rows.sort(key=lambda row: row[0].start)

    def of(self, actor: Actor) -> tuple[str, ...]:
        """Ids of the actors named inside the actor's mentions, most often named first."""
        if actor.id not in self._known:
            named = (m.span for m in actor.mentions if m.form != "pronoun")
            inside = Counter(ident for place in named for ident in self._within(place) if ident != actor.id)
            self._known[actor.id] = tuple(i for i, _ in sorted(inside.items(), key=lambda row: (-row[1], row[0])))
        return self._known[actor.id]

    def _within(self, place: Span) -> Iterator[str]:
        rows = self._spans[place.report]
        first, after = (bisect_left(rows, offset, key=lambda row: row[0].start) for offset in place.bounds)
        return (ident for span, ident in rows[first:after] if place.holds(span))


def listed(sources: Mapping[str, Collection[Source]]) -> tuple[Origin, ...]:
    """Origins with the reports that rest on them, from the sources of each report."""
    names: dict[str, Source] = {}
    resting: dict[str, set[str]] = {}
    for report, found in sorted(sources.items()):
        for source in sorted(found, key=lambda s: (s.key, s.name, s.why)):
            names.setdefault(source.key, source)
            resting.setdefault(source.key, set()).add(report)
    return tuple(
        Origin(origin=names[k].name, reports=tuple(sorted(resting[k])), why=names[k].why) for k in sorted(resting)
    )
