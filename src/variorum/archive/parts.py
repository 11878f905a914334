"""The parts that an archive's files are read in, each by one process, each with its own number."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Literal

from pyarrow import ArrowException
from pyarrow.parquet import read_metadata

from variorum.errors import RequestError
from variorum.model.record import Record
from variorum.read.formats import format_of
from variorum.read.formats.jsonl import WIDE_MARKS, is_document, read_json
from variorum.read.formats.packed import read_bzip2, read_gzip, read_xz
from variorum.read.formats.parquet import read_parquet
from variorum.read.formats.warc import read_warc
from variorum.read.forward import CHUNK
from variorum.read.item import Item

ENDINGS = (".warc", ".parquet", ".jsonl", ".ndjson", ".gz", ".bz2", ".xz")
MOST = 65_535  # parts of an archive: their numbers have 16 bits
_SIZE = 32 * 1024 * 1024  # bytes of a part, where the file can be taken apart
_FEW, _LITTLE = 32, 1024 * 1024  # parts that a small archive is cut into, unless they have fewer bytes
_WHOLE = (read_warc, read_gzip, read_bzip2, read_xz)  # what is read from its start to its end


PartKind = Literal["file", "lines", "groups"]


class Part(Record):
    """A file, or a stretch of it: the bytes, or groups of rows, `[start, end)`. `first` is the number of the first of
    its lines, counted from 1.
    """

    number: int
    path: str
    kind: PartKind = "file"
    start: int = 0
    end: int = 0
    first: int = 1


def parts(files: Sequence[Path], size: int | None = None) -> tuple[Part, ...]:
    """The parts of the files, of about `size` bytes, in order.

    Raises `RequestError` where a file is of no kind that archives come in, or where there are too many parts.
    """
    size = size or _size(sum(file.stat().st_size for file in files))
    found = [part for file in files for part in _parts(file, size)]
    if len(found) > MOST:
        raise RequestError(f"expected at most {MOST} files and parts of files, got {len(found)}; join small files")
    return tuple(part.model_copy(update={"number": number}) for number, part in enumerate(found))


def _size(together: int) -> int:
    """Bytes of a part of files that have so many together: enough parts for all processes, and not too many."""
    return max(min(_SIZE, max(_LITTLE, together // _FEW)), together // (MOST // 2))


def _parts(file: Path, size: int) -> Iterator[Part]:
    with file.open("rb") as stream:
        item = Item(str(file), stream)
        known = format_of(item)
        read = known.read if known else None
        if read is read_json and not is_document(item) and not item.head().startswith(WIDE_MARKS):
            yield from _lines(item, size)
        elif read is read_parquet:
            yield from _groups(item, size)
        elif read in _WHOLE:
            yield _part(item)
        else:
            raise RequestError(f"{file}: expected WARC, Parquet or JSON lines in UTF-8; build a story from it instead")


def _part(item: Item, kind: PartKind = "file", start: int = 0, end: int = 0, first: int = 1) -> Part:
    return Part(number=0, path=item.name, kind=kind, start=start, end=end, first=first)


def _lines(item: Item, size: int) -> Iterator[Part]:
    """Stretches of whole lines."""
    item.stream.seek(0)
    start, at, first, number = 0, 0, 1, 1
    while chunk := item.stream.read(CHUNK):
        at += len(chunk)
        number += chunk.count(b"\n")
        if at - start >= size:
            while (rest := item.stream.readline(CHUNK)) and not rest.endswith(b"\n"):
                at += len(rest)
            at, number = at + len(rest), number + bool(rest)
            yield _part(item, "lines", start, at, first)
            start, first = at, number
    if at > start or not at:
        yield _part(item, "lines", start, at, first)


def _groups(item: Item, size: int) -> Iterator[Part]:
    """Groups of rows that follow one another; a broken table is one part, and told of when it is read."""
    try:
        table = read_metadata(item.name)
        sizes = [table.row_group(group).total_byte_size for group in range(table.num_row_groups)]
    except (ArrowException, OSError, ValueError):
        yield _part(item)
        return
    for start, end in stretches(sizes, size):
        yield _part(item, "groups", start, end)


def stretches(sizes: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    """Things in a row taken together, as half-open bounds, up to `most` of their sizes; one that is larger is alone."""
    cuts, held = [0], 0
    for number, each in enumerate(sizes):
        if held and held + each > most:
            cuts.append(number)
            held = 0
        held += each
    return pairwise([*cuts, len(sizes)])
