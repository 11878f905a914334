"""The file is read by SQLite, and opened by Datasette itself."""

import asyncio
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]

from variorum.model import TABLES, Ledger
from variorum.publish.exports.datasette import files, metadata

Asked = Callable[..., list[dict[str, Any]]]


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


@pytest.fixture
def asked(ferry_ledger: Ledger, tmp_path: Path) -> Asked:
    """`asked(*paths)`: what Datasette answers to each, as JSON."""
    file = tmp_path / "ledger.db"
    file.write_bytes(files(ferry_ledger)["ledger.db"])

    async def answers(*paths: str) -> list[dict[str, Any]]:
        site = Datasette([str(file)], metadata=metadata())
        await site.invoke_startup()
        found = [await site.client.get(path) for path in paths]
        assert [answer.status_code for answer in found] == [200] * len(paths)
        return [answer.json() for answer in found]

    return lambda *paths: asyncio.run(answers(*paths))


def test_datasette_counts_what_each_facet_has(asked: Asked, ferry_ledger: Ledger) -> None:
    tables = metadata()["databases"]["ledger"]["tables"]
    for (name, about), answer in zip(tables.items(), asked(*(f"/ledger/{name}.json" for name in tables)), strict=True):
        assert answer["filtered_table_rows_count"] == len(getattr(ferry_ledger, name))
        assert answer["facet_results"].keys() == set(about["facets"])
    (answer,) = asked("/ledger/statements.json")
    modes = {row["value"]: row["count"] for row in answer["facet_results"]["mode"]["results"]}
    told = [statement.mode for statement in ferry_ledger.statements]
    assert modes == {mode: told.count(mode) for mode in set(told)}


def test_datasette_finds_words_and_names_what_is_linked(asked: Asked, ferry_ledger: Ledger) -> None:
    names = {actor.id: actor.name for actor in ferry_ledger.actors}
    (answer,) = asked("/ledger/statements.json?_search=ferry&_labels=on&_shape=objects")
    assert answer["rows"]
    for row in answer["rows"]:
        assert "ferry" in row["quote"].lower()
        assert row["report"]["label"]
        assert row["speaker"] is None or row["speaker"]["label"] == names[row["speaker"]["value"]]
