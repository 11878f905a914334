"""Answers that were made once, kept for whoever asks next, up to a number of bytes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final

LARGEST: Final = 64_000_000  # characters of all answers together


class Kept:
    """Texts by what was asked; those that were not asked for longest go first. For many threads at once."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest, self._size = largest, 0
        self._made: OrderedDict[Hashable, str] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, asked: Hashable, make: Callable[[], str]) -> str:
        """The answer as it was made; made now where it is not there."""
        with self._lock:
            if asked in self._made:
                self._made.move_to_end(asked)
                return self._made[asked]
        made = make()
        with self._lock:
            if asked not in self._made:
                self._made[asked] = made
                self._size += len(made)
            while self._size > self._largest:
                self._size -= len(self._made.popitem(last=False)[1])
        return made
