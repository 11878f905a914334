"""The fourth stage: how much of the shorter text of a pair the longer one has."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.archive import keys, tables
from variorum.archive.blocks import Block
from variorum.archive.layout import Layout
from variorum.archive.settings import Settings
from variorum.text.shingles import in_common

_BATCH = 4_096  # pairs that are compared at a time


@dataclass(frozen=True)
class Copies:
    """Keys of articles `a` and of articles `b`, as long as those or longer, that have `share` of their sequences."""

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    share: NDArray[np.float64]

    @property
    def common(self) -> NDArray[np.int64]:
        """How many sequences they share."""
        return np.rint(self.share * keys.size(self.a)).astype(np.int64)

    @classmethod
    def load(cls, layout: Layout) -> "Copies":
        """All that were found in an archive."""
        table = tables.read(layout.copies)
        return cls(*(table[name].to_numpy() for name in ("a", "b", "share")))


def compare(block: Block, root: Path, settings: Settings) -> int:
    """Writes the pairs of a block that are copies; says how many."""
    layout = Layout(root)
    pairs = tables.load(layout.candidates / tables.name(block.number), ("root", "key"))
    sent = tables.matching(layout.sent, ("key", "sequences"), ("to", "==", block.number))
    texts = tables.joined([block.texts(layout, "sequences"), sent])
    order = np.argsort(known := texts["key"].to_numpy())
    a, b = (pairs[name].to_numpy() for name in ("root", "key"))
    at, by = (order[np.searchsorted(known, side, sorter=order)] for side in (a, b))
    rows = texts["sequences"]
    common = [_common(rows.take(at[n : n + _BATCH]), rows.take(by[n : n + _BATCH])) for n in range(0, len(a), _BATCH)]
    found = copies(a, b, np.concatenate([np.zeros(0, dtype=np.int64), *common]), settings)
    tables.write(layout.copies / tables.name(block.number), {"a": found.a, "b": found.b, "share": found.share})
    return len(found.a)


def _common(a: Any, b: Any) -> NDArray[np.int64]:
    """How many of its sequences each article of one column shares with that of the other."""
    (one, ends), (other, other_ends) = (tables.flat(column.combine_chunks()) for column in (a, b))
    return in_common(one, other, ends, other_ends)


def copies(a: NDArray[np.int64], b: NDArray[np.int64], common: NDArray[np.int64], settings: Settings) -> Copies:
    """Those pairs of a shorter text and a longer one that have enough in common."""
    order = np.lexsort((b, a))
    a, b, common = a[order], b[order], common[order]
    shorter, longer = keys.size(a), keys.size(b)
    share = common / np.maximum(1, shorter)
    same = (common == shorter) & (shorter == longer)
    enough = (share >= settings.share) & (common >= settings.phrase)
    enough |= (share >= max(settings.share, settings.whole)) & (common >= settings.fewest)
    return Copies(a[enough | same], b[enough | same], share[enough | same])
