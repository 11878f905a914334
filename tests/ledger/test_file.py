"""What is true of a story in a SQLite file alone."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from variorum.errors import StoreError
from variorum.ledger import FILE_NAME, Store
from variorum.ledger.tables import META
from variorum.model import Ledger


@pytest.fixture
def store(file_store: Store) -> Store:
    """Here, `stored` writes into a file."""
    return file_store


Stored = Callable[[Ledger], Store]


def test_a_file_where_the_folder_should_be(store: Store, stored: Stored, small_ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "story").write_text("a file")
    with pytest.raises(StoreError, match="expected a folder"):
        stored(small_ledger)
    with pytest.raises(StoreError, match="no story here"):
        store.view()


@pytest.mark.parametrize("content", [b"not a database at all" * 400, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_corrupted_file_is_named_and_not_overwritten(
    store: Store, stored: Stored, small_ledger: Ledger, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "story" / FILE_NAME
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreError, match=FILE_NAME):
        store.view()
    with pytest.raises(StoreError, match=FILE_NAME):
        stored(small_ledger)
    assert path.read_bytes() == content


def test_a_file_that_lost_its_end_is_named(stored: Stored, small_ledger: Ledger, tmp_path: Path) -> None:
    view = stored(small_ledger).view()
    path = tmp_path / "story" / FILE_NAME
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3])
    with pytest.raises(StoreError, match="cannot be used as a store"):
        view.ledger()


def test_an_empty_file_is_no_story_yet(store: Store, stored: Stored, small_ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / FILE_NAME).touch()
    with pytest.raises(StoreError, match="no story here"):
        store.view()
    assert stored(small_ledger).view().ledger() == small_ledger


def test_a_database_of_somebody_else_is_left_alone(
    store: Store, stored: Stored, small_ledger: Ledger, tmp_path: Path
) -> None:
    (tmp_path / "story").mkdir()
    with closing(sqlite3.connect(tmp_path / "story" / FILE_NAME)) as other:
        other.execute("CREATE TABLE birds (name TEXT)")
    with pytest.raises(StoreError, match="expected ledger format 1, found none"):
        store.view()
    with pytest.raises(StoreError, match="expected ledger format 1, found none"):
        stored(small_ledger)


def test_a_folder_that_nobody_may_write_is_read(
    store: Store, stored: Stored, small_ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(small_ledger)
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with store.home.reading() as connection:
        connection.execute(META.select()).all()
        assert {file.name for file in (tmp_path / "story").iterdir()} == {FILE_NAME, f"{FILE_NAME}.lock"}
    assert store.view().ledger() == small_ledger


@pytest.mark.parametrize("name", ["what? 100% #1 é", os.fsdecode(b"caf\xe9"), "postgresql:", "a://b"])
def test_a_folder_with_signs_that_urls_give_a_meaning(tmp_path: Path, small_ledger: Ledger, name: str) -> None:
    store = Store(tmp_path / name)
    with store.writer() as writer:
        writer.write(small_ledger)
    assert store.view().ledger() == small_ledger


def test_nothing_lies_about_after_a_build(stored: Stored, small_ledger: Ledger, tmp_path: Path) -> None:
    assert stored(small_ledger).view().ledger() == small_ledger
    assert {file.name for file in (tmp_path / "story").iterdir()} == {FILE_NAME, f"{FILE_NAME}.lock"}
