"""What must hold before a ledger is written: spans stand in their reports, each id names one record."""

from collections.abc import Iterable, Iterator

from variorum.errors import SpanError, StoreError
from variorum.ledger.tables import key_of
from variorum.model import (
    TABLES,
    About,
    Actor,
    Commitment,
    Family,
    Figure,
    FigureGroup,
    Hop,
    Ledger,
    Origin,
    Participant,
    Point,
    Record,
    Relation,
    Report,
    Share,
    Span,
    Statement,
    Wording,
    records_in,
)

_REFERENCES: dict[type[Record], dict[str, tuple[str, ...]]] = {  # record -> field -> tables that its ids may name
    Report: {"outlet": ("actors",), "credits": ("actors",)},
    Actor: {"members": ("actors",)},
    Hop: {"actor": ("actors",)},
    Statement: {"report": ("reports",), "speaker": ("actors",), "addressee": ("actors",)},
    Participant: {"actor": ("actors",)},
    Figure: {"statement": ("statements",)},
    FigureGroup: {"members": ("figures",), "origins": ("figures",)},
    Relation: {"a": ("figures",), "b": ("figures",)},
    Family: {"reports": ("reports",), "root": ("reports", "actors"), "passages": ("passages",)},
    Share: {"report": ("reports",)},
    Commitment: {"who": ("actors",), "to_whom": ("actors",), "statement": ("statements",)},
    Wording: {"referent": ("actors", "events"), "of": ("actors",)},
    About: {"events": ("events",), "statements": ("statements",), "figure_groups": ("figure_groups",)},
    Origin: {"reports": ("reports",)},
    Point: {"carried_by": ("reports",), "silent": ("reports",), "too_early": ("reports",)},
}


def check(ledger: Ledger) -> None:
    """Raises `SpanError` for a span that does not verify, `StoreError` for an id that names nothing or two records."""
    keys = {table: _keys(table, getattr(ledger, table)) for table in TABLES}
    texts = {report.id: report.text for report in ledger.reports}
    for report in ledger.reports:
        _check_bounds(report)
    for table in TABLES:
        for position, record in enumerate(getattr(ledger, table)):
            where = f"{table} {key_of(record, position)}"
            for part in records_in(record):
                _check_part(part, where, texts, keys)


def _keys(table: str, records: Iterable[Record]) -> frozenset[str]:
    seen: set[str] = set()
    for position, record in enumerate(records):
        key = key_of(record, position)
        if key in seen:
            raise StoreError(f"{table} {key}: two records have this id; expected one")
        seen.add(key)
    return frozenset(seen)


def _check_part(part: Record, where: str, texts: dict[str, str], keys: dict[str, frozenset[str]]) -> None:
    if isinstance(part, Span):
        if part.report not in texts:
            raise SpanError(f"{where}: a span points into {part.report}, which is no report of this story")
        try:
            part.verify(texts[part.report])
        except SpanError as error:
            raise SpanError(f"{where}: {error}") from None
    for field, tables in _REFERENCES.get(type(part), {}).items():
        for key in _strings(getattr(part, field)):
            if not any(key in keys[table] for table in tables):
                raise StoreError(
                    f"{where}: {type(part).__name__}.{field} is {key}, which is not in {' or '.join(tables)}"
                )


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)


def _check_bounds(report: Report) -> None:
    runs = [
        *report.story,
        *((n.start, n.end) for n in report.noise),
        *((r.start, r.end) for r in report.source_map),
        *((other.start, other.end) for other in report.other_languages),
    ]
    for start, end in runs:
        if not 0 <= start < end <= len(report.text):
            raise SpanError(f"reports {report.id}: [{start}, {end}) is not inside its {len(report.text)} characters")
