"""The lines of a column, put together to paragraphs by indents, gaps, sizes and short last lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from variorum.read.pdf.lines import Line, surrounding

_GAP = 1.35  # times the usual distance of lines: what parts two paragraphs
_SIZE = 0.12  # of the size of a line: how much lines of one paragraph may differ
_INDENT = 0.6  # of the size of a line
_SHORT = 2.5  # times the size of a line that a last line is shorter, at least, than its column
_LEADING = 1.2  # usual distance of lines over their size, where only one is there to tell
_WIDEST = 2.5  # times their size that lines of one paragraph lie apart
_FULL = 0.9  # of its column's width that a line has which goes on in the next column
_FINAL = re.compile(r"[.!?…:;。！？।۔]['\"”’»)\]*]*$")
_BULLET = re.compile(r"[•‣▪●■◦–—*-]\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together. `width` is that of their column, in points."""

    lines: tuple[Line, ...]
    width: float

    @property
    def size(self) -> float:
        """The usual height of its lines, in points."""
        return median(line.size for line in self.lines)

    @property
    def text(self) -> str:
        """Its words, as they stand."""
        return " ".join(line.text for line in self.lines)

    def goes_on_in(self, other: "Paragraph") -> bool:
        """Does a sentence that begins here go on there, in the next column or on the next page?"""
        last, first = self.lines[-1], other.lines[0]
        if _FINAL.search(last.text) or abs(self.size - other.size) > _SIZE * self.size:
            return False
        left, _, right, _ = last.box
        return first.text[0].islower() or (right - left >= _FULL * self.width and not _BULLET.match(first.text))

    def with_rest(self, other: "Paragraph") -> "Paragraph":
        """This paragraph and what follows of it elsewhere."""
        return Paragraph(self.lines + other.lines, max(self.width, other.width))


def paragraphs_of(column: Sequence[Line], lead: float) -> Iterator[Paragraph]:
    """The paragraphs of a column, from top to bottom; `lead` is the usual distance of lines over their size."""
    if not column:
        return
    left, _, right, _ = surrounding(line.box for line in column)
    lines = [column[0]]
    for last, line in pairwise(column):
        if _parted(last, line, lead) or _begins_anew(last, line, (left, right)):
            yield Paragraph(tuple(lines), right - left)
            lines = []
        lines.append(line)
    yield Paragraph(tuple(lines), right - left)


def leading_of(columns: Iterable[Sequence[Line]]) -> float:
    """The usual distance of base lines over the size of the lines, in all columns of a document."""
    pairs = [(a, b) for column in columns for a, b in pairwise(column) if not _differ(a, b)]
    drops = [(a.base - b.base) / max(a.size, 1.0) for a, b in pairs]
    return min(median(drops), _WIDEST) if len(drops) > 1 else _LEADING


def _differ(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) > _SIZE * max(a.size, b.size)


def _parted(last: Line, line: Line, lead: float) -> bool:
    """Do size or distance part two lines?"""
    return _differ(last, line) or last.base - line.base > _GAP * lead * last.size


def _begins_anew(last: Line, line: Line, column: tuple[float, float]) -> bool:
    """Does a line begin a paragraph: by its indent, its bullet, or because the one before ends short of its column?"""
    left, right = column
    if _BULLET.match(line.text):
        return True
    if line.box[0] - left > _INDENT * line.size and last.box[0] - left <= _INDENT * line.size:
        return bool(_FINAL.search(last.text))
    return right - last.box[2] > _SHORT * last.size and bool(_FINAL.search(last.text))
