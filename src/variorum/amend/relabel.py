"""Records with other ids in place of their own: of rows that were merged, and without those that are gone."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from variorum.model import Hop, Participant, Record
from variorum.model.record import kinds_in
from variorum.model.reference import NAMES, REFERENCES

Ids = Mapping[str, str | None]
_Row = TypeVar("_Row", bound=Record)


def relabelled(record: _Row, ids: Ids) -> _Row | None:
    """The record with the ids that `ids` gives; null where it cannot stand without one that is gone.

    What names one row twice then names it once: the first hop or participant stays. A record that names none of the
    ids is returned as it is.
    """
    changes: dict[str, Any] = {}
    for field in _looked_into(type(record)):
        old = getattr(record, field)
        new = _renamed(old, ids)
        if new is old or new == old:
            continue
        if new is None and type(record).model_fields[field].is_required():
            return None
        changes[field] = new
    return record.model_copy(update=changes) if changes else record


@cache
def _looked_into(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a record that name rows, themselves or through the records inside them."""
    named = {*REFERENCES.get(kind, {}), *NAMES.get(kind, ())}
    inner = {
        field
        for field, info in kind.model_fields.items()
        if any(_looked_into(part) for part in kinds_in(info.annotation) if part is not kind)
    }
    return tuple(field for field in kind.model_fields if field in named | inner)


def _renamed(value: Any, ids: Ids) -> Any:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, Record):
        return relabelled(value, ids)
    if isinstance(value, tuple):
        kept = [new for new in (_renamed(item, ids) for item in value) if new is not None]
        return tuple({_names(item): item for item in reversed(kept)}.values())[::-1]
    return value


def _names(item: object) -> object:
    """What may stand only once in a list: an actor of a chain or of an event, an id, or else the very same record."""
    return item.actor if isinstance(item, (Hop, Participant)) else item
