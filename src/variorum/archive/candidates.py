"""The third stage: pairs that are worth a look, each laid where both its texts are at hand.

The pairs of an article are counted over all stretches of prints in the block that it is of; those with too few prints
for copies, as phrases common to the news give them, end here. Then each block sends the texts that are roots in other
blocks to those, once to each. So all pairs, and all texts, are read once by the block that they are of, whatever the
size of the archive.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from variorum.archive import keys, tables
from variorum.archive.blocks import Block
from variorum.archive.layout import Layout
from variorum.archive.settings import Settings

_LEAST = 0.25  # of the shared prints that a copy is expected to have, those that a pair must have to be looked at
_GROUP = 4 * 1024  # pairs that are read together, by the blocks of their roots
_SENT = 256  # texts that are read together, by the block that they are sent to


def choose(block: Block, root: Path, settings: Settings) -> int:
    """Writes the pairs of the articles of a block that are to be compared; says how many."""
    layout = Layout(root)
    columns = ("root", "key", "prints")
    table = tables.matching(layout.pairs, columns, ("article", ">=", block.low), ("article", "<", block.high))
    root_keys, key, prints = (table[name].to_numpy() for name in columns)
    roots, key = _enough(root_keys, key, prints, settings)
    order = np.argsort(keys.number(roots), kind="stable")
    found = {"article": keys.number(roots)[order], "root": roots[order], "key": key[order]}
    tables.write(layout.candidates / tables.name(block.number), found, _GROUP)
    return len(key)


def _enough(
    root: NDArray[np.int64], key: NDArray[np.int64], prints: NDArray[np.int64], settings: Settings
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The roots and articles of the pairs that share enough prints, over all rows that tell of a pair."""
    order = np.lexsort((key, root))
    root, key, prints = root[order], key[order], prints[order]
    first = np.flatnonzero((np.diff(root, prepend=-1) != 0) | (np.diff(key, prepend=-1) != 0))
    shared = np.add.reduceat(prints, first) if len(first) else prints
    root, key = root[first], key[first]
    expected = settings.share * keys.size(root) * 2 / (settings.window + 1)
    enough = shared >= np.maximum(1, _LEAST * expected)
    return root[enough], key[enough]


def lay(block: Block, root: Path) -> int:
    """Writes the texts of a block that are roots in other blocks, with the number of the block they go `to`; says how
    many.
    """
    layout = Layout(root)
    goes, wanted = _wanted(block, layout)
    texts = block.texts(layout, "sequences")
    place = np.searchsorted(keys.number(texts["key"].to_numpy()), keys.number(wanted))
    sent = {"to": goes, "key": wanted, "sequences": texts["sequences"].take(place)}
    tables.write(layout.sent / tables.name(block.number), sent, _SENT)
    return len(wanted)


def _wanted(block: Block, layout: Layout) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers of other blocks, ascending, and the keys of the texts of this one that they have as roots."""
    goes, wanted = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for file in sorted(layout.candidates.glob("*.parquet")):
        if (other := tables.number_of(file)) != block.number:
            found = tables.matching(file, ("root",), ("article", ">=", block.low), ("article", "<", block.high))
            wanted.append(np.unique(found["root"].to_numpy()))
            goes.append(np.full(len(wanted[-1]), other, dtype=np.int64))
    return np.concatenate(goes), np.concatenate(wanted)
