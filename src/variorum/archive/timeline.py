"""The fifth stage: the articles in the order of their days, with the words that tell them apart, taken apart in slots.

Of a family, one article a day is enough. A slot has so many articles, whatever the days: neither a day on which much
came out nor a heap without dates makes one that a process cannot hold. Articles without a day stand before all others,
in the order in which they were read, as if they were of one day.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from variorum.archive import keys, tables
from variorum.archive.blocks import Block
from variorum.archive.layout import Layout
from variorum.archive.rarity import Rarity
from variorum.archive.settings import Settings

SLOT = 20_000  # articles
_FEW, _LITTLE = 16, 1_000  # slots that a small archive is cut into, unless they have fewer articles
SAMPLE = 20_000  # articles by which the rarity of words is known
_SAMPLED = 64  # parts of the archive that they are taken from
_GROUP = 256  # articles that are read together, by the slots near which they are
UNDATED = -1_000_000  # a day before all others


@dataclass(frozen=True)
class Slot:
    """The articles at the places `[start, end)` of the order, and those from the place `earliest` on, of which one may
    be near to one of them.
    """

    number: int
    earliest: int
    start: int
    end: int


@dataclass(frozen=True)
class Order:
    """The keys of articles and their days, ascending."""

    keys: NDArray[np.int64]
    days: NDArray[np.int64]

    @classmethod
    def of(cls, articles: NDArray[np.int64], days: NDArray[np.int64], family: NDArray[np.int64]) -> "Order":
        """The first article of each family on each day."""
        rows = np.arange(len(articles))
        by_family = np.lexsort((rows, days, family))
        changed = [np.diff(column[by_family], prepend=column[by_family][:1] - 1) != 0 for column in (family, days)]
        first = by_family[changed[0] | changed[1]]
        first = first[np.lexsort((first, days[first]))]
        return cls(articles[first], days[first])

    def keep(self, layout: Layout) -> None:
        """Writes it by the numbers of the articles, so that a block finds its own."""
        numbers, places = keys.number(self.keys), np.arange(len(self.keys))
        columns = {"article": numbers, "key": self.keys, "day": self.days, "place": places}
        by_number = np.argsort(numbers)
        tables.write(layout.order / tables.name(0), {name: column[by_number] for name, column in columns.items()})


def slots(days: NDArray[np.int64], settings: Settings, most: int | None = None) -> tuple[Slot, ...]:
    """The slots of articles whose days ascend, each of about `most`."""
    most = most or min(SLOT, max(_LITTLE, -(-len(days) // _FEW)))
    found = []
    for number, start in enumerate(range(0, len(days), most)):
        earliest = max(int(np.searchsorted(days, days[start] - settings.days)), start - settings.abreast, 0)
        found.append(Slot(number, earliest, start, min(start + most, len(days))))
    return tuple(found)


def sample(layout: Layout, order: Order) -> Rarity:
    """How rare words are among `SAMPLE` of the articles in order, taken evenly from some parts of the archive."""
    files = sorted(layout.texts.glob("*.parquet"))
    texts = tables.joined([tables.load(file, ("key", "words")) for file in files[:: -(-len(files) // _SAMPLED)]])
    there = np.flatnonzero(np.isin(texts["key"].to_numpy(), order.keys))
    taken = there[:: max(1, -(-len(there) // SAMPLE))]
    words, _ = tables.flat(texts["words"].take(taken).combine_chunks())
    return Rarity(*np.unique(words, return_counts=True), len(taken))


def place(block: Block, root: Path, settings: Settings) -> int:
    """Writes the articles of a block that are in the order with their places and rarest words; says how many."""
    layout = Layout(root)
    inside = ("article", ">=", block.low), ("article", "<", block.high)
    rows = tables.matching(layout.order, ("key", "day", "place"), *inside)
    texts, known = block.texts(layout, "words", "names"), Rarity.load(layout.rarity)
    at = np.searchsorted(keys.number(texts["key"].to_numpy()), keys.number(rows["key"].to_numpy()))
    by_place = np.argsort(rows["place"].to_numpy())
    columns = {name: rows[name].take(by_place) for name in rows.column_names}
    for name in ("words", "names"):
        column = tables.flat(texts[name].take(at[by_place]).combine_chunks())
        columns[name] = tables.lists(*known.rarest(*column, settings.kept))
    tables.write(layout.timeline / tables.name(block.number), columns, _GROUP)
    return len(rows)
