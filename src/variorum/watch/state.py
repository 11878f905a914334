"""What watching remembers from one run to the next: of each feed, which entries were dealt with."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from variorum.fetch import read_notes, write_notes
from variorum.ledger import lock
from variorum.model import Record

NAME = ".feeds.json"
LOCK = ".feeds.lock"


class Feed(Record):
    """One feed: what its server knows it by, how often in a row it failed, and its entries by key.

    `seen` are dealt with, `tried` those whose page did not come yet, with how often it was asked for.
    """

    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    seen: tuple[str, ...] = ()
    tried: tuple[tuple[str, int], ...] = ()


def recall(folder: Path) -> dict[str, Feed]:
    """The feeds that were watched before, by address; raises `StoreError` where what is noted of them is damaged."""
    return read_notes(folder / NAME, Feed)


def remember(folder: Path, feeds: Mapping[str, Feed]) -> None:
    """Notes what is known of the feeds for the next run; raises `StoreError` where that fails."""
    write_notes(folder / NAME, feeds, Feed)


def held(folder: Path) -> AbstractContextManager[None]:
    """The lock of a folder, which falls with the process; raises `StoreError` where another watch holds it."""
    return lock.held(folder / LOCK, f"{folder}: another watch of this story is running; stop it first")
