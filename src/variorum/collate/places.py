"""Look-up of things by the places of reports where they stand."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from operator import itemgetter
from typing import Generic, TypeVar

from variorum.model import Span

Thing = TypeVar("Thing")
_Rows = list[tuple[int, int, int]]  # start, end, number of the thing


class Places(Generic[Thing]):
    """Things, each with the spans where it stands. A look-up takes the logarithm of the spans of its report, besides
    those that it finds.
    """

    def __init__(self, things: Iterable[tuple[Thing, Iterable[Span]]]) -> None:
        self._things: list[Thing] = []
        rows: dict[str, _Rows] = defaultdict(list)
        for number, (thing, spans) in enumerate(things):
            self._things.append(thing)
            for span in spans:
                rows[span.report].append((span.start, span.end, number))
        self._rows = {report: sorted(some) for report, some in rows.items()}
        self._ends = {report: list(accumulate((end for _, end, _ in some), max)) for report, some in self._rows.items()}

    def over(self, *spans: Span) -> list[Thing]:
        """The things of which a span overlaps one of these, each once, in the order in which they were given."""
        return [self._things[number] for number in sorted({n for span in spans for n in self._numbers(span)})]

    def _numbers(self, span: Span) -> Iterable[int]:
        rows = self._rows.get(span.report, [])
        after = bisect_left(rows, span.end, key=itemgetter(0))
        first = bisect_right(self._ends.get(span.report, ()), span.start, hi=after)  # all before it end before the span
        return (number for _, end, number in rows[first:after] if end > span.start)
