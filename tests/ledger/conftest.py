"""Stores to test on: the same tests run on every kind of home."""

from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.ledger import Store
from variorum.model import Actor, Figure, Ledger


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store in which nothing has been written yet."""
    return Store(tmp_path / "story")


@pytest.fixture
def stored(store: Store) -> Callable[[Ledger], Store]:
    """`stored(ledger)`: the store after a ledger was written."""

    def write(ledger: Ledger) -> Store:
        with store.writer() as writer:
            writer.write(ledger)
        return store

    return write


@pytest.fixture
def crowd(small_ledger: Ledger) -> Ledger:
    """The small story with 25 groups, and with figures of 0 to 9, of which one has no number."""
    kinds = ("group", "organisation")
    actors = (Actor(id=f"a-{i:02}", name=f"Crew {i}", kind=kinds[i % 2], why="test") for i in range(25))
    span = small_ledger.figures[0].span
    figures = (
        Figure(id=f"f-{i + 10}", span=span, measure="m-boats", low=low, high=low, comparator="exact", why="test")
        for i, low in enumerate((7.0, 3.0, None, 9.0, 0.0, 3.0))
    )
    return small_ledger.model_copy(
        update={"actors": (*small_ledger.actors, *actors), "figures": (*small_ledger.figures, *figures)}
    )
