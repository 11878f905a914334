"""What two reports have side by side already, and which rows of an index are worth laying side by side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from variorum.model import Bounds, Passage, Span

Place = tuple[str, Bounds]  # bounds in a report


@dataclass(frozen=True)
class Beside:
    """Passages by the two reports that they are of."""

    rows: Mapping[tuple[str, str], Sequence[tuple[Span, Span]]]

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> "Beside":
        rows: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
        for passage in passages:
            rows[passage.a.report, passage.b.report].append((passage.a, passage.b))
        return cls(dict(rows))

    def holds(self, a: Place, b: Place) -> bool:
        """Does a passage touch both places, one with each side?"""
        rows = [*self.rows.get((a[0], b[0]), ()), *((y, x) for x, y in self.rows.get((b[0], a[0]), ()))]
        return any(_touches(x, a[1]) and _touches(y, b[1]) for x, y in rows)


def among(where: Sequence[int], reports: Sequence[str], some: Set[str] | None) -> Iterable[tuple[int, int]]:
    """The pairs of these rows, each of the report that `reports` tells; with `some`, those with one of these."""
    if some is None:
        return combinations(where, 2)
    mine = [n for n in where if reports[n] in some]
    return ((min(n, m), max(n, m)) for n in mine for m in where if m != n)


def _touches(span: Span, bounds: Bounds) -> bool:
    return span.start < bounds[1] and bounds[0] < span.end
