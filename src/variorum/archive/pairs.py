"""The second stage: the pairs of articles that have a print in common.

Each print leads to the shortest text that has it, its root. An article is paired with the roots of its prints, and so
a print that n articles have gives n - 1 pairs, however many they are. Prints are taken in stretches of their values,
so that memory does not grow with the archive.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from variorum.archive import keys, tables
from variorum.archive.layout import Layout

STRETCH = 8_000_000  # prints that are joined at a time
_GROUP = 4 * 1024  # pairs that are read together: a block reads those of its own articles


@dataclass(frozen=True)
class Stretch:
    """The prints from `low` to before `high`; null: to the end."""

    number: int
    low: int
    high: int | None


def stretches(layout: Layout, most: int = STRETCH) -> tuple[Stretch, ...]:
    """The values of prints, taken apart evenly so that about `most` of them lie in each part."""
    count = max(1, -(-tables.rows(layout.prints) // most))
    least, width = -(1 << 63), (1 << 64) // count
    return tuple(
        Stretch(n, least + n * width, least + (n + 1) * width if n + 1 < count else None) for n in range(count)
    )


def pair(stretch: Stretch, root: Path) -> int:
    """Writes the pairs that prints of a stretch give, and how many prints each pair has among them; says how many."""
    layout = Layout(root)
    inside = [("print", ">=", stretch.low), *([("print", "<", stretch.high)] if stretch.high is not None else [])]
    posts = tables.matching(layout.prints, ("print", "key"), *inside)
    found, times = _counted(*_paired(posts["print"].to_numpy(), posts["key"].to_numpy()))
    columns = {"article": keys.number(found[0]), "key": found[0], "root": found[1], "prints": times}
    tables.write(layout.pairs / tables.name(stretch.number), columns, _GROUP)
    return len(times)


def _paired(prints: NDArray[np.int64], key: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The keys of articles and of the roots of their prints, a pair for each print that is not the root's own."""
    order = np.argsort(prints, kind="stable")
    prints, key = prints[order], key[order]
    first = np.flatnonzero(np.diff(prints, prepend=prints[:1] - 1))
    lengths = np.diff(first, append=len(prints))
    root = np.repeat(np.minimum.reduceat(key, first) if len(first) else key, lengths)
    other = key != root
    return key[other], root[other]


def _counted(
    key: NDArray[np.int64], root: NDArray[np.int64]
) -> tuple[tuple[NDArray[np.int64], NDArray[np.int64]], NDArray[np.int64]]:
    """Each pair once, by the number of its article, and how often it stands there."""
    order = np.lexsort((root, keys.number(key)))
    key, root = key[order], root[order]
    first = np.flatnonzero((np.diff(key, prepend=-1) != 0) | (np.diff(root, prepend=-1) != 0))
    return (key[first], root[first]), np.diff(first, append=len(key))
