"""A watcher for feeds on loopback, whose additions are noted and not made."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from variorum.fetch import Fetcher, Network, Settings
from variorum.model import Ledger
from variorum.pipeline import Growth
from variorum.watch import Watcher
from web import VirtualClock


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def added() -> list[list[str]]:
    """The names of the files of each addition, in order."""
    return []


@pytest.fixture
def watcher_of(
    tmp_path: Path, clock: VirtualClock, added: list[list[str]], small_ledger: Ledger
) -> Callable[[], Watcher]:
    """Makes a watcher on one and the same folder, as each run of the program does."""

    def add(files: Sequence[Path]) -> Growth:
        assert all(file.is_file() for file in files)
        added.append([file.name for file in files])
        return Growth(small_ledger, small_ledger)

    return lambda: Watcher(tmp_path / "watched", Fetcher(Settings(allow_private=True), Network(), clock), add)
