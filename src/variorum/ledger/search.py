"""Full-text search over a story."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Select, func, select

from variorum.errors import RequestError
from variorum.ledger.entries import SEARCHED
from variorum.ledger.hits import Hit, Hits, snippets
from variorum.ledger.page import require_window
from variorum.ledger.parts import spans
from variorum.ledger.rows import records_of
from variorum.ledger.tables import ENTRIES, ROWS
from variorum.ledger.terms import asked
from variorum.ledger.words import words_in
from variorum.model import Record, Report


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
    found, total = _questions(connection, terms, tables)
    rows = [(row.name, row.key, row.label) for row in connection.execute(found.offset(offset).limit(limit))]
    hits = _hits(name, connection, rows, terms)
    return Hits(rows=hits, total=connection.execute(total).scalar_one(), offset=offset, limit=limit)


def _questions(
    connection: Connection, terms: Sequence[str], tables: Sequence[str]
) -> tuple[Select[str, str, str], Select[int]]:
    words = words_in(connection)
    match = words.match(terms)
    both = ENTRIES.c.number == words.number
    wanted = [match.holds, *([ENTRIES.c.name.in_(tables)] if tables else [])]
    columns = (ENTRIES.c.name, ENTRIES.c.key, ENTRIES.c.label)
    return (
        select(*columns).where(both, *wanted).order_by(match.rank, ENTRIES.c.number),
        select(func.count()).select_from(ENTRIES).where(both, *wanted),
    )


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
