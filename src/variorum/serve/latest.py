"""What is made of a story as it is stored now: made once, and again when another build or a decision has written it."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from variorum.ledger import View
from variorum.model import Ledger

_T = TypeVar("_T")


class Latest(Generic[_T]):
    """Hands out what `make` makes of the ledger. Who asks while it is read waits for that one reading."""

    def __init__(self, view: View, make: Callable[[Ledger], _T]) -> None:
        self._view, self._make = view, make
        self._lock = threading.Lock()
        self._made: tuple[str, _T] | None = None  # when the story was written, and what was made of it

    def get(self) -> _T:
        """What is made of the story of now."""
        with self._lock:
            written = self._view.written()
            if self._made is None or self._made[0] != written:
                self._made = written, self._make(self._view.ledger())
            return self._made[1]

    def put(self, ledger: Ledger) -> None:
        """Takes over what was just written, which need not be read again."""
        with self._lock:
            self._made = self._view.written(), self._make(ledger)
