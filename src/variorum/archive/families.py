"""Families: articles that have their text from one another.

Texts of about one length that are copies are joined, through however many others. A longer text that holds shorter ones
is joined to them as well; but where it holds several that have nothing to do with one another, as the digest of a day
does, it belongs to the one of which it has most, and the others stay apart. What is short and stands in texts of many
families that have nothing to do with one another, as a notice does, is joined to none of them.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from variorum.archive import keys
from variorum.archive.copies import Copies
from variorum.archive.settings import Settings
from variorum.sets import Sets

_LONGER = 2  # times as long as a text that it holds
_FEW = 2  # families that a notice is in more of


@dataclass(frozen=True)
class _Held:
    """Texts that are in longer ones, as places of what counts as one text with them, and the sequences in common;
    those of shorter holders come first.
    """

    held: NDArray[np.int64]
    holder: NDArray[np.int64]
    shared: NDArray[np.int64]

    def where(self, fits: NDArray[np.bool_]) -> "_Held":
        return _Held(self.held[fits], self.holder[fits], self.shared[fits])


def families(numbers: NDArray[np.int64], copies: Copies, settings: Settings) -> NDArray[np.int64]:
    """For each of the articles, whose numbers ascend, the place of the first article of its family."""
    a, b = (np.searchsorted(numbers, keys.number(side)) for side in (copies.a, copies.b))
    longer = keys.size(copies.b) >= _LONGER * keys.size(copies.a)
    core = components(len(numbers), a[~longer], b[~longer])
    order = np.flatnonzero(longer)[np.argsort(keys.size(copies.b)[longer], kind="stable")]
    found = _Held(core[a[order]], core[b[order]], copies.common[order])
    firm = found.shared >= settings.phrase
    told = _with_holders(core, found.where(firm))
    if firm.all():
        return told
    return _with_holders(core, found.where(firm | ~_noticed(told, found)))


def _noticed(family: NDArray[np.int64], found: _Held) -> NDArray[np.bool_]:
    """Which of the texts that are held are notices: those that more families have in longer texts than there are
    articles of their own, and than a few.
    """
    count = len(family)
    pairs = np.unique(family[found.held] * count + family[found.holder])
    held, holder = pairs // count, pairs % count
    among = np.bincount(held[held != holder], minlength=count)
    notice = among > np.maximum(_FEW, np.bincount(family, minlength=count))
    return np.asarray(notice[family[found.held]])


def _with_holders(core: NDArray[np.int64], found: _Held) -> NDArray[np.int64]:
    """The families, when what counts as one text is joined with the longer texts that it belongs to."""
    links = _joined(found.held.tolist(), found.holder.tolist(), found.shared.tolist())
    joined = np.array(links, dtype=np.int64).reshape(-1, 2)
    return components(len(core), *np.concatenate([np.stack([np.arange(len(core)), core], axis=1), joined]).T)


def _joined(held: Sequence[int], holder: Sequence[int], shared: Sequence[int]) -> list[tuple[int, int]]:
    """Which texts that are held belong to the ones that hold them; those of shorter holders come first.

    What was joined before counts as one text.
    """
    rows: dict[int, dict[int, int]] = defaultdict(dict)
    for short, long, common in zip(held, holder, shared, strict=True):
        rows[long][short] = max(common, rows[long].get(short, 0))
    sets, links = Sets[int](), list[tuple[int, int]]()
    for long, parts in rows.items():
        most = min(parts, key=lambda part: (-parts[part], part))
        for short in parts:
            if sets.top(short) == sets.top(most):
                links.append((short, long))
        sets.join(most, long)
    return links


def components(count: int, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each node, the least node that edges lead to from it."""
    graph = coo_array((np.ones(len(a), dtype=np.int8), (a, b)), shape=(count, count))
    found, label = connected_components(graph, directed=False)
    least = np.full(found, count, dtype=np.int64)
    np.minimum.at(least, label, np.arange(count))
    return np.asarray(least[label])
