"""Families: articles that have their text from one another.

Texts of about one length that are copies are joined, through however many others. A longer text that holds shorter ones
is joined to them as well; but where it holds several that have nothing to do with one another, as the digest of a day
does, it belongs to the one of which it has most, and the others stay apart.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from variorum.archive import keys
from variorum.archive.pairs import Copies
from variorum.trace.sets import Sets

_LONGER = 2  # times as long as a text that it holds


def families(numbers: NDArray[np.int64], copies: Copies) -> NDArray[np.int64]:
    """For each of the articles, whose numbers ascend, the place of the first article of its family."""
    a, b = (np.searchsorted(numbers, keys.number(side)) for side in (copies.a, copies.b))
    longer = keys.size(copies.b) >= _LONGER * keys.size(copies.a)
    core = components(len(numbers), a[~longer], b[~longer])
    order = np.argsort(keys.size(copies.b)[longer], kind="stable")
    shared = (copies.share * keys.size(copies.a))[longer][order]
    held, holder = core[a[longer]][order], core[b[longer]][order]
    joined = np.array(_joined(held.tolist(), holder.tolist(), shared.tolist()), dtype=np.int64).reshape(-1, 2)
    return components(len(numbers), *np.concatenate([np.stack([np.arange(len(core)), core], axis=1), joined]).T)


def _joined(held: Sequence[int], holder: Sequence[int], shared: Sequence[float]) -> list[tuple[int, int]]:
    """Which texts that are held belong to the ones that hold them; those of shorter holders come first.

    What was joined before counts as one text.
    """
    rows: dict[int, dict[int, float]] = defaultdict(dict)
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
