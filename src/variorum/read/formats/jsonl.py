"""JSON lines: one report a line, `{"id", "text" | "html", "title", "outlet", "published", "author", "url"}`."""

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from variorum.errors import ReadError
from variorum.model.report import Place
from variorum.read.decode import LONGEST_LINE, decode
from variorum.read.formats.html import page_of
from variorum.read.item import Item
from variorum.read.raw import Metadata, Raw, digest

MEDIA_TYPE = "application/x-ndjson"
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_ADVICE = 'give one object a line, with "text" or "html"'


def read_jsonl(item: Item) -> Iterator[Raw | ReadError]:
    """A report or a problem for each line that is not empty; a bad line does not harm the others."""
    found = False
    for number, (offset, line) in enumerate(_lines(item), 1):
        if line.strip():
            found = True
            try:
                yield _raw(item, Place(kind="jsonl", member=str(number), offset=offset, length=len(line)), line)
            except ReadError as problem:
                yield problem
    if not found:
        yield ReadError(item.name, "there is no line with a report in it", _ADVICE)


def _lines(item: Item) -> Iterator[tuple[int | None, bytes]]:
    """The lines and where they begin, one in memory at a time.

    A text of wide characters is read as a whole, and its lines are not those bytes that lie in the file.
    """
    if item.head().startswith(_WIDE_MARKS):
        data = decode(item.data(), item.name).text.encode()
        yield from ((None, line) for line in data.splitlines())
        return
    yield from _narrow_lines(item.stream)


def _narrow_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    offset = 3 if stream.read(3) == codecs.BOM_UTF8 else 0
    stream.seek(offset)
    while line := stream.readline(LONGEST_LINE + 2):
        yield offset, line.rstrip(b"\r\n")
        offset += len(line)
        while line and not line.endswith(b"\n"):  # the rest of a line that is refused
            line = stream.readline(LONGEST_LINE)
            offset += len(line)


def _raw(item: Item, place: Place, line: bytes) -> Raw:
    where = f"{item.name}:{place.member}"
    row = _row(line, where)
    text, markup = row.get("text"), row.get("html")
    plain = isinstance(text, str) and bool(text.strip())
    given = text if plain else markup
    if not isinstance(given, str) or not given.strip():
        raise ReadError(where, 'the line has neither a "text" nor an "html" with words in it', _ADVICE)
    name = f"{item.name}#{row['id']}" if row.get("id") not in (None, "") else where
    metadata = Metadata(*(_field(row, key) for key in ("title", "outlet", "published", "author", "url")))
    inside = (*item.inside, place, Place(kind="json", member="/text" if plain else "/html"))
    if plain:
        return Raw(name, digest(line), MEDIA_TYPE, given, metadata, encoding="utf-8", inside=inside)
    page = page_of(given, name)
    metadata = metadata.over(page.metadata)
    return Raw(name, digest(line), MEDIA_TYPE, page.text, metadata, page.source_map, page.noise, "utf-8", inside)


def _row(line: bytes, place: str) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise ReadError(place, f"the line is too long, at most {LONGEST_LINE} bytes are read", "break up the report")
    try:
        row = json.loads(line.decode("utf-8"))
        json.dumps(row, ensure_ascii=False).encode()  # a lone surrogate is no text
    except UnicodeError as error:
        raise ReadError(place, "the line is not UTF-8", "save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(place, f"the line is not JSON ({error})", _ADVICE) from error
    if not isinstance(row, dict):
        raise ReadError(place, f"expected an object, got {type(row).__name__}", _ADVICE)
    return row


def _field(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return str(value).strip() or None if isinstance(value, (str, int)) else None
