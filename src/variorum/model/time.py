"""Time expressions: as a report words them, and as TIMEX3 values once an anchor is known."""

from typing import Literal

from variorum.model.record import Record
from variorum.model.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class TimeExpression(Record):
    """A time expression inside one report, before it has an anchor.

    `reading` is the rule's own normal form (`weekday:3`, `month-day:06-19`, `year:-1`, `ref:PAST_REF` …), which
    together with an anchor date gives the value. `direction` is -1 for the past, +1 for the future, 0 for either,
    from tense and prepositions. `sentence` is the index of its sentence in the parse.
    """

    id: str
    span: Span
    type: TimeType
    reading: str
    direction: Literal[-1, 0, 1] = 0
    mod: str | None = None
    quoted: bool = False
    sentence: int
    why: str


class Time(Record):
    """A resolved time expression. `value` is TIMEX3 (ISO 8601, `2025-W33`, `P3M`, `PAST_REF`), or null."""

    id: str
    span: Span
    type: TimeType
    value: str | None
    mod: str | None = None
    anchor: str | None = None
    why: str
