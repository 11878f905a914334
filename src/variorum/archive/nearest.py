"""The sixth stage: for each article of a slot the likest of those that came out before it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from variorum.archive import tables
from variorum.archive.layout import Layout
from variorum.archive.rarity import Rarity
from variorum.archive.settings import Settings
from variorum.archive.timeline import Slot

_BLOCK = 512  # articles that are compared with those before them at a time


@dataclass(frozen=True, slots=True)
class Links:
    """Articles `one`, by their places, with the likest of those before them, where it is like enough, and how like."""

    one: NDArray[np.int64]
    other: NDArray[np.int64]
    likeness: NDArray[np.float32]


def nearest(slot: Slot, root: Path, settings: Settings) -> int:
    """Writes which article of before is the likest to each of a slot, where one is like enough; says how many are."""
    layout = Layout(root)
    inside = ("place", ">=", slot.earliest), ("place", "<", slot.end)
    rows = tables.matching(layout.timeline, ("key", "day", "place", "words", "names"), *inside).sort_by("place")
    rows = rows.combine_chunks()
    rarity = Rarity.load(layout.rarity)
    words, names = (weighted(*tables.flat(rows[name].chunk(0)), rarity) for name in ("words", "names"))
    vectors = stacked(words, names, settings.names)
    keys, days = (rows[name].to_numpy() for name in ("key", "day"))
    found = links(vectors, days, slot.start - slot.earliest, settings)
    columns = {"key": keys[found.one], "near": keys[found.other], "likeness": found.likeness}
    tables.write(layout.nearest / tables.name(slot.number), columns)
    return len(found.one)


def weighted(values: NDArray[np.uint32], ends: NDArray[np.int64], rarity: Rarity) -> csr_array:
    """A row of length 1 for each article, in which each of its words counts as it is rare; a word is a column."""
    different, columns = np.unique(values, return_inverse=True)
    weights = rarity.weights(values)
    of_row = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
    length = np.sqrt(np.bincount(of_row, weights=weights**2, minlength=len(ends)))
    data = (weights / np.maximum(length[of_row], np.finfo(np.float32).tiny)).astype(np.float32)
    return csr_array((data, columns, np.concatenate([[0], ends])), shape=(len(ends), len(different)))


def stacked(words: csr_array, names: csr_array, part: float) -> csr_array:
    """Words and names side by side, so that names make up that part of a likeness."""
    return csr_array(hstack([words * np.float32(np.sqrt(1 - part)), names * np.float32(np.sqrt(part))]))


def links(vectors: csr_array, days: NDArray[np.int64], first: int, settings: Settings) -> Links:
    """The links of the articles from the place `first` on; their days ascend."""
    blocks = [
        _linked(vectors, days, range(at, min(at + _BLOCK, len(days))), settings)
        for at in range(first, len(days), _BLOCK)
    ]
    return Links(*(np.concatenate([getattr(block, name) for block in blocks]) for name in Links.__slots__))


def _linked(vectors: csr_array, days: NDArray[np.int64], block: range, settings: Settings) -> Links:
    """Of two articles that are as like the later counts."""
    start = max(int(np.searchsorted(days, days[block.start] - settings.days)), block.start - settings.abreast, 0)
    like = (vectors[block.start : block.stop] @ vectors[start : block.stop].T).tocoo()
    one, other = (np.asarray(place, dtype=np.int64) for place in (like.row + block.start, like.col + start))
    fits = (like.data >= settings.likeness) & (days[other] >= days[one] - settings.days)
    fits &= (other < one) & (other >= one - settings.abreast)
    one, other, likeness = one[fits], other[fits], like.data[fits]
    order = np.lexsort((other, likeness, one))
    last = order[np.diff(one[order], append=-1) != 0]
    return Links(one[last], other[last], likeness[last])
