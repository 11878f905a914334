"""Look-up of things by the places of reports where they stand."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from variorum.model import Span

Thing = TypeVar("Thing")
_Rows = list[tuple[int, int, int]]  # start, end, number of the thing


class Places(Generic[Thing]):
    """Things, each with the spans where it stands. A look-up takes the logarithm of the spans of its report, besides
    those that it finds; the spans of a report are put in order when it is first asked for.
    """

    def __init__(self, things: Iterable[tuple[Thing, Iterable[Span]]]) -> None:
        self._things: list[Thing] = []
        self._rows: dict[str, _Rows] = defaultdict(list)
        self._ends: dict[str, list[int]] = {}
        self._known: dict[tuple[str, int, int], list[Thing]] = {}
        for number, (thing, spans) in enumerate(things):
            self._things.append(thing)
            for span in spans:
                self._rows[span.report].append((span.start, span.end, number))

    def over(self, *spans: Span) -> list[Thing]:
        """The things of which a span overlaps one of these, each once, in the order in which they were given."""
        numbers = self._numbers(spans[0]) if len(spans) == 1 else [n for span in spans for n in self._numbers(span)]
        return [self._things[number] for number in sorted(set(numbers))]

    def at(self, span: Span) -> list[Thing]:
        """The same of one span that is asked for again and again, as a side of many passages: it is looked up once."""
        key = span.report, span.start, span.end
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self.over(span)
        return found

    def _numbers(self, span: Span) -> list[int]:
        rows = self._rows.get(span.report)
        if rows is None:
            return []
        ends = self._ends.get(span.report)
        if ends is None:
            rows.sort()
            ends = self._ends[span.report] = list(accumulate((end for _, end, _ in rows), max))
        after = bisect_left(rows, (span.end,))
        first = bisect_right(ends, span.start, hi=after)  # all before it end before the span
        return [number for _, end, number in rows[first:after] if end > span.start]
