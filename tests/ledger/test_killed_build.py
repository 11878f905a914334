"""A build that is killed, at whatever moment, leaves the old story whole or the new one, and the way free."""

import os
import random
import signal
import time
from multiprocessing import get_context
from pathlib import Path

import pytest

from variorum.ledger import Store
from variorum.model import TABLES, Actor, Ledger

MOMENTS = 50


@pytest.fixture
def large_ledger(small_ledger: Ledger) -> Ledger:
    extra = tuple(Actor(id=f"a-{i}", name=f"Deckhand {i}", kind="group", why="test") for i in range(500))
    return small_ledger.model_copy(update={"actors": (*small_ledger.actors, *extra)})


def build_again_and_again(folder: Path, ledgers: tuple[Ledger, ...]) -> None:
    """A process that writes one ledger after the other until somebody kills it."""
    while True:
        for ledger in ledgers:
            with Store(folder).writer() as writer:
                writer.write(ledger)


def killed_after(seconds: float, folder: Path, ledgers: tuple[Ledger, ...]) -> None:
    process = get_context("fork").Process(target=build_again_and_again, args=(folder, ledgers))
    process.start()
    time.sleep(seconds)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert process.exitcode == -signal.SIGKILL


def require_whole(store: Store, ledger: Ledger) -> None:
    """What is made from the records is of the same build as they are."""
    view = store.view()
    assert view.counts() == {table: len(getattr(ledger, table)) for table in TABLES}
    assert view.search("deckhand").total == len(ledger.actors) - 1
    assert view.page("actors", where={"kind": "group"}).total == len(ledger.actors) - 1


def test_killed_at_random_moments(store: Store, small_ledger: Ledger, large_ledger: Ledger) -> None:
    with store.writer() as writer:
        began = time.perf_counter()
        writer.write(large_ledger)
        whole = time.perf_counter() - began
        writer.write(small_ledger)
    seen = []
    dice = random.Random(7)
    for _ in range(MOMENTS):
        killed_after(dice.uniform(0, 4 * whole), store.folder, (large_ledger, small_ledger))
        found = store.view().ledger()
        assert found in (small_ledger, large_ledger)
        require_whole(store, found)
        seen.append(found == large_ledger)
    assert any(seen)
    assert not all(seen)


def test_the_first_build_of_a_story_killed(tmp_path: Path, large_ledger: Ledger) -> None:
    dice = random.Random(8)
    for n in range(10):
        store = Store(tmp_path / str(n))
        killed_after(dice.uniform(0, 0.1), store.folder, (large_ledger,))
        with store.writer() as writer:
            writer.write(large_ledger)
        assert store.view().ledger() == large_ledger


def test_nothing_lies_about_after_a_build(store: Store, small_ledger: Ledger) -> None:
    with store.writer() as writer:
        writer.write(small_ledger)
    assert store.view().ledger() == small_ledger
    assert sorted(file.name for file in store.folder.iterdir()) == ["ledger.sqlite", "ledger.sqlite.lock"]
