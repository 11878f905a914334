"""The base of every record: frozen, typed, JSON in and out, with ids that follow from content."""

import hashlib
from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen row. Sequences are tuples, so that a record is hashable all through."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid")

    def row(self) -> dict[str, Any]:
        """The record as plain JSON values."""
        return self.model_dump(mode="json")


def records_in(value: object) -> Iterator[Record]:
    """A record and all records inside it, or inside a tuple, in the order of their fields."""
    if isinstance(value, Record):
        yield value
        for held in vars(value).values():
            yield from records_in(held)
    elif isinstance(value, tuple):
        for item in value:
            if isinstance(item, (Record, tuple)):
                yield from records_in(item)


def stable_id(prefix: str, *parts: object) -> str:
    """An id that follows from what a record says, not from the order in which it was found.

    `prefix` is the letter of the table; `parts` are joined by their `str` and hashed (SHA-256, 12 hex digits).
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
    return f"{prefix}-{digest[:12]}"
