"""The machine's rows that decisions changed, as they were."""

from variorum.model.record import Record


class Overruled(Record):
    """One row as the machine made it, at its `position` in its table; `was` is its JSON.

    `was` is null for a row that the machine did not make: it was added by a decision, and `position` is then its place
    among the rows as they are.
    """

    id: str
    table: str
    key: str
    position: int
    was: str | None = None
