"""JSON: one report a line, or a whole document that lists its articles, in the fields of any known service."""

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from variorum.errors import ReadError
from variorum.model import LeftOut
from variorum.model.report import Place
from variorum.read.decode import decode
from variorum.read.forward import Forward
from variorum.read.item import Item
from variorum.read.raw import Raw, digest
from variorum.read.rows import ADVICE, Origin, read_rows

LINES = "application/x-ndjson"
DOCUMENT = "application/json"
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def read_json(item: Item) -> Iterator[Raw | Item | ReadError | LeftOut]:
    """The reports of a file of JSON lines, or of one JSON document that is written over several lines."""
    return _read_document(item) if is_document(item) else read_lines(item, _lines(item))


def is_document(item: Item) -> bool:
    """Is the file a list, or does the object that begins it go on behind its first line?"""
    head = item.head().removeprefix(codecs.BOM_UTF8).lstrip()
    first, end, _ = head.partition(b"\n")
    return head.startswith(b"[") or (bool(end) and first.rstrip().endswith((b"{", b"[", b",", b":")))


def _read_document(item: Item) -> Iterator[Raw | Item | ReadError | LeftOut]:
    data = item.data()
    value = _parsed(decode(data, item.name).text.encode(), item.name, "the file")
    rows = [(f"/{i}", row) for i, row in enumerate(value)] if isinstance(value, list) else [("", value)]
    sha256 = digest(data)
    for pointer, row in rows:
        yield from read_rows(row, Origin(item, item.name, (), sha256, DOCUMENT, pointer))


def read_lines(
    item: Item, lines: Iterable[tuple[int | None, bytes]], first: int = 1
) -> Iterator[Raw | Item | ReadError | LeftOut]:
    """The reports of lines of the item, which come with the bytes where they begin; `first` is the number of the first
    one. A bad line does not harm the others.
    """
    found = False
    for number, (offset, line) in enumerate(lines, first):
        if line.strip():
            found = True
            try:
                place = Place(kind="jsonl", member=str(number), offset=offset, length=len(line))
                origin = Origin(item, f"{item.name}:{number}", (place,), digest(line), LINES)
                yield from read_rows(_row(line, origin.name, item.limits.document), origin)
            except ReadError as problem:
                yield problem
    if not found:
        yield ReadError(item.name, "there is no line with a report in it", ADVICE)


def _lines(item: Item) -> Iterator[tuple[int | None, bytes]]:
    """The lines and where they begin, one in memory at a time.

    A text of wide characters is read as a whole, and its lines are not those bytes that lie in the file.
    """
    if item.head().startswith(WIDE_MARKS):
        data = decode(item.data(), item.name).text.encode()
        yield from ((None, line) for line in data.splitlines())
        return
    offset = 3 if item.stream.read(3) == codecs.BOM_UTF8 else 0
    item.stream.seek(offset)
    yield from lines_from(item.stream, offset, item.limits.document)


def lines_from(stream: BinaryIO | Forward, offset: int, most: int) -> Iterator[tuple[int, bytes]]:
    """The lines of a stream that stands at the byte `offset`, and where they begin; of one that has more than `most`
    bytes, that many and two, so that it can be refused.
    """
    while line := stream.readline(most + 2):
        yield offset, line.rstrip(b"\r\n")
        offset += len(line)
        while line and not line.endswith(b"\n"):  # the rest of a line that is refused
            line = stream.readline(most)
            offset += len(line)


def _row(line: bytes, where: str, most: int) -> Any:
    if len(line) > most:
        raise ReadError(where, f"the line is too long, at most {most} bytes are read", "break up the report")
    return _parsed(line, where, "the line")


def _parsed(data: bytes, where: str, what: str) -> Any:
    try:
        value = json.loads(data.decode("utf-8"))
        if _SURROGATE.search(data):  # a lone one is no text
            json.dumps(value, ensure_ascii=False).encode()
    except UnicodeError as error:
        raise ReadError(where, f"{what} is not UTF-8", "save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(where, f"{what} is not JSON ({error})", ADVICE) from error
    return value
