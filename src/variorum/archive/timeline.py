"""The third stage: the articles in the order of their days, in slots of even size, with the words that tell them apart.

Of a family, one article a day is enough. A slot has so many articles, whatever the days: neither a day on which much
came out nor a heap without dates makes one that a process cannot hold. Articles without a day stand before all others,
in the order in which they were read, as if they were of one day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.archive import tables
from variorum.archive.engine import Engine
from variorum.archive.layout import Layout
from variorum.archive.rarity import Rarity
from variorum.archive.settings import Settings

SLOT = 20_000  # articles
SAMPLE = 20_000  # articles by which the rarity of words is known
UNDATED = -1_000_000  # a day before all others
_BATCH = 4_096  # articles, by one process


@dataclass(frozen=True)
class Slot:
    """A slot, and the slots before it in which an article may stand that is near to one of it."""

    number: int
    before: tuple[int, ...]


@dataclass(frozen=True)
class Order:
    """The keys of articles and their days, ascending."""

    keys: NDArray[np.int64]
    days: NDArray[np.int64]

    @classmethod
    def of(cls, keys: NDArray[np.int64], days: NDArray[np.int64], family: NDArray[np.int64]) -> "Order":
        """The first article of each family on each day."""
        rows = np.arange(len(keys))
        by_family = np.lexsort((rows, days, family))
        changed = [np.diff(column[by_family], prepend=column[by_family][:1] - 1) != 0 for column in (family, days)]
        first = by_family[changed[0] | changed[1]]
        first = first[np.lexsort((first, days[first]))]
        return cls(keys[first], days[first])


def slots(days: NDArray[np.int64], settings: Settings, most: int = SLOT) -> tuple[Slot, ...]:
    """The slots of articles whose days ascend."""
    found = []
    for number, start in enumerate(range(0, len(days), most)):
        earliest = max(int(np.searchsorted(days, days[start] - settings.days)), start - settings.abreast)
        found.append(Slot(number, tuple(range(earliest // most, number))))
    return tuple(found)


def write(engine: Engine, layout: Layout, order: Order, settings: Settings) -> None:
    """Writes the timeline: each article with its place in the order, its rarest words and names, slot by slot."""
    daft, col = engine.daft, engine.daft.col
    known = _rarity(engine, layout, order.keys)
    known.keep(layout.rarity / "words.parquet")
    rows = daft.DataType.list(daft.DataType.uint32())
    rarest = daft.func.batch(return_dtype=rows, use_process=False, batch_size=_BATCH)(_rarest(known, settings.kept))
    place = np.arange(len(order.keys))
    columns = {"key": order.keys, "day": order.days, "place": place, "slot": place // SLOT}
    frame = daft.read_parquet(f"{layout.texts}/*.parquet").join(daft.from_pydict(columns), on="key")
    frame = frame.select(*columns, *(rarest(col(name)).alias(name) for name in ("words", "names")))
    tables.made(layout.timeline, lambda folder: frame.write_parquet(str(folder), partition_cols=["slot"]))


def _rarity(engine: Engine, layout: Layout, keys: NDArray[np.int64]) -> Rarity:
    """How rare words are among `SAMPLE` of the articles with these keys, evenly taken."""
    sample = keys[:: max(1, -(-len(keys) // SAMPLE))]
    col = engine.daft.col
    counted = (
        engine.daft.read_parquet(f"{layout.texts}/*.parquet")
        .join(engine.daft.from_pydict({"key": sample}), on="key")
        .select("words")
        .explode("words")
        .groupby("words")
        .agg(col("words").count().alias("count"))
        .sort("words")
        .to_arrow()
    )
    words, counts = (counted[name].to_numpy() for name in ("words", "count"))
    return Rarity(words.astype(np.uint32), counts.astype(np.int64), len(sample))


def _rarest(known: Rarity, most: int) -> Callable[[Any], Any]:
    """A function from a column of words to one of the rarest of them."""

    def rarest(column: Any) -> Any:
        rows, ends = known.rarest(*tables.flat(column.to_arrow()), most)
        return tables.lists(rows, ends)

    return rarest
