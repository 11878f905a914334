"""A statement in the making: what the words of one sentence give, before its speaker is known as an actor."""

from dataclasses import dataclass

from variorum.annotate.complements import Frame
from variorum.annotate.cues import Cue
from variorum.model import Bounds


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making. Offsets are into the report's text; `source` and `verb` are token indices or None.

    `named` bounds the words that name the source and `score` is how sure the reading model is, where it sees one.
    """

    sentence: int
    content: tuple[Bounds, ...]
    cue: Bounds | None
    verb: int | None
    source: int | None
    frame: Frame
    word: Cue | None
    carriers: tuple[int, ...] = ()
    named: Bounds | None = None
    score: float | None = None

    @property
    def start(self) -> int:
        return self.content[0][0]

    @property
    def end(self) -> int:
        return self.content[-1][1]

    def covers(self, at: int) -> bool:
        """Does the character lie inside the content?"""
        return any(a <= at < b for a, b in self.content)
