"""Where a story lives: what a kind of database has to give."""

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection


class Home(Protocol):
    """The home of one story. `name` is what the user calls it."""

    name: str

    def exists(self) -> bool:
        """Is there anything of this story yet? Makes nothing."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A read-only transaction, which sees the story as it was when it began; raises `StoreError`."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that is kept as a whole, or not at all where it raises or its process dies.

        Makes what is missing to hold the story. One at a time; the next waits. Raises `StoreError`.
        """

    def held(self) -> AbstractContextManager[None]:
        """The lock of the builds of this story. It falls with the process, however that ends.

        Raises `StoreError` where another build holds it.
        """
