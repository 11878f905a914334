"""Records under other ids."""

from collections.abc import Callable, Mapping, Set
from copy import copy
from operator import itemgetter
from typing import Any, TypeVar

from variorum.model.record import Record

Names = Mapping[str, str]
_T = TypeVar("_T")


def renamed(record: _T, names: Names) -> _T:
    """A record, or a tuple of records, all through with each string that is a key of `names` replaced by what stands
    there.

    What has no such string in it is shared, not copied; `record` was sound, so that nothing is checked anew.
    """
    return stencil(record, names.keys())(names)


def stencil(record: _T, keys: Set[str]) -> Callable[[Names], _T]:
    """`renamed` for names with these keys: the record is looked through once, however many are made of it."""
    fill: Callable[[Names], _T] | None = _filler(record, keys)
    return fill or (lambda _: record)


def _filler(value: Any, keys: Set[str]) -> Callable[[Names], Any] | None:
    """What makes the value under other names; None where there is nothing to replace in it."""
    if isinstance(value, str):
        return itemgetter(value) if value in keys else None
    if isinstance(value, Record):
        return _record_filler(value, keys)
    return _tuple_filler(value, keys) if isinstance(value, tuple) else None


def _record_filler(record: Record, keys: Set[str]) -> Callable[[Names], Record] | None:
    found = ((field, _filler(value, keys)) for field, value in record.__dict__.items())
    fillers = [(field, fill) for field, fill in found if fill]

    def filled(names: Names) -> Record:
        other = copy(record)
        values = other.__dict__  # of a record that nobody has yet
        for field, fill in fillers:
            values[field] = fill(names)
        return other

    return filled if fillers else None


def _tuple_filler(values: tuple[Any, ...], keys: Set[str]) -> Callable[[Names], tuple[Any, ...]] | None:
    parts = [(value, _filler(value, keys)) for value in values]
    if not any(fill for _, fill in parts):
        return None
    return lambda names: tuple([fill(names) if fill else value for value, fill in parts])
