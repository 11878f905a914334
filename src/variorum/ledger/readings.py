"""What was read of the story's paragraphs before, so that a rebuild reads only what is new."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, func, insert, select

from variorum.ledger.home import Home
from variorum.ledger.migrations import MIGRATIONS, layout_of
from variorum.ledger.rows import bring_up_to_date
from variorum.ledger.tables import READINGS

MOST: Final = 512_000_000  # bytes of entries that a story keeps


class Readings:
    """A memory, as reading asks for one, in the home of a story. It has no part in the ledger and may be lost.

    Entries are named by all that they hang on, so two builds that write at once write the same.
    """

    def __init__(self, home: Home, most: int = MOST, clock: Callable[[], float] = time.time) -> None:
        self._home = home
        self._most = most
        self._clock = clock

    def recall(self, names: Sequence[str]) -> Mapping[str, bytes]:
        """The entries of these names that it has."""
        if not self._home.exists():
            return {}
        with self._home.reading() as connection:
            if layout_of(self._home.name, connection) < len(MIGRATIONS):
                return {}
            found = connection.execute(select(READINGS.c.name, READINGS.c.entry).where(READINGS.c.name.in_(names)))
            return {row.name: row.entry for row in found}

    def keep(self, entries: Mapping[str, bytes]) -> None:
        """Takes entries in, and lets the oldest go where they are too many."""
        if not entries:
            return
        now = int(self._clock())
        rows = [{"name": n, "made": now, "size": len(entry), "entry": entry} for n, entry in entries.items()]
        with self._home.writing() as connection:
            bring_up_to_date(self._home.name, connection)
            connection.execute(READINGS.delete().where(READINGS.c.name.in_(list(entries))))
            connection.execute(insert(READINGS), rows)
            self._trim(connection)

    def _trim(self, connection: Connection) -> None:
        over = connection.execute(select(func.coalesce(func.sum(READINGS.c.size), 0))).scalar_one() - self._most
        if over <= 0:
            return
        gone = []
        oldest = select(READINGS.c.name, READINGS.c.size).order_by(READINGS.c.made, READINGS.c.name)
        for name, size in connection.execute(oldest):
            if over <= 0:
                break
            gone.append(name)
            over -= size
        connection.execute(READINGS.delete().where(READINGS.c.name.in_(gone)))
