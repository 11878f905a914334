from collections.abc import Callable

from variorum.ledger import Readings, Store
from variorum.model import Ledger

Stored = Callable[[Ledger], Store]


def test_what_is_kept_is_recalled_without_a_story(store: Store) -> None:
    readings = store.readings()
    assert readings.recall(["a", "b"]) == {}
    readings.keep({"a": b"\x00\xff", "b": b""})
    readings.keep({"a": b"new"})
    assert store.readings().recall(["a", "b", "c"]) == {"a": b"new", "b": b""}


def test_readings_and_stories_leave_each_other_alone(stored: Stored, store: Store, small_ledger: Ledger) -> None:
    store.readings().keep({"a": b"before the story"})
    stored(small_ledger)
    assert store.readings().recall(["a"]) == {"a": b"before the story"}
    store.readings().keep({"b": b"after it"})
    assert store.view().ledger() == small_ledger


def test_the_oldest_go_where_they_are_too_many(store: Store) -> None:
    for second, name in enumerate("abcd"):
        readings = Readings(store.home, most=250, clock=lambda now=second: now)
        readings.keep({name: bytes(100)})
    assert set(readings.recall(list("abcd"))) == {"c", "d"}


def test_nothing_new_writes_nothing(file_store: Store) -> None:
    file_store.readings().keep({})
    assert not file_store.home.exists()
