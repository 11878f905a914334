"""What two reports have side by side already, and which rows of an index are worth laying side by side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from variorum.model import Bounds, Passage

Place = tuple[str, Bounds]  # bounds in a report


@dataclass(frozen=True)
class Beside:
    """Where two reports tell the same, by the ids of both: the bounds of each two places."""

    rows: Mapping[tuple[str, str], Sequence[tuple[Bounds, Bounds]]]

    def plus(self, passages: Iterable[Passage]) -> "Beside":
        """The same with the sides of these passages."""
        more: dict[tuple[str, str], list[tuple[Bounds, Bounds]]] = defaultdict(list)
        for passage in passages:
            more[passage.a.report, passage.b.report].append((passage.a.bounds, passage.b.bounds))
        return Beside({**self.rows, **{pair: (*self.rows.get(pair, ()), *rows) for pair, rows in more.items()}})

    def holds(self, a: Place, b: Place) -> bool:
        """Do two places of one row touch these, one each?"""
        rows, turned = self.rows.get((a[0], b[0]), ()), self.rows.get((b[0], a[0]), ())
        return any(_touch(x, a[1]) and _touch(y, b[1]) for x, y in rows) or any(
            _touch(x, a[1]) and _touch(y, b[1]) for y, x in turned
        )


def among(where: Sequence[int], reports: Sequence[str], some: Set[str] | None) -> Iterable[tuple[int, int]]:
    """The pairs of these rows, each of the report that `reports` tells; with `some`, those with one of these."""
    if some is None:
        return combinations(where, 2)
    mine = [n for n in where if reports[n] in some]
    return ((min(n, m), max(n, m)) for n in mine for m in where if m != n)


def _touch(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[1] and other[0] < one[1]
