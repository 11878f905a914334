"""Who binds whom to what."""

from typing import Literal

from variorum.model.record import Record
from variorum.model.span import Span

Strength = Literal["obligation", "pledge", "intention", "appeal"]


class Commitment(Record):
    """A promise, duty, plan or demand. `made_when` is a TIMEX3 value; `instrument` names the text that binds."""

    id: str
    who: tuple[str, ...]
    to_whom: tuple[str, ...] = ()
    what: Span
    instrument: str | None = None
    article: str | None = None
    made_when: str | None = None
    strength: Strength
    statement: str | None = None
    why: str
