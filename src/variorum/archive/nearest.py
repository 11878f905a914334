"""The fourth stage: for each article of a slot the likest of those that came out before it."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from variorum.archive import tables
from variorum.archive.layout import Layout
from variorum.archive.rarity import Rarity
from variorum.archive.settings import Settings
from variorum.archive.timeline import Slot

if TYPE_CHECKING:
    import pyarrow as pa
    from scipy.sparse import csr_array

_BLOCK = 512  # articles that are compared with those before them at a time


def nearest(slot: Slot, root: Path, settings: Settings) -> int:
    """Writes which article of before is the likest to each of a slot, where one is like enough; says how many are."""
    layout = Layout(root)
    rows = _rows(layout, slot)
    vectors = _vectors(rows, Rarity.load(layout.rarity), settings)
    keys, days = (rows[name].to_numpy() for name in ("key", "day"))
    first = len(keys) - int(np.count_nonzero(rows["slot"].to_numpy() == slot.number))
    found = [
        _likest(vectors, days, range(at, min(at + _BLOCK, len(keys))), settings)
        for at in range(first, len(keys), _BLOCK)
    ]
    one, other, likeness = (np.concatenate(column) for column in zip(*found, strict=True))
    tables.write(
        layout.nearest / tables.name(slot.number), {"key": keys[one], "near": keys[other], "likeness": likeness}
    )
    return len(one)


def _rows(layout: Layout, slot: Slot) -> "pa.Table":
    """The articles of the slots, by their place in the order."""
    import pyarrow as pa  # noqa: PLC0415 # an extra, and slow to import

    parts = []
    for number in (*slot.before, slot.number):
        table = tables.read(layout.timeline / f"slot={number}", ("key", "day", "place", "words", "names"))
        parts.append(table.append_column("slot", pa.array(np.full(len(table), number))).sort_by("place"))
    return pa.concat_tables(parts).combine_chunks()


def _vectors(rows: "pa.Table", rarity: Rarity, settings: Settings) -> "csr_array":
    """A row for each article, of length 1 at the most: its words, and its names in columns of their own."""
    from scipy.sparse import csr_array, hstack  # noqa: PLC0415 # an extra, and slow to import

    halves = []
    for name, part in (("words", 1 - settings.names), ("names", settings.names)):
        values, ends = tables.flat(rows[name].chunk(0))
        different, columns = np.unique(values, return_inverse=True)
        weights = rarity.weights(values)
        of_row = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        length = np.sqrt(np.bincount(of_row, weights=weights**2, minlength=len(ends)))
        data = (weights * np.sqrt(part) / np.maximum(length[of_row], 1e-9)).astype(np.float32)
        starts = np.concatenate([[0], ends])
        halves.append(csr_array((data, columns, starts), shape=(len(ends), len(different))))
    return csr_array(hstack(halves))


def _likest(
    vectors: "csr_array", days: NDArray[np.int64], block: range, settings: Settings
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """The articles of a block that have one like enough before them, the likest of those, and how like it is.

    Of two as like the later counts.
    """
    start = max(int(np.searchsorted(days, days[block.start] - settings.days)), block.start - settings.abreast, 0)
    like = (vectors[block.start : block.stop] @ vectors[start : block.stop].T).tocoo()
    one, other = like.row + block.start, like.col + start
    fits = (like.data >= settings.likeness) & (other < one) & (days[other] >= days[one] - settings.days)
    one, other, likeness = one[fits], other[fits], like.data[fits]
    order = np.lexsort((other, likeness, one))
    last = order[np.diff(one[order], append=-1) != 0]
    return one[last].astype(np.int64), other[last].astype(np.int64), likeness[last]
