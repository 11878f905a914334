"""What an analyst says about the machine's rows. Kept, dated, undoable."""

from typing import Literal

from variorum.model.record import Record


class Decision(Record):
    """One judgement. `at` is an ISO 8601 instant, `undone_by` the id of a later decision."""

    id: str
    by: str
    at: str
    says: Literal["same", "different", "wrong", "right", "edit"]
    about: tuple[str, ...]
    value: str | None = None
    undone_by: str | None = None
