"""The reading order of a page: its columns, found by the white space between them.

A page is cut into strips by the white space that runs through its whole width. Strips that share a lane of white space
from top to bottom are columns side by side; the others are read as they stand.
"""

import math
from bisect import bisect_right
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
    least = _LANE * median(word.size for word in words)
    for parts in _joined(list(strips_of(words)), sheet, least):
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


def _joined(strips: Sequence[list[Word]], sheet: Sheet, least: float) -> Iterator[list[list[Word]]]:
    """Strips that make columns together, as their columns from left to right; the others together as one part."""
    plain: list[Word] = []
    i = 0
    while i < len(strips):
        end, parts = _side_by_side(strips, i, sheet, least)
        if len(parts) == 1:
            plain += parts[0]
        else:
            yield from [[plain]] if plain else []
            yield parts
            plain = []
        i = end
    yield from [[plain]] if plain else []


def _side_by_side(strips: Sequence[list[Word]], first: int, sheet: Sheet, least: float) -> tuple[int, list[list[Word]]]:
    """The strips from `first` on that share a lane, as columns, and the number of the strip behind them.

    They are one part where no lane makes columns of them.
    """
    words = list(strips[first])
    lanes = _lanes(words, least)
    left, right = _extent(words)
    end = first + 1
    while end < len(strips) and _inner(lanes, left, right):
        further = _extent(strips[end])
        shared = list(_shared(lanes, _lanes(strips[end], least), least))
        wider = min(left, further[0]), max(right, further[1])
        if not _inner(shared, *wider):
            break
        words += strips[end]
        lanes, (left, right), end = shared, wider, end + 1
    return end, _merged(_cut(words, _inner(lanes, left, right)), sheet)


def _extent(words: Sequence[Word]) -> Lane:
    """How far words reach to the left and to the right."""
    return min(word.left for word in words), max(word.right for word in words)


def _lanes(words: Iterable[Word], least: float) -> list[Lane]:
    """The white space beside and between the words of a strip, from left to right, where it is wide enough."""
    found: list[Lane] = []
    at = -math.inf
    for word in sorted(words, key=lambda w: w.left):
        if word.left - at >= least:
            found.append((at, word.left))
        at = max(at, word.right)
    return [*found, (at, math.inf)]


def _shared(a: Sequence[Lane], b: Sequence[Lane], least: float) -> Iterator[Lane]:
    """What two rows of lanes have in common, from left to right."""
    i = j = 0
    while i < len(a) and j < len(b):
        left, right = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if right - left >= least:
            yield left, right
        i, j = (i + 1, j) if a[i][1] < b[j][1] else (i, j + 1)


def _inner(lanes: Iterable[Lane], left: float, right: float) -> list[Lane]:
    """The lanes that have words, which reach from `left` to `right`, on both sides."""
    return [lane for lane in lanes if left < lane[0] and lane[1] < right]


def _cut(words: Iterable[Word], lanes: Sequence[Lane]) -> list[list[Word]]:
    """The words between the lanes, from left to right."""
    edges = [lane[1] for lane in lanes]
    placed = sorted(
        ((bisect_right(edges, word.left), i, word) for i, word in enumerate(words)), key=lambda row: row[:2]
    )
    return [[word for _, _, word in group] for _, group in groupby(placed, key=lambda row: row[0])]


def _merged(parts: Iterable[list[Word]], sheet: Sheet) -> list[list[Word]]:
    """The parts, each that is no column by itself put to the one on its left, or the first one to that on its right."""
    found: list[tuple[list[Word], bool]] = []
    for part in parts:
        sound = _is_column(part, sheet)
        if found and not (sound and found[-1][1]):
            last, was = found.pop()
            found.append((last + part, sound or was))
        else:
            found.append((part, sound))
    return [part for part, _ in found]


def _is_column(words: Sequence[Word], sheet: Sheet) -> bool:
    lines = lines_of(words, sheet)
    return len(lines) >= _LINES and mean(len(line.text) for line in lines) >= _WIDTH
