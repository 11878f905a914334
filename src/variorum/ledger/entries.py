"""What can be searched: the texts of the reports, and the rows that have words of their own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Final

from variorum.ledger.parts import strings
from variorum.model import Actor, Difference, Ledger, Record, Report, Span, Statement, records_in
from variorum.model.reference import NAMES, REFERENCES, key_of

_LABELS: Final[dict[str, Sequence[Callable[[Any], str | None]]]] = {  # the first that has words is the label
    "reports": (attrgetter("title"), attrgetter("source")),
    "points": (attrgetter("label"),),
    "events": (attrgetter("label"),),
    "actors": (attrgetter("name"),),
    "statements": (),  # the speaker and the content
    "figure_groups": (attrgetter("label"),),
    "figures": (attrgetter("span.quote"),),
    "commitments": (attrgetter("what.quote"),),
    "wording": (attrgetter("span.quote"),),
}
_NAMING: Final[dict[type[Record], tuple[str, ...]]] = {Actor: ("id",), Difference: ("values",)}  # beside REFERENCES
SEARCHED: Final = tuple(_LABELS)
_LONGEST: Final = 160  # characters of a label
_AT_A_TIME: Final = 200_000  # characters of one entry; PostgreSQL refuses more than 1 MB of terms


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be found: the row of the ledger that it leads to, and its words."""

    table: str
    key: str
    label: str
    body: str


def entries(ledger: Ledger) -> Iterator[Entry]:
    """The entries of a story. A text of more than 200,000 characters is found part by part."""
    names = {actor.id: actor.name for actor in ledger.actors}
    for table in SEARCHED:
        for position, record in enumerate(getattr(ledger, table)):
            key, label = key_of(record, position), _label(table, record, names)
            body = record.text if isinstance(record, Report) else " \n".join(_words(record, names))
            for start in range(0, len(body) or 1, _AT_A_TIME):
                yield Entry(table, key, label, body[start : start + _AT_A_TIME])


def _label(table: str, record: Record, names: Mapping[str, str]) -> str:
    if isinstance(record, Statement):
        said = " … ".join(span.quote for span in record.content)
        speaker = names.get(record.speaker or "")
        label = f"{speaker}: {said}" if speaker else said
    else:
        label = next(filter(None, (get(record) for get in _LABELS[table])), "")
    label = " ".join(label.split())
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"


def _words(record: Record, names: Mapping[str, str]) -> Iterator[str]:
    """The distinct words that a row's spans point at, and the names of the actors that it names."""
    parts = records_in(record)
    found = dict.fromkeys(part.quote for part in parts if isinstance(part, Span))
    for part in parts:
        for field in _naming(type(part)):
            found.update((names[key], None) for key in strings(getattr(part, field)) if key in names)
    yield from found


@cache
def _naming(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a record that may hold the id of an actor; most records have none."""
    referring = (field for field, tables in REFERENCES.get(kind, {}).items() if "actors" in tables)
    naming = {*referring, *NAMES.get(kind, ()), *_NAMING.get(kind, ())}
    return tuple(field for field in kind.model_fields if field in naming)
