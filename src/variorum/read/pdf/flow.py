"""The text of a PDF in reading order, and the box of every line of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from variorum.model.report import Noise, NoiseKind, SourceRun
from variorum.read.pdf.document import Box
from variorum.read.pdf.layout import Layout
from variorum.read.pdf.lines import Line, surrounding
from variorum.read.pdf.paragraphs import Paragraph
from variorum.text.hyphens import HYPHENS, joined

_SMALLER = 0.95  # of the size of the story: captions are set at most so large
_NEAR = 2.0  # times its size: a caption stands this near to its picture
_UNSPACED = re.compile(r"[\u2e80-\u2fdf\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or a line that is no part of the story and says why."""

    paragraph: Paragraph
    kind: NoiseKind | None = None
    why: str = ""


@dataclass(slots=True)
class Flow:
    """The text as it grows, piece by piece, an empty line between them."""

    seen: frozenset[str]
    parts: list[str] = field(default_factory=list)
    runs: list[SourceRun] = field(default_factory=list)
    noise: list[Noise] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def add(self, piece: Piece) -> None:
        """Writes a piece below what is there."""
        if self.parts:
            self._write("\n\n")
        start = self.length
        lines = piece.paragraph.lines
        for line, follower in zip_longest(lines, lines[1:]):
            self._write_line(line, follower)
        if piece.kind:
            self.noise.append(Noise(start=start, end=self.length, kind=piece.kind, why=piece.why))

    def _write_line(self, line: Line, follower: Line | None) -> None:
        text, joint = line.text, ""
        if follower:
            text, joint = _ended(text, follower.text, self.seen)
        box = line.sheet.place(line.box)
        run = SourceRun(start=self.length, end=self.length + len(text), page=line.sheet.number, box=box)
        self.runs.append(run)
        self._write(text + joint)

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _ended(text: str, follower: str, seen: frozenset[str]) -> tuple[str, str]:
    """A line as it is written before another one, and what stands between both."""
    last, first = text.rsplit(maxsplit=1)[-1], follower.split(maxsplit=1)[0]
    if last[-1] in HYPHENS and len(last) > 1:
        return (text[:-1], "") if joined(last, first, seen) and len(text) > 1 else (text, "")
    return text, "" if _UNSPACED.match(text[-1]) and _UNSPACED.match(first[0]) else " "


def flow_of(layouts: Sequence[Layout]) -> Flow:
    """The text of the pages. A paragraph goes on over columns and pages; what is foreign to it comes after it."""
    lines = [line for layout in layouts for paragraph in layout.paragraphs for line in paragraph.lines]
    flow = Flow(_words_within(lines))
    body = story_size(lines)
    waiting: list[Piece] = []
    current: Piece | None = None
    for piece in (piece for layout in layouts for piece in _pieces(layout, body)):
        if piece.kind:
            waiting.append(piece)
        elif current and current.paragraph.goes_on_in(piece.paragraph):
            current = Piece(current.paragraph.with_rest(piece.paragraph))
        else:
            _flush(flow, current, waiting)
            waiting, current = [], piece
    _flush(flow, current, waiting)
    return flow


def _flush(flow: Flow, current: Piece | None, waiting: Iterable[Piece]) -> None:
    for piece in (*([current] if current else []), *waiting):
        flow.add(piece)


def _pieces(layout: Layout, body: float) -> Iterator[Piece]:
    """The pieces of a page, its columns first; `body` is the size of the story."""
    for paragraph in layout.paragraphs:
        caption = paragraph.size <= _SMALLER * body and _beside(paragraph, layout.sheet.pictures)
        yield Piece(paragraph, "caption", "pdf: small print beside a picture") if caption else Piece(paragraph)
    for line in layout.margins:
        yield Piece(Paragraph((line,), 0), "layout", "pdf: running head or foot, or page number")
    for line in layout.sideways:
        yield Piece(Paragraph((line,), 0), "layout", "pdf: text that runs sideways")


def _words_within(lines: Iterable[Line]) -> frozenset[str]:
    """The words that no line end cuts, in lower case."""
    return frozenset(word.text.casefold().strip("'\"“”‘’«».,;:!?()[]") for line in lines for word in line.words[:-1])


def story_size(lines: Iterable[Line]) -> float:
    """The height of the lines in which most characters stand, in points; 0 where there are none."""
    weights: dict[float, int] = {}
    for line in lines:
        size = round(line.size, 1)
        weights[size] = weights.get(size, 0) + len(line.text)
    return max(weights, key=lambda size: weights[size], default=0.0)


def _beside(paragraph: Paragraph, pictures: Iterable[Box]) -> bool:
    """Does it stand right below or above a picture?"""
    left, bottom, right, top = surrounding(line.box for line in paragraph.lines)
    near = _NEAR * paragraph.size
    return any(
        min(right, x1) - max(left, x0) > (right - left) / 2 and (abs(y0 - top) < near or abs(bottom - y1) < near)
        for x0, y0, x1, y1 in pictures
    )
