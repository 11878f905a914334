import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import update

from variorum.errors import RequestError, SpanError, StoreError
from variorum.ledger import FILE_NAME, Store
from variorum.ledger.tables import META, ROWS
from variorum.model import TABLES, Decision, Ledger


def write(store: Store, ledger: Ledger) -> None:
    with store.writer() as writer:
        writer.write(ledger)


def test_what_is_written_is_read(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    assert store.view().ledger() == small_ledger
    for table in TABLES:
        assert store.view().rows(table) == getattr(small_ledger, table)


def test_a_second_build_adds_no_row_and_changes_no_id(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    write(store, small_ledger)
    assert store.view().ledger() == small_ledger


def test_a_second_build_keeps_the_day_the_story_was_made(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    with store.home.writing() as connection:
        connection.execute(update(META).where(META.c.key == "created").values(value="2001-01-01"))
    write(store, small_ledger)
    with store.home.reading() as connection:
        facts = {row.key: row.value for row in connection.execute(META.select())}
    assert facts["created"] == "2001-01-01"
    assert facts["format"] == "1"


def test_a_smaller_ledger_replaces_a_larger_one_but_keeps_its_decisions(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    write(store, Ledger(reports=small_ledger.reports[:1]))
    ledger = store.view().ledger()
    assert ledger.reports == small_ledger.reports[:1]
    assert ledger.statements == ()
    assert ledger.decisions == small_ledger.decisions


def test_a_new_decision_comes_after_the_old_and_an_undone_one_replaces_itself(
    store: Store, small_ledger: Ledger
) -> None:
    write(store, small_ledger)
    old = small_ledger.decisions[0]
    undone = old.model_copy(update={"undone_by": "d-2"})
    undoing = Decision(id="d-2", by="another", at="2031-03-06T10:00:00Z", says="wrong", about=("d-1",))
    write(store, small_ledger.model_copy(update={"decisions": (undoing, undone)}))
    assert store.view().rows("decisions") == (undone, undoing)


def test_decisions_are_added_without_a_build(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    old = small_ledger.decisions[0]
    new = Decision(id="d-2", by="another", at="2031-03-06T10:00:00Z", says="wrong", about=("k-1",))
    with store.writer() as writer:
        writer.decide([new])
        writer.decide([old.model_copy(update={"undone_by": "d-2"})])
    assert store.view().decisions() == (old.model_copy(update={"undone_by": "d-2"}), new)
    assert store.view().counts()["decisions"] == 2
    assert store.view().rows("points") == small_ledger.points


def test_no_decision_without_a_story(store: Store) -> None:
    decision = Decision(id="d-1", by="another", at="2031-03-06T10:00:00Z", says="wrong", about=("k-1",))
    with store.writer() as writer, pytest.raises(StoreError, match="expected a story to decide on"):
        writer.decide([decision])
    with pytest.raises(StoreError, match="no story here"):
        store.view()


def test_columns_can_be_asked_in_sql(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    figures = ROWS["figures"]
    with store.home.reading() as connection:
        found = connection.execute(figures.select().where(figures.c.low >= 40).order_by(figures.c.position)).all()
    assert [(row.key, row.report, row.high) for row in found] == [
        (figure.id, figure.span.report, 40.0) for figure in small_ledger.figures
    ]


def test_a_view_cannot_write(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    with pytest.raises(StoreError, match="readonly"), store.home.reading() as connection:
        connection.execute(ROWS["points"].delete())


def test_a_ledger_that_does_not_verify_leaves_the_old_one(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    shifted = small_ledger.times[0].span.model_copy(update={"start": 0, "end": 6})
    times = (small_ledger.times[0].model_copy(update={"span": shifted}),)
    with pytest.raises(SpanError, match="t-1"):
        write(store, small_ledger.model_copy(update={"times": times}))
    assert store.view().ledger() == small_ledger


def test_two_builds_of_one_story_are_refused(store: Store, small_ledger: Ledger) -> None:
    with store.writer() as first:
        with pytest.raises(StoreError, match="another build"), store.writer():
            pass
        first.write(small_ledger)
    write(store, small_ledger)


def test_a_story_that_is_not_there(store: Store) -> None:
    with pytest.raises(StoreError, match="no story here; build one"):
        store.view()


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "story").write_text("a file")
    with pytest.raises(StoreError, match="expected a folder"):
        Store(tmp_path / "story").writer()


def test_a_table_that_is_not_there(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    with pytest.raises(RequestError, match="no table 'people'; the tables are reports, actors"):
        store.view().rows("people")


@pytest.mark.parametrize("content", [b"not a database at all" * 400, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_corrupted_file_is_named_and_not_overwritten(store: Store, small_ledger: Ledger, content: bytes) -> None:
    store.folder.mkdir()
    store.path.write_bytes(content)
    with pytest.raises(StoreError, match=FILE_NAME):
        store.view().ledger()
    with pytest.raises(StoreError, match=FILE_NAME):
        write(store, small_ledger)
    assert store.path.read_bytes() == content


def test_a_file_that_lost_its_end_is_named(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    whole = store.path.read_bytes()
    store.path.write_bytes(whole[: len(whole) // 3])
    with pytest.raises(StoreError, match="cannot be used as a store"):
        store.view().ledger()


def test_a_row_that_holds_no_record_is_named(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    with store.home.writing() as connection:
        connection.execute(update(ROWS["times"]).values(record='{"id": "t-1"}'))
    with pytest.raises(StoreError, match="a row of times"):
        store.view().ledger()


def test_a_database_of_somebody_else_is_left_alone(store: Store, small_ledger: Ledger) -> None:
    store.folder.mkdir()
    with closing(sqlite3.connect(store.path)) as other:
        other.execute("CREATE TABLE birds (name TEXT)")
    with pytest.raises(StoreError, match="expected ledger format 1, found none"):
        store.view()
    with pytest.raises(StoreError, match="expected ledger format 1, found none"):
        write(store, small_ledger)


def test_a_folder_that_nobody_may_write_is_read(
    store: Store, small_ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(store, small_ledger)
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with store.home.reading() as connection:
        connection.execute(META.select()).all()
        assert [file.name for file in store.folder.iterdir() if file.name.endswith(("-wal", "-shm"))] == []
    assert store.view().ledger() == small_ledger


@pytest.mark.parametrize(("key", "value", "message"), [("format", "0", "found 0"), ("layout", "99", "newer Variorum")])
def test_another_format_is_refused(store: Store, small_ledger: Ledger, key: str, value: str, message: str) -> None:
    write(store, small_ledger)
    with store.home.writing() as connection:
        connection.execute(update(META).where(META.c.key == key).values(value=value))
    with pytest.raises(StoreError, match=message):
        store.view().ledger()
    with pytest.raises(StoreError, match=message):
        write(store, small_ledger)


@pytest.mark.parametrize("name", ["what? 100% #1 é", os.fsdecode(b"caf\xe9")])
def test_a_folder_with_signs_that_urls_give_a_meaning(tmp_path: Path, small_ledger: Ledger, name: str) -> None:
    store = Store(tmp_path / name)
    write(store, small_ledger)
    assert store.view().ledger() == small_ledger
