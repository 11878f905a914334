"""The read-only side of a store."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, select

from variorum.errors import RequestError, StoreError
from variorum.ledger.facts import facts_of, has_story
from variorum.ledger.hits import Hits
from variorum.ledger.home import Home, no_story
from variorum.ledger.migrations import MIGRATIONS, layout_of
from variorum.ledger.page import Page, Question, table_of
from variorum.ledger.rows import read_ledger, read_table, records_of, stored_decisions
from variorum.ledger.search import search
from variorum.ledger.tables import SIZES
from variorum.model import Decision, Ledger, Record

_ANYTHING: Final[Mapping[str, str]] = MappingProxyType({})


class View:
    """Reads a store. Each call sees one whole build, also while another is being written."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def ledger(self) -> Ledger:
        """The whole story."""
        with self._reading() as connection:
            return read_ledger(self._home.name, connection)

    def rows(self, table: str) -> tuple[Record, ...]:
        """The records of one table, in ledger order; raises `RequestError` for a table that does not exist."""
        table_of(table)
        with self._reading() as connection:
            return read_table(self._home.name, connection, table)

    def page(
        self,
        table: str,
        *,
        where: Mapping[str, str] = _ANYTHING,
        order: str | None = None,
        offset: int = 0,
        limit: int = 100,
    ) -> Page:
        """Some records of one table: those with the given values in their columns, in the order of one column.

        `order` is the name of a column, with `-` before it for the reverse; without one, rows stand as in the ledger.
        Raises `RequestError` for a table or column that does not exist.
        """
        question = Question(table, where, order, offset, limit)
        with self._reading() as connection:
            stored = connection.execute(question.records()).scalars()
            records = records_of(self._home.name, connection, table, stored)
            total = connection.execute(question.total()).scalar_one()
        return Page(records, total, offset, limit)

    def row(self, table: str, key: str) -> Record:
        """The record of that id (measure, or place in a table without either); `RequestError` where there is none."""
        rows = table_of(table)
        with self._reading() as connection:
            stored = connection.execute(select(rows.c.record).where(rows.c.key == key)).scalars().all()
            if not stored:
                raise RequestError(f"no row {key!r} in {table}; ids stand in the first column of every page")
            return records_of(self._home.name, connection, table, stored)[0]

    def counts(self) -> dict[str, int]:
        """The number of rows of each table."""
        with self._reading() as connection:
            return {row.name: row.rows for row in connection.execute(select(SIZES))}

    def search(self, words: str, *, tables: Sequence[str] = (), offset: int = 0, limit: int = 50) -> Hits:
        """Rows that have every one of the words, or a word that begins with it, the best first.

        Case, accents and all signs are ignored. Looks into the texts of reports and into the rows that have words of
        their own; only into `tables` where some are named. Of very many rows a part is ranked and counted (`Hits`).
        Raises `RequestError` for one that cannot be searched.
        """
        with self._reading() as connection:
            return search(self._home.name, connection, words, tuple(tables), (offset, limit))

    def decisions(self) -> tuple[Decision, ...]:
        """What analysts said, in the order in which they said it."""
        with self._reading() as connection:
            return stored_decisions(connection)

    def written(self) -> str:
        """The instant at which the story was written last: another one means that rows may have changed."""
        with self._reading() as connection:
            return facts_of(connection).get("written", "")

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        name = self._home.name
        with self._home.reading() as connection:
            if not has_story(name, connection):
                raise no_story(name)
            if layout_of(name, connection) < len(MIGRATIONS):
                raise StoreError(f"{name}: written by an older Variorum; it is brought up to date where it is opened")
            yield connection
