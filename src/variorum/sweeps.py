"""Python's sweeps for rings of objects that keep one another alive, held off while a story is worked out."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

_lock: Final = Lock()
_holding: list[tuple[int, int, int]] = []  # for each open block, of whatever thread, the thresholds to go back to


@contextmanager
def held_off() -> Iterator[None]:
    """No sweeps inside the block, in the whole process; may stand in another one, and serve as a decorator.

    A story is millions of records, none of which is in a ring; each sweep visits all of them, which came to a quarter
    of what a further report costs. What nothing refers to any more is freed at once all the same. Thresholds are set
    and not `gc.disable` called, as the parser's loading enables sweeps again.
    """
    with _lock:
        _holding.append(_holding[0] if _holding else gc.get_threshold())
        gc.set_threshold(0)
    try:
        yield
    finally:
        with _lock:
            thresholds = _holding.pop()
            if not _holding:
                gc.set_threshold(*thresholds)
