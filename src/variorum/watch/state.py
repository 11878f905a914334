"""What watching remembers from one run to the next: of each feed, which entries were dealt with."""

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from variorum.errors import StoreError
from variorum.fetch import read_notes, write_notes
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


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """The lock of a folder, which falls with the process; raises `StoreError` where another watch holds it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written ({error.strerror}); see to the disk") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise StoreError(f"{folder}: another watch of this story is running; stop it first") from None
    finally:
        os.close(lock)
