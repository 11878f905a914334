"""What must hold before a ledger is written: spans stand in their reports, each id names one record."""

from collections.abc import Iterable, Mapping, Set
from typing import Final

from variorum.errors import SpanError, StoreError
from variorum.ledger.parts import strings
from variorum.model import TABLES, Ledger, Others, Point, Record, Report, Span, records_in
from variorum.model.reference import REFERENCES, key_of

_NAMED: Final = {tables for fields in REFERENCES.values() for tables in fields.values()}


def check(ledger: Ledger) -> None:
    """Raises `SpanError` for a span that does not verify, `StoreError` for an id that names nothing or two records."""
    keys = {table: _keys(table, getattr(ledger, table)) for table in TABLES}
    named = {tables: frozenset().union(*map(keys.__getitem__, tables)) for tables in _NAMED}
    texts = {report.id: report.text for report in ledger.reports}
    for report in ledger.reports:
        _check_bounds(report)
    for table in (table for table in TABLES if table != "decisions"):  # their words may be gone: then they are orphans
        for position, record in enumerate(getattr(ledger, table)):
            try:
                for part in records_in(record):
                    _check_part(part, texts, named)
            except (SpanError, StoreError) as error:
                raise type(error)(f"{table} {key_of(record, position)}: {error}") from None
    every = tuple(texts)
    for point in ledger.points:
        _check_silent(point, every)


def _keys(table: str, records: Iterable[Record]) -> frozenset[str]:
    seen: set[str] = set()
    for position, record in enumerate(records):
        key = key_of(record, position)
        if key in seen:
            raise StoreError(f"{table} {key}: two records have this id; expected one")
        seen.add(key)
    return frozenset(seen)


def _check_part(part: Record, texts: dict[str, str], named: Mapping[tuple[str, ...], Set[str]]) -> None:
    if isinstance(part, Span):
        if part.report not in texts:
            raise SpanError(f"a span points into {part.report}, which is no report of this story")
        part.verify(texts[part.report])
        return
    for field, tables in REFERENCES.get(type(part), {}).items():
        for key in strings(getattr(part, field)):
            if key not in named[tables]:
                raise StoreError(f"{type(part).__name__}.{field} is {key}, which is not in {' or '.join(tables)}")


def _check_silent(point: Point, every: tuple[str, ...]) -> None:
    """A list of all others leaves out what the other two lists have, and so can be made anew of them."""
    silent, told = point.silent, frozenset((*point.carried_by, *point.too_early))
    if isinstance(silent, Others) and (silent.every != every or silent.but != told):
        raise StoreError(f"points {point.id}: expected every report in one of three lists, once")


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
