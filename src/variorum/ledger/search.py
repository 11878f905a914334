"""Full-text search over a story."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, and_, case, false, func, or_, select

from variorum.errors import RequestError
from variorum.ledger.entries import SEARCHED
from variorum.ledger.hits import Hit, Hits, snippets
from variorum.ledger.page import require_window
from variorum.ledger.parts import spans
from variorum.ledger.rows import records_of
from variorum.ledger.tables import ENTRIES, ROWS
from variorum.ledger.terms import asked
from variorum.ledger.words import Words, words_in
from variorum.model import Record, Report

_RANKED: Final = 1_000  # hits that are ranked, the first of the ledger
_COUNTED: Final = 10_000  # hits that are counted


def search(name: str, connection: Connection, words: str, tables: Sequence[str], window: tuple[int, int]) -> Hits:
    """The hits of a question, from offset and for the limit in `window`; `name` is what an error calls the story."""
    offset, limit = window
    require_window(offset, limit)
    for table in tables:
        if table not in SEARCHED:
            raise RequestError(f"no search in {table!r}; the tables with words of their own are {', '.join(SEARCHED)}")
    terms = asked(words)
    if not terms:
        return Hits(rows=(), total=0, offset=offset, limit=limit)
    matches = _Matches(words_in(connection), terms, _runs(connection, tables))
    total, *ranked = connection.execute(matches.extent()).one()
    pages = matches.pages(ranked, offset, limit) if offset < total or total > _COUNTED else ()
    rows = [(row.name, row.key, row.label) for page in pages for row in connection.execute(page)]
    return Hits(
        rows=_hits(name, connection, rows, terms),
        total=min(total, _COUNTED),
        at_least=total > _COUNTED,
        offset=offset,
        limit=limit,
    )


class _Matches:
    """The entries that have every one of the terms. What a question costs does not grow with them where a word stands
    nearly everywhere: `_RANKED` are ranked and `_COUNTED` counted.
    """

    def __init__(self, words: Words, terms: Sequence[str], runs: Sequence[ColumnElement[bool]]) -> None:
        self._number, match = words.number, words.match(terms)
        self._rank = match.rank
        self._wanted = [match.holds, *runs]

    def extent(self) -> Select[int, int, int]:
        """How many there are, one more than `_COUNTED` at the most; the first and the last number that is ranked."""
        place = func.row_number().over(order_by=self._number)
        some = select(self._number.label("number"), place.label("place")).where(*self._wanted)
        first = some.order_by(self._number).limit(_COUNTED + 1).subquery()
        last = func.max(case((first.c.place <= _RANKED, first.c.number)))
        return select(func.count(), func.min(first.c.number), last).select_from(first)

    def pages(self, ranked: Sequence[int], offset: int, limit: int) -> Iterator[Select[str, str, str]]:
        """Some entries: of those from the first to the last in `ranked` the best first, then the others in the order of
        the ledger.
        """
        first, last = ranked
        named = ENTRIES.c.number == self._number
        found = select(ENTRIES.c.name, ENTRIES.c.key, ENTRIES.c.label).where(named, *self._wanted)
        here = min(limit, _RANKED - offset)
        if here > 0:
            best = found.where(self._number >= first, self._number <= last).order_by(self._rank, self._number)
            yield best.offset(offset).limit(here)
        if here < limit:
            rest = found.where(self._number > last).order_by(self._number)
            yield rest.offset(max(0, offset - _RANKED)).limit(limit - max(here, 0))


def _runs(connection: Connection, tables: Sequence[str]) -> list[ColumnElement[bool]]:
    """The condition that an entry is of one of these tables, where some are named: those of one stand in one run."""
    if not tables:
        return []
    first, last = func.min(ENTRIES.c.number), func.max(ENTRIES.c.number)
    found = select(first, last).where(ENTRIES.c.name.in_(tables)).group_by(ENTRIES.c.name)
    number = words_in(connection).number
    return [or_(false(), *(and_(number >= a, number <= b) for a, b in connection.execute(found)))]


def _hits(
    name: str, connection: Connection, rows: Sequence[tuple[str, str, str]], terms: Sequence[str]
) -> tuple[Hit, ...]:
    records = {
        (table, key): record
        for table in {table for table, _, _ in rows}
        for key, record in _records(name, connection, table, [key for t, key, _ in rows if t == table]).items()
    }
    reports = {span.report for record in records.values() for span in spans(record)}
    known = {record.id: record.text for record in records.values() if isinstance(record, Report)}
    further = _records(name, connection, "reports", sorted(reports - set(known)))
    texts = {**known, **{key: record.text for key, record in further.items() if isinstance(record, Report)}}
    return tuple(
        Hit(table=table, key=key, label=label, snippets=snippets(records[table, key], texts, terms))
        for table, key, label in rows
    )


def _records(name: str, connection: Connection, table: str, keys: Iterable[str]) -> dict[str, Record]:
    """The records of some rows of a table, by their keys."""
    rows = ROWS[table]
    found = connection.execute(select(rows.c.key, rows.c.record).where(rows.c.key.in_(tuple(keys)))).all()
    records = records_of(name, connection, table, (row.record for row in found))
    return dict(zip((row.key for row in found), records, strict=True))
