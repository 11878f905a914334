"""The only way into a store. A ledger replaces the one before it as a whole, or not at all."""

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from variorum.ledger.check import check
from variorum.ledger.facts import has_story
from variorum.ledger.home import Home
from variorum.ledger.migrations import layout_of
from variorum.ledger.rows import bring_up_to_date, replace_ledger, stored_decisions
from variorum.model import Decision, Ledger


class Writer:
    """Holds the lock of a story from entry to exit; the lock falls with the process, however it ends.

    Raises `StoreError` on entry where another build holds the lock or the old story cannot be read. `has_story` says
    whether there was one.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._held = ExitStack()
        self.has_story = False

    def __enter__(self) -> Self:
        with ExitStack() as held:
            held.enter_context(self._home.held())
            self._look()
            self._held = held.pop_all()
        return self

    def __exit__(
        self, type_: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._held.close()

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions of the story that is there, whatever the layout of its store; none where there is no story."""
        if not self._home.exists():
            return ()
        with self._home.reading() as connection:
            return stored_decisions(connection) if has_story(self._home.name, connection) else ()

    def write(self, ledger: Ledger) -> None:
        """Replaces the story, but keeps its decisions.

        Raises `SpanError` or `StoreError`, and then leaves the old story whole.
        """
        check(ledger)
        with self._home.writing() as connection:
            bring_up_to_date(self._home.name, connection)
            replace_ledger(connection, ledger)
        self._home.tidy()

    def update(self) -> None:
        """Brings a story that an older program wrote to the layout of today."""
        with self._home.writing() as connection:
            bring_up_to_date(self._home.name, connection)

    def _look(self) -> None:
        if self._home.exists():
            with self._home.reading() as connection:
                self.has_story = has_story(self._home.name, connection)
                layout_of(self._home.name, connection)
