"""How each report words one and the same thing."""

from typing import Literal

from variorum.model.record import Record
from variorum.model.span import Span


class Wording(Record):
    """One wording. `referent` is an actor or event id; `of` the actor whose words or view it is, null for the
    report's own. `taken_from` is the place of another report where a speaker is quoted with these words, of a wording
    in the report's own voice.
    """

    id: str
    referent: str
    span: Span
    voice: Literal["own", "quoted"]
    of: str | None = None
    loaded: bool = False
    taken_from: Span | None = None
    why: str
