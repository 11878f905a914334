"""Records under other ids."""

from collections.abc import Mapping
from typing import Any, TypeVar

from variorum.model.record import Record

R = TypeVar("R", bound=Record)


def renamed(record: R, names: Mapping[str, str]) -> R:
    """The same record, all through, with each string that is a key of `names` replaced by what stands there.

    What has no such string in it is shared, not copied; `record` was sound, so that nothing is checked anew.
    """
    changed = {}
    for field, value in record.__dict__.items():
        other = _renamed(value, names)
        if other is not value:
            changed[field] = other
    return record.model_copy(update=changed) if changed else record


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, Record):
        return renamed(value, names)
    if isinstance(value, tuple):
        others = tuple(_renamed(part, names) for part in value)
        return others if any(a is not b for a, b in zip(others, value, strict=True)) else value
    return value
