"""What is told around a mention, and in its whole report: two tellings of one event seldom stand in strange company.

The company of a mention is made of what earlier stages found: the words of events and the actors that are named. What
few reports have counts more than what all of them have.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from math import fsum, log, sqrt

from variorum.model import Actor, Event

_NEAR = 250  # characters on either side of a mention: about two sentences
_REMEMBERED = 1 << 16  # pairs of reports


class Surroundings:
    """Compares the company of mentions, and whole reports, in one story."""

    def __init__(self, events: Sequence[Event], actors: Iterable[Actor]) -> None:
        self._places = _places(events, actors)
        told = {report: Counter(name for _, name in places) for report, places in self._places.items()}
        spread = Counter(name for names in told.values() for name in names)
        self._rarity = {name: log(1 + len(told) / n) for name, n in spread.items()}
        self._weights = {
            report: {name: (1 + log(n)) * self._rarity[name] for name, n in names.items()}
            for report, names in told.items()
        }
        self._lengths = {report: sqrt(_product(own, own)) for report, own in self._weights.items()}
        self._company = {event.id: self._around(event) for event in events}
        self._alike = lru_cache(_REMEMBERED)(self._cosine)

    def shared(self, a: Event, b: Event) -> float:
        """The share of what is told around the one mention, that with less, that is told around the other, 0 to 1."""
        ours, theirs = self._company[a.id], self._company[b.id]
        least = min(self._sum(ours), self._sum(theirs))
        return self._sum(ours & theirs) / least if least else 0.0

    def alike(self, one: str, other: str) -> float:
        """How much two reports tell of the same, 0 to 1: the root of the cosine, so that a little already counts."""
        return self._alike(*sorted((one, other)))

    def _around(self, event: Event) -> Set[str]:
        mention = event.mentions[0]
        places = self._places[mention.report]
        first = bisect_left(places, mention.start - _NEAR, key=lambda place: place[0])
        last = bisect_right(places, mention.end + _NEAR, key=lambda place: place[0])
        return {name for _, name in places[first:last]}

    def _cosine(self, one: str, other: str) -> float:
        lengths = self._lengths[one] * self._lengths[other]
        return sqrt(_product(self._weights[one], self._weights[other]) / lengths) if lengths else 0.0

    def _sum(self, names: Set[str]) -> float:
        return fsum(self._rarity[name] for name in names)  # the same in whatever order a set has them


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return fsum(one[name] * other[name] for name in one.keys() & other.keys())


def _places(events: Sequence[Event], actors: Iterable[Actor]) -> dict[str, list[tuple[int, str]]]:
    """Of each report, in text order, where words of events and named actors stand."""
    found: dict[str, list[tuple[int, str]]] = {event.mentions[0].report: [] for event in events}
    for report, start, name in (*_worded(events), *_named(actors)):
        if report in found:
            found[report].append((start, name))
    return {report: sorted(places) for report, places in found.items()}


def _worded(events: Sequence[Event]) -> Iterator[tuple[str, int, str]]:
    for event in events:
        for word in event.words:
            yield event.mentions[0].report, event.mentions[0].start, word


def _named(actors: Iterable[Actor]) -> Iterator[tuple[str, int, str]]:
    for actor in actors:
        if any(m.form == "name" for m in actor.mentions):
            for mention in actor.mentions:
                yield mention.span.report, mention.span.start, actor.id
