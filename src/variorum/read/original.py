"""The original of a report, read anew from its file: the bytes that any of its characters came from.

A container is opened by the reader that read it; what lies in its container in one piece is cut out of it.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from variorum.errors import ReadError
from variorum.model.report import Place, Report, SourceRun
from variorum.model.span import Bounds
from variorum.read.characters import byte_bounds, unmarked
from variorum.read.formats import format_of
from variorum.read.item import Item
from variorum.read.jsonstring import characters, literal_at
from variorum.read.raw import digest

_CUT = frozenset({"jsonl", "csv", "tar", "mbox"})  # containers in which a member lies as it is
_MARKS = ("#", "!", ":")  # behind which the name of a source says what in the file it is
_AGAIN = "give the file as it was, or build the story anew"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `[start, end)` of a report's text and where they come from.

    `octets` is a half-open range of the bytes of the original, `written` what stands there (`&amp;`); on a page
    of a document `page` counts from 1 and `box` is in points from its lower left corner.
    """

    start: int
    end: int
    octets: Bounds | None = None
    written: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


class _Document(Protocol):
    """Characters with a way to their bytes."""

    @property
    def text(self) -> str: ...

    def place(self, start: int, end: int) -> tuple[Bounds, str]:
        """The bytes of the characters `[start, end)`, and how they are written there."""


@dataclass(frozen=True, slots=True)
class _Decoded:
    """Bytes in an encoding, which begin at `base` in what holds them."""

    data: bytes
    encoding: str
    text: str
    base: int

    def place(self, start: int, end: int) -> tuple[Bounds, str]:
        first, last = byte_bounds(self.data, self.encoding, start, end)
        _, plain = unmarked(self.data, self.encoding)
        return (self.base + first, self.base + last), self.data[first:last].decode(plain, "replace")


@dataclass(frozen=True, slots=True)
class _Field:
    """A string in a JSON document; its literal begins at `at`, `starts` are its characters in the literal."""

    holder: _Decoded
    text: str
    at: int
    starts: list[int]

    def place(self, start: int, end: int) -> tuple[Bounds, str]:
        return self.holder.place(self.at + self.starts[start], self.at + self.starts[end])


@dataclass(frozen=True, slots=True)
class Original:
    """The original document of a report: `name` is that of the file or of the member in its containers."""

    name: str
    report: Report
    document: _Document | None

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """Where the characters `[start, end)` of the report come from; those that no source gave are left out."""
        if not self.report.source_map:
            yield self._stretch(start, end, (start, end))
        for run in self.report.source_map:
            if run.start < end and start < run.end:
                yield self._mapped(max(start, run.start), min(end, run.end), run)

    def _mapped(self, start: int, end: int, run: SourceRun) -> Stretch:
        if run.source_start is None or run.source_end is None:
            return Stretch(start, end, page=run.page, box=run.box)
        if run.source_end - run.source_start == run.end - run.start:
            first = run.source_start + start - run.start
            return self._stretch(start, end, (first, first + end - start))
        return self._stretch(start, end, (run.source_start, run.source_end))  # a character reference, as a whole

    def _stretch(self, start: int, end: int, source: Bounds) -> Stretch:
        if self.document is None:
            return Stretch(start, end)
        octets, written = self.document.place(*source)
        return Stretch(start, end, octets, written)


def original(report: Report, root: Path | None = None) -> Original:
    """The original of a report, whose file lies where it lay, or below `root`.

    Raises `ReadError` where there is no such file, or where it is not what was read.
    """
    path = _file(report.source, root or Path())
    with path.open("rb") as stream:
        return _opened(Item(str(path), stream), report)


def _file(source: str, root: Path) -> Path:
    """The file that the name of a source begins with."""
    cuts = [source, *(source[:at] for at in range(len(source) - 1, 0, -1) if source[at] in _MARKS)]
    found = next((root / name for name in cuts if (root / name).is_file()), None)
    if found is None:
        advice = "give the folder from which the story was built with --root, or put the file back"
        raise ReadError(source, f"there is no such file under {root.absolute()}", advice)
    return found


def _opened(item: Item, report: Report) -> Original:
    """Goes from container to container; what is cut out of one is told by its place in that."""
    base, name = 0, item.name
    opened = []  # a container closes when nobody reads on in it
    for depth, place in enumerate(report.inside):
        if place.kind == "json":
            row = _decoded(item, base, "utf-8", report)
            return Original(name, report, _field(row, place, report))
        if place.kind in _CUT and place.offset is not None:
            item, base = _cut(item, place), base + place.offset
            continue
        if place.kind == "column":  # a cell of a table: the row is known, its quoting is not
            return Original(name, report, None)
        opened.append(_members(item))
        member = next((m for m in opened[-1] if m.inside == report.inside[: depth + 1]), None)
        if member is None:
            return Original(name, report, None)
        item, base, name = member, 0, member.name
    return Original(name, report, _document(item, base, report))


def _members(item: Item) -> Iterator[Item]:
    form = format_of(item)
    return (outcome for outcome in form.read(item) if isinstance(outcome, Item)) if form else iter(())


def _cut(item: Item, place: Place) -> Item:
    item.stream.seek(place.offset or 0)
    data = item.stream.read(-1 if place.length is None else place.length)
    return Item(item.name, io.BytesIO(data), limits=item.limits)


def _document(item: Item, base: int, report: Report) -> _Document | None:
    """The document, checked against what was read; null where its bytes are no text, as in a PDF."""
    data = item.data()
    if digest(data) != report.sha256:
        raise _changed(item.name, digest(data), report)
    return _decoded(item, base, report.encoding, report) if report.encoding else None


def _decoded(item: Item, base: int, encoding: str, report: Report) -> _Decoded:
    data = item.data()
    try:
        return _Decoded(data, encoding, data.decode(encoding), base)
    except UnicodeDecodeError as error:
        raise _changed(item.name, digest(data), report) from error


def _field(row: _Decoded, place: Place, report: Report) -> _Field:
    """A string of a row; what was read is the row itself, or the page that the string is."""
    bounds = literal_at(row.text, place.member or "")
    text = json.loads(f'"{row.text[slice(*bounds)]}"', strict=False) if bounds else ""
    if bounds is None or report.sha256 not in (digest(row.data), digest(text.encode())):
        raise _changed(report.source, digest(row.data), report)
    return _Field(row, text, bounds[0], characters(row.text[slice(*bounds)]))


def _changed(name: str, found: str, report: Report) -> ReadError:
    return ReadError(name, f"it is not what was read (sha256 {found}, expected {report.sha256})", _AGAIN)
