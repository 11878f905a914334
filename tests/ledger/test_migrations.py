"""Stores of every earlier layout, kept as SQL, are brought to the layout of today without losing a row."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from variorum.errors import StoreError
from variorum.ledger import FILE_NAME, Store
from variorum.ledger.facts import facts_of
from variorum.ledger.migrations import MIGRATIONS, has_table, migrate
from variorum.ledger.tables import METADATA, ROWS
from variorum.model import TABLES, Ledger

LAYOUTS = Path(__file__).parent / "layouts"


def of_layout(number: int, store: Store) -> None:
    """Puts a store of an earlier layout in place."""
    store.folder.mkdir()
    with closing(sqlite3.connect(store.folder / FILE_NAME)) as connection:
        connection.executescript((LAYOUTS / f"{number}.sql").read_text(encoding="utf-8"))


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
    layout: int, file_store: Store, small_ledger: Ledger
) -> None:
    of_layout(layout, file_store)
    view = file_store.view()
    expected = small_ledger if has_table("overruled", layout) else small_ledger.model_copy(update={"overruled": ()})
    assert view.ledger() == expected
    assert view.counts() == {table: len(getattr(expected, table)) for table in TABLES}
    assert view.search("dredge").total
    with file_store.home.reading() as connection:
        assert facts_of(connection)["layout"] == str(len(MIGRATIONS))


@pytest.mark.parametrize("layout", range(1, len(MIGRATIONS)))
def test_a_build_over_an_earlier_layout_keeps_its_decisions(
    layout: int, file_store: Store, small_ledger: Ledger
) -> None:
    of_layout(layout, file_store)
    with file_store.writer() as writer:
        writer.write(Ledger(reports=small_ledger.reports))
    assert file_store.view().ledger() == Ledger(reports=small_ledger.reports, decisions=small_ledger.decisions)


def require_tables_of_today(store: Store, fresh: Store) -> None:
    with store.home.writing() as connection:
        migrate(store.home.name, connection)
        migrated = described(connection)
    with fresh.home.writing() as connection:
        METADATA.create_all(connection)
        assert migrated == described(connection)


@pytest.mark.parametrize("layout", range(1, len(MIGRATIONS)))
def test_an_earlier_layout_ends_in_the_tables_of_today(layout: int, file_store: Store, tmp_path: Path) -> None:
    of_layout(layout, file_store)
    require_tables_of_today(file_store, Store(tmp_path / "fresh"))


def test_a_new_store_has_the_tables_of_today(store: Store, other_store: Store) -> None:
    require_tables_of_today(store, other_store)


def test_an_earlier_layout_with_a_spoilt_row_stays_as_it_is(file_store: Store) -> None:
    of_layout(1, file_store)
    with file_store.home.writing() as connection:
        connection.execute(ROWS["times"].update().values(record="{}"))
    with pytest.raises(StoreError, match="a row of times"):
        file_store.view()
    with file_store.home.reading() as connection:
        assert facts_of(connection)["layout"] == "1"
