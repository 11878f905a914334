"""Which actors are named inside or before the words for others: each actor is looked up once, its mentions by place."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

from variorum.model import Actor, Span


class Nesting:
    """Look-up of mentions by place. Memory grows with the mentions of the story."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        spans: dict[str, list[tuple[Span, str]]] = {}
        for actor in actors:
            for mention in actor.mentions:
                spans.setdefault(mention.span.report, []).append((mention.span, actor.id))
        self._spans = {report: sorted(rows, key=_start) for report, rows in spans.items()}
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, actor: Actor) -> tuple[str, ...]:
        """Ids of the actors named inside the actor's mentions, most often named first."""
        if actor.id not in self._known:
            named = (m.span for m in actor.mentions if m.form != "pronoun")
            inside = Counter(ident for place in named for ident in self._within(place) if ident != actor.id)
            self._known[actor.id] = tuple(i for i, _ in sorted(inside.items(), key=lambda row: (-row[1], row[0])))
        return self._known[actor.id]

    def before(self, place: Span) -> Iterator[str]:
        """Ids of the actors named before a place of its report, the nearest first; one that is named often, often."""
        rows = self._spans.get(place.report, [])
        end = bisect_left(rows, place.start, key=_start)
        return (ident for _, ident in reversed(rows[:end]))

    def _within(self, place: Span) -> Iterator[str]:
        rows = self._spans[place.report]
        first, after = (bisect_left(rows, offset, key=_start) for offset in place.bounds)
        return (ident for span, ident in rows[first:after] if place.holds(span))


def _start(row: tuple[Span, str]) -> int:
    return row[0].start
