"""Which actors are named inside or before the words for others: each actor is looked up once, its mentions by place."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from variorum.collate.places import Places
from variorum.model import Actor, Span


class Nesting:
    """Look-up of mentions by place. Memory grows with the mentions of the story."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        rows = [(mention.span, actor.id) for actor in actors for mention in actor.mentions]
        self._places = Places((row, (row[0],)) for row in rows)
        # the starts of mentions, their numbers, and the actors
        self._starts: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for number, (span, actor) in enumerate(rows):
            self._starts[span.report].append((span.start, number, actor))
        for starts in self._starts.values():
            starts.sort()
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
        rows = self._starts.get(place.report, [])
        return (ident for _, _, ident in reversed(rows[: bisect_left(rows, (place.start,))]))

    def _within(self, place: Span) -> Iterator[str]:
        return (ident for span, ident in self._places.over(place) if place.holds(span))
