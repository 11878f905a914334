"""The words that a row rests on: by these, and never by its id alone, a decision finds it again in another build."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from variorum.model import (
    Actor,
    Commitment,
    Event,
    Family,
    Figure,
    FigureGroup,
    Passage,
    Point,
    Record,
    Report,
    Span,
    Statement,
    Time,
    Wording,
)

Tables = Mapping[str, Mapping[str, Record]]
_OPENING: Final = 80  # characters of its story that stand for a report


def places(record: Record, tables: Tables) -> tuple[Span, ...]:
    """The words of a row, each once. `tables` are those of its ledger by key, for rows that are made of other rows."""
    return tuple(dict.fromkeys(_places(record, tables)))


def _places(record: Record, tables: Tables) -> Iterable[Span]:
    match record:
        case Time() | Figure() | Wording():
            return (record.span,)
        case Statement():
            return record.content
        case Event():
            return record.mentions
        case Passage():
            return (record.a, record.b)
        case Commitment():
            return (record.what,)
        case Report():
            return _opening(record)
        case _:
            return _gathered(record, tables)


def _gathered(record: Record, tables: Tables) -> Iterator[Span]:
    """The words of a row that has them through others: mentions, members, passages, what a point is about."""
    match record:
        case Actor():
            named = [mention.span for mention in record.mentions]
            yield from named or _openings((k for k, r in tables["reports"].items() if _comes_from(r, record)), tables)
        case FigureGroup():
            yield from _of("figures", record.members, tables)
        case Family():
            yield from _of("passages", record.passages, tables)
            if not record.passages:
                yield from _openings(record.reports, tables)
        case Point():
            for table in ("events", "statements", "figure_groups"):
                yield from _of(table, getattr(record.about, table), tables)


def _of(table: str, keys: Iterable[str], tables: Tables) -> Iterator[Span]:
    for key in keys:
        if key in tables[table]:
            yield from _places(tables[table][key], tables)


def _openings(reports: Iterable[str], tables: Tables) -> Iterator[Span]:
    yield from _of("reports", reports, tables)


def _opening(report: Report) -> tuple[Span, ...]:
    if not report.story:
        return ()
    start, end = report.story[0]
    return (report.span(start, min(end, start + _OPENING)),)


def _comes_from(report: Record, outlet: Actor) -> bool:
    return isinstance(report, Report) and report.outlet == outlet.id
