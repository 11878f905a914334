"""The articles of a part, read as a build reads them up to their text."""

import codecs
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from variorum.archive.parts import Part
from variorum.errors import ReadError
from variorum.model import LeftOut
from variorum.read.formats.jsonl import lines_from, read_lines
from variorum.read.formats.parquet import read_parquet
from variorum.read.item import Item
from variorum.read.raw import Raw
from variorum.read.reading import opened, read_raw


def read_part(part: Part) -> Iterator[Raw | ReadError | LeftOut]:
    """What lies in a part, one article in memory at a time. Problems are given in their place, not raised."""
    try:
        with Path(part.path).open("rb") as stream:
            yield from _read(part, Item(part.path, stream))
    except OSError as error:
        yield ReadError(part.path, f"it cannot be read on ({error.strerror})", "check the disk and its permissions")


def _read(part: Part, item: Item) -> Iterator[Raw | ReadError | LeftOut]:
    if part.kind == "file":
        return read_raw(item)
    if part.kind == "groups":
        return opened(read_parquet(item, range(part.start, part.end)))
    marked = part.start == 0 and item.head().startswith(codecs.BOM_UTF8)
    offset = item.stream.seek(len(codecs.BOM_UTF8) if marked else part.start)
    lines = takewhile(lambda line: line[0] < part.end, lines_from(item.stream, offset, item.limits.document))
    return opened(read_lines(item, lines, part.first))
