"""Stores of every earlier layout, kept as SQL, are brought to the layout of today without losing a row."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from variorum.errors import StoreError
from variorum.ledger import Store
from variorum.ledger.facts import facts_of
from variorum.ledger.migrations import MIGRATIONS, migrate
from variorum.ledger.tables import METADATA, ROWS
from variorum.model import TABLES, Ledger

LAYOUTS = Path(__file__).parent / "layouts"


def of_layout(number: int, store: Store) -> None:
    """Puts a store of an earlier layout in place."""
    store.path.parent.mkdir()
    with sqlite3.connect(store.path) as connection:
        connection.executescript((LAYOUTS / f"{number}.sql").read_text(encoding="utf-8"))
    connection.close()


def described(connection: Connection) -> dict[str, object]:
    """The columns, keys and indexes of the tables that SQLAlchemy knows."""
    found = inspect(connection)
    return {
        table: (
            [(column["name"], column["nullable"], str(column["type"])) for column in found.get_columns(table)],
            found.get_pk_constraint(table)["constrained_columns"],
            sorted((i["name"] or "", tuple(i["column_names"])) for i in found.get_indexes(table)),
            sorted((key["constrained_columns"], key["referred_table"]) for key in found.get_foreign_keys(table)),
        )
        for table in METADATA.tables
    }


def test_every_earlier_layout_is_kept() -> None:
    assert sorted(file.name for file in LAYOUTS.iterdir()) == [f"{n}.sql" for n in range(1, len(MIGRATIONS))]


@pytest.mark.parametrize("layout", range(1, len(MIGRATIONS)))
def test_an_earlier_layout_is_brought_up_to_date_where_it_is_opened(
    layout: int, store: Store, small_ledger: Ledger
) -> None:
    of_layout(layout, store)
    view = store.view()
    expected = small_ledger.model_copy(update={"overruled": ()})  # a table that no earlier layout has
    assert view.ledger() == expected
    assert view.counts() == {table: len(getattr(expected, table)) for table in TABLES}
    assert view.search("dredge").total
    with store.home.reading() as connection:
        assert facts_of(connection)["layout"] == str(len(MIGRATIONS))


@pytest.mark.parametrize("layout", range(1, len(MIGRATIONS)))
def test_a_build_over_an_earlier_layout_keeps_its_decisions(layout: int, store: Store, small_ledger: Ledger) -> None:
    of_layout(layout, store)
    with store.writer() as writer:
        writer.write(Ledger(reports=small_ledger.reports))
    assert store.view().ledger() == Ledger(reports=small_ledger.reports, decisions=small_ledger.decisions)


@pytest.mark.parametrize("layout", range(len(MIGRATIONS)))
def test_the_layout_of_today_is_that_of_the_tables(layout: int, store: Store, tmp_path: Path) -> None:
    if layout:
        of_layout(layout, store)
    with store.home.writing() as connection:
        migrate(store.home.name, connection)
        migrated = described(connection)
    fresh = Store(tmp_path / "fresh")
    with fresh.home.writing() as connection:
        METADATA.create_all(connection)
        assert migrated == described(connection)


def test_an_earlier_layout_with_a_spoilt_row_stays_as_it_is(store: Store) -> None:
    of_layout(1, store)
    with store.home.writing() as connection:
        connection.execute(ROWS["times"].update().values(record="{}"))
    with pytest.raises(StoreError, match="a row of times"):
        store.view()
    with store.home.reading() as connection:
        assert facts_of(connection)["layout"] == "1"
