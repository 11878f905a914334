"""Paragraphs of a raw text, without moving a character of it.

A text that has one line a paragraph and a text that is hard-wrapped look alike to a parser that splits at line ends.
What tells them apart is the wrapping itself: a program that fills lines breaks one only where the next word would not
fit any more. So a line that had room for the first word of the next line was ended on purpose, and a line that had none
was not.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from variorum.model.span import Bounds
from variorum.text.lines import lines, trimmed

_WIDEST_WRAP = 130  # no program wraps prose wider than this; longer lines are paragraphs of their own
_NARROWEST_WRAP = 40  # shorter lines are lists and headings
_INDENT = 2  # a single space at the start of a line is a stray one, more are an indent
_FINAL = ".!?…:。！？।۔"
_CLOSERS = "\"'”’»)]*"
BULLETS = "•‣◦▪●–—-*·"


def paragraphs(text: str, story: Sequence[Bounds]) -> tuple[Bounds, ...]:
    """The bounds of each paragraph of the story, in text order, white space trimmed at both ends.

    No paragraph reaches over the edge of a part of the story. In a text that has one line a paragraph, each line is
    one; in a hard-wrapped text a run of lines is one, ended by an empty line, by a line that had room for the next
    word, or by an indent.
    """
    rows = [row for start, end in story for row in _rows(text, start, end)]
    width = _wrap_width(text, rows)
    found: list[Bounds] = []
    last: Bounds | None = None
    for row in rows:
        if row is not None and last is not None and _runs_on(text, last, row, width):
            found[-1] = (found[-1][0], row[1])
        elif row is not None:
            found.append(row)
        last = row
    return tuple(trimmed(text, bounds) for bounds in found)


def _rows(text: str, start: int, end: int) -> Iterable[Bounds | None]:
    """The lines of one part of the story; `None` stands for an empty line and for the end of the part."""
    for bounds in lines(text, start, end):
        yield bounds if not text[bounds[0] : bounds[1]].isspace() and bounds[0] < bounds[1] else None
    yield None


def _wrap_width(text: str, rows: Sequence[Bounds | None]) -> int | None:
    """The width in characters that the lines were filled to, or `None` where the text is not hard-wrapped.

    It is hard-wrapped where at least half of the lines that another line follows had no room for the first word of that
    line, and one of them breaks off in mid-sentence; of lines that break off in mid-sentence, a third is enough.
    """
    lengths = (_length(text, row) for row in rows if row and " " in text[row[0] : row[1]].strip())
    width = max((length for length in lengths if length <= _WIDEST_WRAP), default=0)
    pairs = [(a, b) for a, b in pairwise(rows) if a and b]
    full = [pair for pair in pairs if _is_full(text, *pair, width)]
    broken = sum(not _ends_sentence(text, a) for a, _ in full)
    wrapped = (2 * len(full) >= len(pairs) and broken > 0) or (3 * broken >= len(pairs) and broken > 1)
    return width if wrapped and width >= _NARROWEST_WRAP else None


def _runs_on(text: str, line: Bounds, following: Bounds, width: int | None) -> bool:
    """Do the two neighbouring lines stand in one paragraph?"""
    head = text[following[0] : following[1]].lstrip()
    ended = _ends_sentence(text, line)
    if head[0] in BULLETS and head[1:2].isspace():
        return False
    if not ended and (head[0].islower() or head[0] in ",;.)" or text[line[0] : line[1]].rstrip().endswith(",")):
        return True  # broken in mid-sentence, whatever the width
    if width is None or (ended and _indent(text, following) >= _INDENT):
        return False
    if _length(text, following) > width:
        return False
    ragged = not ended and width >= _length(text, line) >= 0.75 * width  # broken a little early, but not a heading
    return ragged or _is_full(text, line, following, width)


def _is_full(text: str, line: Bounds, following: Bounds, width: int) -> bool:
    """Had the line no room for the first word of the next one, and does that one keep to the width?"""
    word = text[following[0] : following[1]].split(maxsplit=1)[0]
    length = _length(text, line)
    return length <= width < length + 1 + len(word) and _length(text, following) <= width


def _length(text: str, line: Bounds) -> int:
    return len(text[line[0] : line[1]].rstrip())


def _indent(text: str, line: Bounds) -> int:
    row = text[line[0] : line[1]].expandtabs(4)
    return len(row) - len(row.lstrip())


def _ends_sentence(text: str, line: Bounds) -> bool:
    return text[line[0] : line[1]].rstrip().rstrip(_CLOSERS).endswith(tuple(_FINAL))
