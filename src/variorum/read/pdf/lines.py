"""The words of one column, put together to lines from top to bottom."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from variorum.read.pdf.document import Box, Sheet, Word

_SAME = 0.4  # of the size of a word: how far base lines of one line may lie apart
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True)
class Line:
    """Words on one base line of a page, in reading order."""

    sheet: Sheet
    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        """The smallest box around its words, upright."""
        return surrounding(word.box for word in self.words)

    @cached_property
    def size(self) -> float:
        """The usual height of its words, in points."""
        return median(word.size for word in self.words)

    @property
    def base(self) -> float:
        """The height of its base line."""
        return self.words[0].base


def surrounding(boxes: Iterable[Box]) -> Box:
    """The smallest box around some boxes."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def right_to_left(words: Iterable[Word]) -> bool:
    """Do most words belong to a script that runs from right to left?"""
    given = [bool(_RIGHT_TO_LEFT.search(word.text)) for word in words]
    return 2 * sum(given) > len(given)


def lines_of(words: Sequence[Word], sheet: Sheet) -> tuple[Line, ...]:
    """The lines of the words of one column, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: -w.base):
        if rows and rows[-1][-1].base - word.base <= _SAME * min(word.size, rows[-1][-1].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    back = right_to_left(words)
    ordered = (sorted(row, key=lambda w: -w.right if back else w.left) for row in rows)
    return tuple(Line(sheet, tuple(row)) for row in ordered)
