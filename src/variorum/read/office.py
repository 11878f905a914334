"""Office documents: a package of XML parts, and paragraphs whose every character is tied to its place in a part."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from variorum.errors import ReadError
from variorum.model.report import Noise, NoiseKind, SourceRun
from variorum.model.span import Bounds
from variorum.read.item import Item
from variorum.read.properties import author_in, day_in, plain, title_in
from variorum.read.raw import Metadata, Raw, digest
from variorum.read.xml import Element, parse

_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, IndexError)
_AGAIN = "save the document again"


class Piece(NamedTuple):
    """Characters, their place in the part, null for what an element stands for, and the number of their paragraph."""

    text: str
    source: Bounds | None = None
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a row of a table, of a part; `style` is the name of its style, in lower case."""

    pieces: tuple[Piece, ...]
    part: str
    style: str = ""
    noise: NoiseKind | None = None
    why: str = ""

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(piece.text for piece in self.pieces)


class Package:
    """The parts of an office document, each unpacked when it is asked for, within the limits of its item."""

    def __init__(self, item: Item) -> None:
        self._item = item
        self.data = item.data()
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(self.data))
        except _BROKEN as error:
            raise ReadError(item.name, f"it is broken: no office document ({error})", _AGAIN) from error

    def has(self, part: str) -> bool:
        """Is there such a part?"""
        return part in self._archive.NameToInfo

    def root(self, part: str) -> Element:
        """The root element of a part; raises `ReadError` where it is missing, broken or too large."""
        if not self.has(part):
            raise ReadError(self._item.name, f"it is broken: it has no part {part!r}", _AGAIN)
        most = self._item.limits.document
        try:
            with self._archive.open(part) as stream:
                data = stream.read(most + 1)
        except _BROKEN as error:
            raise ReadError(self._item.name, f"its part {part!r} cannot be unpacked ({error})", _AGAIN) from error
        if len(data) > most:
            problem = f"its part {part!r} unpacks to more than {most} bytes, the most that one document may have"
            raise ReadError(self._item.name, problem, "break it up")
        return parse(data, f"{self._item.name}!{part}").root


@dataclass(slots=True)
class Text:
    """The text as it grows, an empty line between paragraphs, with the place of every run of it."""

    parts: list[str] = field(default_factory=list)
    runs: list[SourceRun] = field(default_factory=list)
    noise: list[Noise] = field(default_factory=list)
    length: int = 0

    def add(self, paragraph: Paragraph) -> None:
        """Writes a paragraph below what is there."""
        if self.parts:
            self._write("\n\n")
        start = self.length
        for piece in paragraph.pieces:
            if piece.source:
                self._map(piece, piece.source, paragraph.part)
            self._write(piece.text)
        if paragraph.noise:
            self.noise.append(Noise(start=start, end=self.length, kind=paragraph.noise, why=paragraph.why))

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _map(self, piece: Piece, source: Bounds, part: str) -> None:
        """Adds a run, joined to the last one where both places go on and neither stands for a reference."""
        run = SourceRun(
            start=self.length,
            end=self.length + len(piece.text),
            source_start=source[0],
            source_end=source[1],
            part=part,
            paragraph=piece.paragraph,
        )
        last = self.runs[-1] if self.runs else None
        if last and _goes_on(last, run):
            self.runs[-1] = last.model_copy(update={"end": run.end, "source_end": source[1]})
        else:
            self.runs.append(run)


def _goes_on(last: SourceRun, run: SourceRun) -> bool:
    """Does a run follow on another, in the text and in the part, both as they stand there?"""
    follows = last.part == run.part and last.end == run.start and last.source_end == run.source_start
    return follows and _is_plain(last) and _is_plain(run)


def _is_plain(run: SourceRun) -> bool:
    """Does it stand in the source as it does in the text?"""
    assert run.source_start is not None and run.source_end is not None  # as all runs of office documents have
    return run.source_end - run.source_start == run.end - run.start


def said_in(root: Element, authors: Iterable[str], made: str) -> Metadata:
    """What the properties of a document say; `authors` and `made` are the names of the elements that say it."""
    title, day = root.first("title"), root.first(made)
    author = next((found for name in authors if (found := root.first(name))), None)
    return Metadata(
        title=title.text() if title else None,
        author=author.text() if author else None,
        made=day.text() if day else None,
    )


def numbered(paragraphs: Iterable[Element]) -> dict[Element, int]:
    """The number of every paragraph of a part, counted from 1."""
    return {paragraph: number for number, paragraph in enumerate(paragraphs, 1)}


def row_of(cells: Iterable[list[Paragraph]]) -> Iterator[Paragraph]:
    """A row of a table as one paragraph, a tab between cells and a blank between paragraphs of a cell."""
    pieces: list[Piece] = []
    first: Paragraph | None = None
    for i, cell in enumerate(cells):
        pieces += [Piece("\t")] if i else []
        for j, paragraph in enumerate(cell):
            first = first or paragraph
            pieces += [*([Piece(" ")] if j else []), *paragraph.pieces]
    if first:
        yield replace(first, pieces=tuple(pieces), style="")


def raw_of(item: Item, package: Package, media_type: str, paragraphs: list[Paragraph], said: Metadata) -> Raw:
    """The report of a document; raises `ReadError` where it has no words. `said` are its properties as they stand."""
    text = Text()
    for paragraph in paragraphs:
        if paragraph.text.strip():
            text.add(paragraph)
    if not text.parts:
        raise ReadError(item.name, "there are no words in it", "give a document with text")
    known = Metadata(
        title=_title(title_in(said.title or ""), paragraphs),
        author=author_in(said.author or ""),
        made=day_in(said.made or ""),
    )
    return Raw(
        item.name,
        digest(package.data),
        media_type,
        "".join(text.parts),
        known.over(item.metadata),
        tuple(text.runs),
        tuple(text.noise),
        inside=item.inside,
    )


def _title(stated: str | None, paragraphs: list[Paragraph]) -> str | None:
    """The title of the properties where the text has it too, else a paragraph set as one, else the former."""
    if stated and any(plain(stated) == plain(paragraph.text) for paragraph in paragraphs):
        return stated
    styled = (p for style in ("title", "heading 1") for p in paragraphs if p.style == style)
    found = next((" ".join(p.text.split()) for p in styled if p.text.strip()), None)
    return found or stated


def without_double_blanks(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces; of blanks in a row that stand in the part itself only the first."""
    blank = False
    for piece in pieces:
        written = piece.text == " " and piece.paragraph > 0
        if not (written and blank):
            yield piece
        blank = written


def collapsed(text: str, source: Bounds, paragraph: int) -> Iterator[Piece]:
    """Characters of a part in which white space counts as one blank; a reference stays one piece."""
    if source[1] - source[0] != len(text):
        yield Piece(text, source, paragraph)
        return
    for match in re.finditer(r"[ \t\r\n]+|[^ \t\r\n]+", text):
        place = source[0] + match.start(), source[0] + match.end()
        blank = match.group().isspace() and match.group() != " "
        yield Piece(" ", None, paragraph) if blank else Piece(match.group(), place, paragraph)
