"""The reading order of a page: its columns, found by the white space between them.

A page is cut into strips by the white space that runs through its whole width. Strips that share a lane of white space
from top to bottom are columns side by side; the others are read as they stand.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import mean, median

from variorum.read.pdf.document import Sheet, Word
from variorum.read.pdf.lines import Line, lines_of, right_to_left

Lane = tuple[float, float]  # left and right of some white space

_LANE = 0.7  # of the usual size of words: the least width of the white space between columns
_BODY = (0.05, 0.55)  # of its size, below and above the base line: the height that a word surely takes
_LINES = 3  # that a column has at least; less is a row of a table, or the words of one line set apart
_WIDTH = 14  # characters that its lines have on average; less are the numbers or dots of a list
_DEPTH = 4  # columns inside columns


def columns_of(sheet: Sheet, words: Sequence[Word]) -> tuple[tuple[Line, ...], ...]:
    """The lines of some words of a page in reading order, a tuple for each column and for what stands between them."""
    return tuple(lines_of(part, sheet) for part in _columns(words, sheet, 0))


def rows_of(sheet: Sheet) -> tuple[Line, ...]:
    """What stands beside one another on a page, through its whole width, from top to bottom."""
    upright = [word for word in sheet.words if not word.sideways]
    return tuple(line for strip in strips_of(upright) for line in lines_of(strip, sheet))


def _columns(words: Sequence[Word], sheet: Sheet, depth: int) -> Iterator[list[Word]]:
    if depth == _DEPTH or len(words) < 2 * _LINES:
        yield from [list(words)] if words else []
        return
    for parts in _joined(list(strips_of(words)), sheet):
        if len(parts) == 1:
            yield parts[0]
            continue
        for part in reversed(parts) if right_to_left(words) else parts:
            yield from _columns(part, sheet, depth + 1)


def strips_of(words: Iterable[Word]) -> Iterator[list[Word]]:
    """The words between two stretches of white space that run through the whole width, from top to bottom."""
    strip: list[Word] = []
    floor = 0.0
    for word in sorted(words, key=lambda w: -(w.base + _BODY[1] * w.size)):
        if strip and word.base + _BODY[1] * word.size < floor:
            yield strip
            strip = []
        bottom = word.base - _BODY[0] * word.size
        floor = min(floor, bottom) if strip else bottom
        strip.append(word)
    if strip:
        yield strip


def _joined(strips: Sequence[list[Word]], sheet: Sheet) -> Iterator[list[list[Word]]]:
    """Strips that make columns together, as their columns from left to right; the others together as one part."""
    plain: list[Word] = []
    i = 0
    while i < len(strips):
        end, parts = _side_by_side(strips, i, sheet)
        if len(parts) == 1:
            plain += parts[0]
        else:
            yield from [[plain]] if plain else []
            yield parts
            plain = []
        i = end
    yield from [[plain]] if plain else []


def _side_by_side(strips: Sequence[list[Word]], first: int, sheet: Sheet) -> tuple[int, list[list[Word]]]:
    """The columns that begin with a strip, and the strip behind them; the strip itself where it begins none."""
    words: list[Word] = []
    lanes: list[Lane] = [(-1e9, 1e9)]
    end = first
    while end < len(strips):
        more = words + strips[end]
        shared = _shared(lanes, _lanes(strips[end]))
        least = _LANE * median(w.size for w in more)
        shared = [lane for lane in shared if lane[1] - lane[0] >= least]
        if not any(_parts(more, lane) for lane in shared):
            break
        words, lanes, end = more, shared, end + 1
    parts = _merged(_cut(words, [lane for lane in lanes if _parts(words, lane)]), sheet)
    return (end, parts) if len(parts) > 1 else (first + 1, [strips[first]])


def _lanes(words: Iterable[Word]) -> list[Lane]:
    """The white space beside and between the words of a strip."""
    found: list[Lane] = []
    at = -1e9
    for word in sorted(words, key=lambda w: w.left):
        if word.left > at:
            found.append((at, word.left))
        at = max(at, word.right)
    return [*found, (at, 1e9)]


def _shared(a: Sequence[Lane], b: Sequence[Lane]) -> list[Lane]:
    both = ((max(x[0], y[0]), min(x[1], y[1])) for x in a for y in b)
    return [lane for lane in both if lane[0] < lane[1]]


def _parts(words: Iterable[Word], lane: Lane) -> bool:
    """Are there words on both sides of a lane?"""
    return len({word.left < lane[0] + 0.01 for word in words}) == 2


def _cut(words: Iterable[Word], lanes: Sequence[Lane]) -> list[list[Word]]:
    """The words between the lanes, from left to right."""
    edges = sorted(lane[1] - 0.01 for lane in lanes)
    placed = sorted(((sum(word.left >= edge for edge in edges), i, word) for i, word in enumerate(words)))
    return [[word for _, _, word in group] for _, group in groupby(placed, key=lambda row: row[0])]


def _merged(parts: Sequence[list[Word]], sheet: Sheet) -> list[list[Word]]:
    """The parts, each that is no column by itself put to the one on its left, or to the first one."""
    found: list[list[Word]] = []
    for part in parts:
        if found and not (_is_column(part, sheet) and _is_column(found[-1], sheet)):
            found[-1] = found[-1] + part
        else:
            found.append(part)
    return found


def _is_column(words: Sequence[Word], sheet: Sheet) -> bool:
    lines = lines_of(words, sheet)
    return len(lines) >= _LINES and mean(len(line.text) for line in lines) >= _WIDTH
