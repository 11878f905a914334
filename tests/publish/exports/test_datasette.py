"""The file is read by SQLite as Datasette reads it."""

import json
import sqlite3

from variorum.model import TABLES, Ledger
from variorum.publish.exports.datasette import files


def opened(ledger: Ledger) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(files(ledger)["ledger.db"])  # type: ignore[arg-type] # typeshed asks for a buffer
    return connection


def test_every_table_has_its_records(ferry_ledger: Ledger) -> None:
    connection = opened(ferry_ledger)
    for name, kind in TABLES.items():
        rows = connection.execute(f"SELECT record FROM [{name}] ORDER BY rowid").fetchall()
        assert tuple(kind.model_validate_json(row) for (row,) in rows) == getattr(ferry_ledger, name)


def test_links_hold_and_facets_are_columns(ferry_ledger: Ledger) -> None:
    connection = opened(ferry_ledger)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    described = json.loads(files(ferry_ledger)["metadata.json"])["databases"]["ledger"]["tables"]
    for name, about in described.items():
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info([{name}])")}
        assert {*about["facets"], about.get("label_column", "id")} <= columns


def test_words_are_found(small_ledger: Ledger) -> None:
    found = opened(small_ledger).execute(
        "SELECT speaker FROM statements WHERE rowid IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?)",
        ["dredge"],
    )
    assert found.fetchall() == [("a-lopes",)]
