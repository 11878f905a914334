"""What can be searched: the texts of the reports, and the rows that have words of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, Final

from variorum.ledger.parts import strings
from variorum.model import Ledger, Record, Report, Span, Statement, records_in
from variorum.model.reference import key_of

_LABELS: Final[dict[str, tuple[str, ...]]] = {  # table -> paths to fields; the first that has words is the label
    "reports": ("title", "source"),
    "points": ("label",),
    "events": ("label",),
    "actors": ("name",),
    "statements": (),  # the speaker and the content
    "figure_groups": ("label",),
    "figures": ("span.quote",),
    "commitments": ("what.quote",),
    "wording": ("span.quote",),
}
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
        found: list[Any] = [reduce(getattr, path.split("."), record) for path in _LABELS[table]]
        label = next(filter(None, found), "")
    label = " ".join(label.split())
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"


def _words(record: Record, names: Mapping[str, str]) -> Iterator[str]:
    """The distinct words that a row's spans point at, and the names of the actors that it names."""
    found = dict.fromkeys(part.quote for part in records_in(record) if isinstance(part, Span))
    for part in records_in(record):
        for field in vars(part).values():
            found.update(dict.fromkeys(names[key] for key in strings(field) if key in names))
    yield from found
