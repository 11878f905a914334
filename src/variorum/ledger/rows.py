"""A whole ledger into tables and out of them, inside a transaction of somebody else."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeVar

from pydantic import ValidationError
from sqlalchemy import Connection, insert, select

from variorum.errors import StoreError
from variorum.ledger.entries import entries
from variorum.ledger.facts import describe, has_story
from variorum.ledger.migrations import MIGRATIONS, has_table, layout_of, migrate
from variorum.ledger.tables import ENTRIES, ROWS, SIZES, row_of
from variorum.ledger.words import words_in
from variorum.model import TABLES, Decision, Ledger, Others, Point, Record

_TOGETHER: Final = 1_000  # rows of one insert
_T = TypeVar("_T")


def read_ledger(name: str, connection: Connection) -> Ledger:
    """The whole story, of whatever layout; `name` is what an error calls it."""
    layout = layout_of(name, connection)
    there = [table for table in TABLES if has_table(table, layout)]
    return Ledger.model_validate({table: read_table(name, connection, table) for table in there})


def read_table(name: str, connection: Connection, table: str) -> tuple[Record, ...]:
    """The records of one table, in ledger order."""
    rows = ROWS[table]
    stored = connection.execute(select(rows.c.record).order_by(rows.c.position)).scalars()
    return records_of(name, connection, table, stored)


def records_of(name: str, connection: Connection, table: str, stored: Iterable[str]) -> tuple[Record, ...]:
    """The records that stored JSON holds; raises `StoreError` where it holds none."""
    try:
        found = tuple(TABLES[table].model_validate_json(record) for record in stored)
    except ValidationError as error:
        raise StoreError(
            f"{name}: a row of {table} does not hold a sound record ({error.error_count()} errors); "
            "build the story again into a new folder"
        ) from error
    return _whole(connection, found) if table == "points" else found


def _whole(connection: Connection, points: Sequence[Record]) -> tuple[Record, ...]:
    """The points with the reports that are silent on them, which are those that neither tell them nor came too early.

    They are not stored: of a large story they would be most of the store.
    """
    reports = ROWS["reports"]
    every = tuple(connection.execute(select(reports.c.key).order_by(reports.c.position)).scalars())

    def whole(point: Record) -> Record:
        if not isinstance(point, Point) or "silent" in point.model_fields_set:
            return point
        silent = Others(every, frozenset((*point.carried_by, *point.too_early)))
        return point.model_copy(update={"silent": silent})

    return tuple(map(whole, points))


def replace_ledger(connection: Connection, ledger: Ledger) -> None:
    """Puts a ledger in the place of the one before; decisions of that one are kept, those of the new one added."""
    kept = stored_decisions(connection)
    for table in reversed(TABLES):  # reports go last: the rows of the others point at them
        connection.execute(ROWS[table].delete())
    for table in TABLES:
        if table != "decisions":
            _fill(connection, table, getattr(ledger, table))
    put_decisions(connection, (*kept, *ledger.decisions))
    _index(connection, ledger)
    describe(connection)


def bring_up_to_date(name: str, connection: Connection) -> None:
    """Brings a store to the layout of today: changes its tables, and then makes all rows anew from their records."""
    old = layout_of(name, connection)
    story = read_ledger(name, connection) if 0 < old < len(MIGRATIONS) and has_story(name, connection) else None
    migrate(name, connection)
    if story:
        replace_ledger(connection, story)


def stored_decisions(connection: Connection) -> tuple[Decision, ...]:
    """The decisions of the story, in the order in which they were made."""
    rows = ROWS["decisions"]
    stored = connection.execute(select(rows.c.record).order_by(rows.c.position)).scalars()
    return tuple(map(Decision.model_validate_json, stored))


def put_decisions(connection: Connection, decisions: Sequence[Decision]) -> None:
    """Writes these decisions and no others; a later one takes the place of an earlier one with its id."""
    connection.execute(ROWS["decisions"].delete())
    _fill(connection, "decisions", tuple({decision.id: decision for decision in decisions}.values()))


def _fill(connection: Connection, table: str, records: Sequence[Record]) -> None:
    for batch in _batches(row_of(table, record, position) for position, record in enumerate(records)):
        connection.execute(insert(ROWS[table]), batch)
    connection.execute(SIZES.delete().where(SIZES.c.name == table))
    connection.execute(insert(SIZES).values(name=table, rows=len(records)))


def _index(connection: Connection, ledger: Ledger) -> None:
    """Makes the entries and their words anew."""
    words = words_in(connection)
    connection.execute(ENTRIES.delete())
    words.clear(connection)
    for batch in _batches(enumerate(entries(ledger))):
        rows = [{"number": n, "name": entry.table, "key": entry.key, "label": entry.label} for n, entry in batch]
        connection.execute(insert(ENTRIES), rows)
        words.add(connection, [(n, entry.label, entry.body) for n, entry in batch])


def _batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    """The items, up to a thousand at a time."""
    rest = iter(items)
    while batch := list(islice(rest, _TOGETHER)):
        yield batch
