"""Tables as text (CSV, TSV): one report a row, in the columns of any known service, whatever parts the columns."""

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from variorum.errors import ReadError
from variorum.model import LeftOut
from variorum.model.report import Place
from variorum.read.decode import LONGEST_LINE, decode
from variorum.read.item import Item
from variorum.read.raw import Raw, digest
from variorum.read.rows import Origin, read_rows
from variorum.read.services import is_named

MEDIA_TYPE = "text/csv"
_DELIMITERS = ",;\t|"
_ADVICE = "give a table whose first line names its columns, one of them text or html"
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}  # a mark begins the file, not each line

csv.field_size_limit(LONGEST_LINE)  # of the whole process; the default, 131,072 characters, is less than a long report


def is_table(head: bytes) -> bool:
    """Does the first line name the columns of a table of articles?"""
    return _delimiter(_first_line(head)) is not None


def _first_line(head: bytes) -> str:
    encoding = "utf-16" if head.startswith(tuple(_WIDE)) else "utf-8-sig"
    return head.decode(encoding, "replace").lstrip().partition("\n")[0]


def _delimiter(line: str) -> str | None:
    """What parts the columns: that by which the line names a text and something beside it."""
    try:
        return next((d for d in _DELIMITERS if d in line and is_named(next(csv.reader([line], delimiter=d)))), None)
    except csv.Error:
        return None


@dataclass(slots=True)
class _Lines:
    """The lines of a table for `csv.reader`, which asks for as many as a row has; `row` gathers their bytes."""

    lines: Iterator[bytes]
    encoding: str
    offset: int
    row: bytearray = field(default_factory=bytearray)

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.row += line
        if len(line) > LONGEST_LINE:
            raise ValueError(f"a line has more than {LONGEST_LINE} bytes")
        return line.decode(self.encoding)

    def taken(self) -> tuple[int, bytes]:
        """Where the row begins, and its bytes; the next row begins behind it."""
        begin, data = self.offset, bytes(self.row)
        self.offset += len(data)
        self.row.clear()
        return begin, data


def read_csv(item: Item) -> Iterator[Raw | Item | ReadError | LeftOut]:
    """A report or a problem for each row below the names of the columns; a bad row does not harm the others."""
    delimiter = _delimiter(_first_line(item.head()))
    if delimiter is None:
        raise ReadError(item.name, "its first line names no column that holds text", _ADVICE)
    lines = _lines(item)
    reader = csv.reader(lines, delimiter=delimiter)
    columns = next(reader)
    lines.taken()
    number = 0
    while True:
        number += 1
        name = f"{item.name}:{number}"
        try:
            cells = next(reader, None)
        except (csv.Error, ValueError) as error:
            _, data = lines.taken()
            yield ReadError(name, f"the row cannot be read ({error})", "save the table as UTF-8, with quotation marks")
            if len(data) > LONGEST_LINE and isinstance(error, csv.Error):
                return  # a quotation mark that is never closed, behind which no row can be told from its text
            continue
        if cells is None:
            return
        offset, data = lines.taken()
        if any(cell.strip() for cell in cells):
            place = Place(kind="csv", member=str(number), offset=offset, length=len(data))
            row = dict(zip(columns, cells, strict=False))
            yield from read_rows(
                row, Origin(item, name, (place,), digest(data), MEDIA_TYPE, flat=True, encoding=lines.encoding)
            )


def _lines(item: Item) -> _Lines:
    """The lines of a table; one that is no UTF-8 at its beginning is taken into memory and decoded as a whole."""
    head = item.head()
    mark = len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
        if b"\0" not in head:
            item.stream.seek(mark)
            return _Lines(iter(lambda: item.stream.readline(LONGEST_LINE + 1), b""), "utf-8", mark)
    except UnicodeDecodeError:
        pass
    text, encoding = decode(item.data(), item.name)
    wide = next((name for sign, name in _WIDE.items() if head.startswith(sign)), None)
    encoding = wide or encoding
    lines = re.finditer(r"[^\n]*\n|[^\n]+", text)
    return _Lines((line.group().encode(encoding) for line in lines), encoding, 2 if wide else 0)
