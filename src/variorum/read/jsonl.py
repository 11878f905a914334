"""JSON lines: one report a line, `{"id", "text" | "html", "title", "outlet", "published", "author", "url"}`."""

import codecs
import json
from collections.abc import Iterator
from typing import Any

from variorum.errors import ReadError
from variorum.read.decode import LONGEST_LINE, decode
from variorum.read.html import page_of
from variorum.read.raw import Metadata, Raw, digest

MEDIA_TYPE = "application/x-ndjson"
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_ADVICE = 'give one object a line, with "text" or "html"'


def read_jsonl(data: bytes, source: str) -> Iterator[Raw | ReadError]:
    """A report or a problem for each line that is not empty; a bad line does not harm the others."""
    if data.startswith(_WIDE_MARKS):
        data = decode(data, source).encode()
    found = False
    for number, line in enumerate(data.removeprefix(codecs.BOM_UTF8).splitlines(), 1):
        if line.strip():
            found = True
            try:
                yield _raw(line, f"{source}:{number}", source)
            except ReadError as problem:
                yield problem
    if not found:
        yield ReadError(source, "there is no line with a report in it", _ADVICE)


def _raw(line: bytes, place: str, source: str) -> Raw:
    row = _row(line, place)
    text, markup = row.get("text"), row.get("html")
    plain = isinstance(text, str) and bool(text.strip())
    given = text if plain else markup
    if not isinstance(given, str) or not given.strip():
        raise ReadError(place, 'the line has neither a "text" nor an "html" with words in it', _ADVICE)
    name = f"{source}#{row['id']}" if row.get("id") not in (None, "") else place
    metadata = Metadata(*(_field(row, key) for key in ("title", "outlet", "published", "author", "url")))
    if plain:
        return Raw(name, digest(line), MEDIA_TYPE, given, metadata)
    page = page_of(given, name, digest(line))
    return Raw(name, digest(line), MEDIA_TYPE, page.text, _merged(metadata, page.metadata), page.source_map, page.noise)


def _row(line: bytes, place: str) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise ReadError(
            place, f"the line has {len(line)} bytes, at most {LONGEST_LINE} are read", "break up the report"
        )
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


def _merged(given: Metadata, found: Metadata) -> Metadata:
    """What the line says; where it is silent, what the page says of itself."""
    return Metadata(
        title=given.title or found.title,
        outlet=given.outlet or found.outlet,
        published=given.published or found.published,
        author=given.author or found.author,
        url=given.url or found.url,
    )
