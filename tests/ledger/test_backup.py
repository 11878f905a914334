import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from variorum.errors import RequestError, SpanError, StoreError
from variorum.ledger import Store, back_up, restore
from variorum.ledger.migrations import has_table
from variorum.ledger.tables import ROWS
from variorum.model import Decision, Ledger

Stored = Callable[[Ledger], Store]
LAYOUTS = Path(__file__).parent / "layouts"


def test_a_story_comes_back_into_a_home_of_either_kind(
    stored: Stored, other_store: Store, small_ledger: Ledger, tmp_path: Path
) -> None:
    file = tmp_path / "kept" / "story.backup"
    assert back_up(stored(small_ledger), file) == small_ledger
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    for store in (other_store, Store(tmp_path / "in a folder")):
        restore(file, store)
        assert store.view().ledger() == small_ledger
        assert store.view().search("dredge").total


def test_a_story_that_is_there_is_in_the_way(stored: Stored, small_ledger: Ledger, tmp_path: Path) -> None:
    store = stored(small_ledger)
    back_up(store, tmp_path / "b")
    later = Decision(id="d-9", by="another", at="2031-03-07T10:00:00Z", says="wrong", about=("k-1",))
    smaller = Ledger(reports=small_ledger.reports[:1], decisions=(later,))
    stored(smaller)
    with pytest.raises(RequestError, match="found one; name another place, or add --replace"):
        restore(tmp_path / "b", store)
    assert store.view().rows("reports") == smaller.reports
    restore(tmp_path / "b", store, replace=True)
    assert store.view().ledger() == small_ledger.model_copy(update={"decisions": (*small_ledger.decisions, later)})


def test_a_second_backup_takes_the_place_of_the_first(stored: Stored, small_ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "b"
    back_up(stored(small_ledger), file)
    (tmp_path / "b.part").write_text("of a backup that was killed")
    smaller = Ledger(reports=small_ledger.reports[:1], decisions=small_ledger.decisions)
    back_up(stored(smaller), file)
    restore(file, Store(tmp_path / "again"))
    assert Store(tmp_path / "again").view().ledger() == smaller


def test_a_story_that_is_not_sound_is_not_backed_up(stored: Stored, small_ledger: Ledger, tmp_path: Path) -> None:
    store = stored(small_ledger)
    file = tmp_path / "b"
    back_up(store, file)
    before = file.read_bytes()
    wrong = small_ledger.times[0].span.model_copy(update={"start": 0, "end": 6})
    with store.home.writing() as connection:
        record = small_ledger.times[0].model_copy(update={"span": wrong}).model_dump_json()
        connection.execute(ROWS["times"].update().values(record=record))
    with pytest.raises(SpanError, match="times t-1"):
        back_up(store, file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("layout", sorted(LAYOUTS.iterdir()), ids=lambda path: path.stem)
def test_backups_of_every_earlier_layout_are_read(
    layout: Path, store: Store, small_ledger: Ledger, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "old")) as connection:
        connection.executescript(layout.read_text(encoding="utf-8"))
    before = (tmp_path / "old").read_bytes()
    restore(tmp_path / "old", store)
    there = small_ledger.overruled if has_table("overruled", int(layout.stem)) else ()
    assert store.view().ledger() == small_ledger.model_copy(update={"overruled": there})
    assert (tmp_path / "old").read_bytes() == before


def test_what_is_no_backup(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no backup here; make one"):
        restore(tmp_path / "none", store)
    (tmp_path / "text").write_text("a text " * 1000)
    with pytest.raises(StoreError, match="cannot be used as a store"):
        restore(tmp_path / "text", store)
    with pytest.raises(StoreError, match="no story here"):
        store.view()
