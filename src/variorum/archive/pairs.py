"""The second stage: the pairs of articles of which one has much of the other.

Each print leads to the shortest text that has it, its root. An article is paired with the roots of its prints, and so
a print that n articles have gives n - 1 pairs, however many they are; what is only common to the news gives pairs with
too few prints in them to be looked at. Prints are taken in stretches of their values, so that memory does not grow with
the archive.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.archive import keys, tables
from variorum.archive.engine import Engine
from variorum.archive.layout import Layout
from variorum.archive.settings import Settings
from variorum.text.shingles import in_common

STRETCH = 8_000_000  # prints that are joined at a time
CHUNK = 250_000  # pairs whose texts are compared at a time
_BATCH = 4_096  # of them, by one process
_LEAST = 0.25  # of the shared prints that a copy is expected to have, those that a pair must have to be looked at


@dataclass(frozen=True)
class Stretch:
    """The prints from `low` to before `high`; null: to the end."""

    number: int
    low: int
    high: int | None


@dataclass(frozen=True)
class Copies:
    """Keys of articles `a` and of articles `b`, as long as those or longer, that have `share` of their sequences."""

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    share: NDArray[np.float64]

    @classmethod
    def load(cls, layout: Layout) -> "Copies":
        """All that were found in an archive."""
        table = tables.read(layout.copies)
        return cls(*(table[name].to_numpy() for name in ("a", "b", "share")))


def stretches(layout: Layout, most: int = STRETCH) -> tuple[Stretch, ...]:
    """The values of prints, taken apart evenly so that about `most` of them lie in each part."""
    count = max(1, -(-tables.rows(layout.prints) // most))
    least, width = -(1 << 63), (1 << 64) // count
    return tuple(
        Stretch(n, least + n * width, least + (n + 1) * width if n + 1 < count else None) for n in range(count)
    )


def pair(engine: Engine, layout: Layout, stretch: Stretch) -> None:
    """Writes the pairs that prints of a stretch give, and how many prints each pair has among them."""
    col = engine.daft.col
    posts = engine.daft.read_parquet(f"{layout.prints}/*.parquet").where(col("print") >= stretch.low)
    if stretch.high is not None:
        posts = posts.where(col("print") < stretch.high)
    roots = posts.groupby("print").agg(col("key").min().alias("root"), col("key").count().alias("times"))
    found = (
        posts.join(roots.where(col("times") > 1), on="print")
        .where(col("key") != col("root"))
        .groupby("root", "key")
        .agg(col("print").count().alias("prints"))
    )
    table = found.to_arrow()
    tables.write(layout.pairs / tables.name(stretch.number), dict(zip(table.column_names, table, strict=True)))


def candidates(layout: Layout, settings: Settings) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The keys of roots and of the articles that are to be compared with them, ordered by root."""
    table = tables.read(layout.pairs)
    root, key, prints = (table[name].to_numpy() for name in ("root", "key", "prints"))
    order = np.lexsort((key, root))
    root, key, prints = root[order], key[order], prints[order]
    first = np.flatnonzero((np.diff(root, prepend=-1) != 0) | (np.diff(key, prepend=-1) != 0))
    shared = np.add.reduceat(prints, first) if len(first) else prints
    root, key = root[first], key[first]
    expected = settings.share * keys.size(root) * 2 / (settings.window + 1)
    enough = shared >= np.maximum(1, _LEAST * expected)
    return root[enough], key[enough]


def compare(engine: Engine, layout: Layout, settings: Settings) -> None:
    """Compares the candidates and writes those that are copies, some at a time; what is written already stays."""
    root, key = candidates(layout, settings)
    for number, at in enumerate(range(0, max(1, len(root)), CHUNK)):
        path = layout.copies / tables.name(number)
        if not path.exists():
            table = _compared(engine, layout, root[at : at + CHUNK], key[at : at + CHUNK])
            found = copies(table, settings)
            tables.write(path, {"a": found.a, "b": found.b, "share": found.share})


def _compared(engine: Engine, layout: Layout, root: NDArray[np.int64], key: NDArray[np.int64]) -> NDArray[np.int64]:
    """A row for each pair: the keys, and how many sequences the two have in common."""
    daft, col = engine.daft, engine.daft.col
    texts = daft.read_parquet(f"{layout.texts}/*.parquet")
    measure = daft.func.batch(return_dtype=daft.DataType.int64(), use_process=False, batch_size=_BATCH)(_common)
    frame = daft.from_pydict({"a": root, "b": key})
    for side in "ab":
        frame = frame.join(texts.select(col("key").alias(side), col("sequences").alias(f"of_{side}")), on=side)
    table = frame.select("a", "b", measure(col("of_a"), col("of_b")).alias("common")).to_arrow()
    return np.stack([table[name].to_numpy() for name in table.column_names], axis=1)


def _common(a: Any, b: Any) -> NDArray[np.int64]:
    """How many of its sequences each article of one column shares with that of the other."""
    (one, ends), (other, other_ends) = (tables.flat(column.to_arrow()) for column in (a, b))
    return in_common(one, other, ends, other_ends)


def copies(table: NDArray[np.int64], settings: Settings) -> Copies:
    """Those pairs of a shorter text and a longer one that have enough in common: rows of both keys and how much."""
    a, b, common = table[np.lexsort((table[:, 1], table[:, 0]))].T
    shorter, longer = keys.size(a), keys.size(b)
    share = common / np.maximum(1, shorter)
    same = (common == shorter) & (shorter == longer)
    enough = (share >= settings.share) & ((common >= settings.fewest) | same)
    return Copies(a[enough], b[enough], share[enough])
