"""Text that two reports, or two places of one, have in common."""

from typing import Literal

from variorum.model.record import Record, stable_id
from variorum.model.span import Span

PassageKind = Literal["verbatim", "light-edit", "rewritten", "spun", "same-quote"]
Direction = Literal["a-from-b", "b-from-a", "common-origin", "unknown"]


class Restored(Record):
    """A swapped word or phrase of spun text, and the wording that it likely stands for."""

    span: Span
    likely: str


class Passage(Record):
    """Two spans that tell the same in words that are not independent."""

    id: str
    a: Span
    b: Span
    kind: PassageKind
    direction: Direction = "unknown"
    restored: tuple[Restored, ...] = ()
    score: float
    why: str


def passage_id(told: str, a: Span, b: Span) -> str:
    """The id of the passage between two spans; `told` is its kind, or what lies behind it."""
    return stable_id("p", told, a.report, a.start, a.end, b.report, b.start, b.end)


class Share(Record):
    """The part of one report's story, 0 to 1, that a family covers."""

    report: str
    share: float


class Family(Record):
    """Reports that share text. `root` is a report or actor id, null where the root is not known; `unseen` says of whom
    the text behind them is, where that is not among the reports. `passages` are the ids of those that the family was
    made from.
    """

    id: str
    reports: tuple[str, ...]
    kind: PassageKind
    share: tuple[Share, ...]
    root: str | None = None
    unseen: str | None = None
    passages: tuple[str, ...] = ()
    why: str
