"""The units of a page: its paragraphs and stand-alone lines, each with what it looks like."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from variorum.model.report import NoiseKind
from variorum.model.span import Bounds
from variorum.text.lines import lines, trimmed
from variorum.text.paragraphs import BULLETS, paragraphs

_FINAL = re.compile(r"[.!?…:;。！？।۔](?:\s?['\"”’“»«)\]*])*(?:\s(?:Enditem|ENDS|\(ENDS?\)))?$")
_HEADLINE = 28  # words; no headline is longer
_SENTENCE_BREAK = re.compile(r"[.!?…]['\"”’)]*\s+['\"“‘(]?[A-Z]")


@dataclass(frozen=True)
class Unit:
    """One paragraph or line at `[start, end)`. `words` is its text with single spaces; `kind` is null for story."""

    start: int
    end: int
    words: str
    kind: NoiseKind | None = None
    why: str = ""
    gap: bool = field(default=False)  # an empty line stands before it

    @property
    def story(self) -> bool:
        return self.kind is None

    @cached_property
    def ended(self) -> bool:
        """Does it end as a sentence does?"""
        return bool(_FINAL.search(self.words))

    @cached_property
    def prose(self) -> bool:
        """Does it read as a paragraph of a story: a sentence that is ended, or more than one, or a long one?"""
        size = max(len(self.words.split()), len(self.words) // 12)  # some scripts have no space between words
        return (
            (self.ended and size >= 4) or size > _HEADLINE or (size > 12 and bool(_SENTENCE_BREAK.search(self.words)))
        )

    @property
    def bullet(self) -> bool:
        """Is it an item of a list, such as the key points above a story?"""
        return self.words[:1] in BULLETS and self.words[1:2].isspace() and len(self.words.split()) > 3

    def marked(self, kind: NoiseKind, why: str) -> "Unit":
        """The same unit, as noise."""
        return Unit(self.start, self.end, self.words, kind, why, self.gap)

    def split(self, text: str, at: int) -> tuple["Unit", ...]:
        """The unit cut in two at a place in the text; a part of white space only falls away."""
        return tuple(
            unit_at(text, bounds, self.gap and bounds[0] == self.start)
            for bounds in (trimmed(text, (self.start, at)), trimmed(text, (at, self.end)))
            if bounds[0] < bounds[1]
        )


def unit_at(text: str, bounds: Bounds, gap: bool = False) -> Unit:
    """The unit of some bounds."""
    return Unit(*bounds, " ".join(text[bounds[0] : bounds[1]].split()), gap=gap)


def units_of(text: str) -> tuple[Unit, ...]:
    """All paragraphs of a text, in order."""
    found: list[Unit] = []
    for bounds in paragraphs(text, ((0, len(text)),)):
        before = text[found[-1].end if found else 0 : bounds[0]]
        found.append(unit_at(text, bounds, gap=sum(1 for _ in lines(before)) > 2))
    return tuple(found)


def line_units(text: str, unit: Unit) -> tuple[Unit, ...]:
    """The lines of a unit, each a unit of its own."""
    rows = [trimmed(text, row) for row in lines(text, unit.start, unit.end)]
    return tuple(unit_at(text, row, unit.gap and row[0] == unit.start) for row in rows if row[0] < row[1])
