"""A lock on a folder that is written by one process at a time."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from variorum.errors import StoreError


@contextmanager
def held(lock: Path, refusal: str) -> Iterator[None]:
    """The lock in the file `lock`, which is made where it is missing. It falls with the process, however that ends.

    Raises `StoreError`, with the words `refusal` where another process holds it, or where it cannot be written.
    """
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(f"{lock.parent}: cannot be written ({error.strerror}); choose another folder") from error
    try:
        _take(handle, refusal)
        yield
    finally:
        os.close(handle)


def _take(handle: int, refusal: str) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise StoreError(refusal) from None
