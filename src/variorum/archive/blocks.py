"""Blocks: stretches of an archive whose texts one process can hold. A pair of articles is compared in the block of the
longer one, to which the text of the shorter is sent. A small archive is one block, for which no process is started.
"""

from dataclasses import dataclass
from typing import Final

import pyarrow as pa

from variorum.archive import keys, tables
from variorum.archive.layout import Layout
from variorum.archive.parts import stretches

SIZE: Final = 128 * 1024 * 1024  # bytes of texts in a block


@dataclass(frozen=True)
class Block:
    """The articles of the parts `[first, end)`."""

    number: int
    first: int
    end: int

    @property
    def low(self) -> int:
        """The least number that an article of it can have."""
        return keys.first_of(self.first)

    @property
    def high(self) -> int:
        """The least number that an article behind it can have."""
        return keys.first_of(self.end)

    def texts(self, layout: Layout, *columns: str) -> pa.Table:
        """The keys of its articles and what of their texts lies in the columns, in the order of their numbers."""
        files = (layout.texts / tables.name(part) for part in range(self.first, self.end))
        return tables.joined([tables.load(file, ("key", *columns)) for file in files])


def blocks(layout: Layout, most: int = SIZE) -> tuple[Block, ...]:
    """The blocks of an archive that is read: parts in a row that have about `most` bytes of texts together."""
    sizes = [file.stat().st_size for file in sorted(layout.texts.glob("*.parquet"))]
    return tuple(Block(n, first, end) for n, (first, end) in enumerate(stretches(sizes, most)))
