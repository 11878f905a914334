"""How each report words one and the same thing."""

from typing import Literal

from variorum.model.record import Record
from variorum.model.span import Span


class Wording(Record):
    """One wording. `referent` is an actor or event id; `of` the actor whose words or view it is, null for the
    report's own.
    """

    id: str
    referent: str
    span: Span
    voice: Literal["own", "quoted"]
    of: str | None = None
    loaded: bool = False
    why: str
