"""How a store comes from nothing to the layout of today: a list of small functions that only grows.

The number of functions that a store has been through stands in its `meta` table under `layout`. A function says its
layout in words of its own, not in those of `tables.py`, which tell the layout of today. It changes tables; what is made
from the records is made anew after the last one.
"""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection

from variorum.errors import StoreError
from variorum.ledger.facts import facts_of, put_facts
from variorum.ledger.words import words_in

Migration = Callable[[Connection], None]

_FIRST: Final = {  # table of layout 1 -> its columns beside key, position and record
    "reports": "source title published language",
    "actors": "name kind",
    "times": "report type value",
    "statements": "report speaker mode certainty act",
    "events": "label kind status first_day last_day",
    "figures": "report measure low high unit",
    "figure_groups": "label independent_origins",
    "passages": "report other_report kind score",
    "families": "kind root",
    "commitments": "report strength made_when",
    "wording": "report referent voice",
    "points": "label independent_origins",
    "decisions": "says at by",
    "left_out": "stage source",
}


def one_table_for_each_table_of_the_ledger(connection: Connection) -> None:
    """Layout 1: the tables of ledger format 1, and `meta`."""
    text = _text(connection)
    _run(connection, f"CREATE TABLE meta (key {text} NOT NULL PRIMARY KEY, value {text} NOT NULL)")
    for table, names in _FIRST.items():
        columns = ", ".join(f'"{name}" {_type(name, text)}' for name in names.split())
        own = f"key {text} NOT NULL PRIMARY KEY, position integer NOT NULL UNIQUE"
        _run(connection, f"CREATE TABLE {table} ({own}, {columns}, record {text} NOT NULL)")


def indexes_of_columns_and_words_and_a_memory_of_readings(connection: Connection) -> None:
    """Layout 2: pages by any column, the number of rows of each table, search, and what was read before."""
    text = _text(connection)
    for table, names in _FIRST.items():
        for name in names.split():
            _run(connection, f"DROP INDEX IF EXISTS ix_{table}_{name}")
            _run(connection, f'CREATE INDEX {table}_by_{name} ON {table} ("{name}", position)')
    _run(connection, f"CREATE TABLE sizes (name {text} NOT NULL PRIMARY KEY, rows integer NOT NULL)")
    columns = ", ".join(f"{name} {text} NOT NULL" for name in ("name", "key", "label"))
    _run(connection, f"CREATE TABLE entries (number integer NOT NULL PRIMARY KEY, {columns})")
    words_in(connection).create(connection)
    data = "bytea" if connection.dialect.name == "postgresql" else "BLOB"
    numbers = "made integer NOT NULL, size integer NOT NULL"
    _run(connection, f"CREATE TABLE readings (name {text} NOT NULL PRIMARY KEY, {numbers}, entry {data} NOT NULL)")
    _run(connection, "CREATE INDEX readings_by_age ON readings (made, size)")


def a_table_for_what_decisions_overruled(connection: Connection) -> None:
    """Layout 3: the machine's rows that decisions changed, as they were."""
    text = _text(connection)
    own = f"key {text} NOT NULL PRIMARY KEY, position integer NOT NULL UNIQUE"
    _run(connection, f'CREATE TABLE overruled ({own}, "table" {text}, record {text} NOT NULL)')
    _run(connection, 'CREATE INDEX overruled_by_table ON overruled ("table", position)')


def points_without_the_reports_that_are_silent(_connection: Connection) -> None:
    """Layout 4: the rows of points leave out a list that follows from the others; the tables are the same."""


def indexes_of_first_letters_and_of_the_tables_of_entries(connection: Connection) -> None:
    """Layout 5: SQLite finds the first letters of words in an index of their own, for which the words are put in anew;
    where the entries of a table begin and end is found in an index.
    """
    _run(connection, "DROP TABLE words")
    words_in(connection).create(connection)
    _run(connection, "CREATE INDEX entries_by_name ON entries (name, number)")


MIGRATIONS: tuple[Migration, ...] = (
    one_table_for_each_table_of_the_ledger,
    indexes_of_columns_and_words_and_a_memory_of_readings,
    a_table_for_what_decisions_overruled,
    points_without_the_reports_that_are_silent,
    indexes_of_first_letters_and_of_the_tables_of_entries,
)


_ADDED = {"overruled": 3}  # table of the ledger -> the layout that it came with, where that is not the first


def has_table(table: str, layout: int) -> bool:
    """Has a store of a layout a table of the ledger?"""
    return layout >= _ADDED.get(table, 1)


def layout_of(name: str, connection: Connection) -> int:
    """The number of migrations that a store has been through, 0 for a new one; raises `StoreError` for a newer one."""
    layout = int(facts_of(connection).get("layout", 0))
    if layout > len(MIGRATIONS):
        raise StoreError(f"{name}: written by a newer Variorum (layout {layout}); update this one")
    return layout


def migrate(name: str, connection: Connection) -> None:
    """Brings the tables of a store to the layout of today."""
    missing = MIGRATIONS[layout_of(name, connection) :]
    for migration in missing:
        migration(connection)
    if missing:
        put_facts(connection, {"layout": str(len(MIGRATIONS))})


def _run(connection: Connection, sql: str) -> None:
    connection.exec_driver_sql(sql)


def _text(connection: Connection) -> str:
    """The type of a text that sorts by code point."""
    return 'text COLLATE "C"' if connection.dialect.name == "postgresql" else "TEXT"


def _type(name: str, text: str) -> str:
    if name in ("report", "other_report"):
        return f"{text} NOT NULL REFERENCES reports (key)"
    return "FLOAT" if name in ("low", "high", "score", "independent_origins") else text
