"""The only way into a store. A ledger replaces the one before it as a whole, or not at all."""

import fcntl
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, insert, select

from variorum import __version__
from variorum.errors import StoreError
from variorum.ledger.check import check
from variorum.ledger.file import FORMAT, connected, require_format
from variorum.ledger.migrations import migrate
from variorum.ledger.tables import META, ROWS, row_of
from variorum.model import TABLES, Decision, Ledger


class Writer:
    """Holds the lock of a store from entry to exit; the lock falls with the process, however it ends.

    Raises `StoreError` on entry where another build holds the lock or the old store cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._new = path.with_name(f"{path.name}.new")
        self._lock = -1

    def __enter__(self) -> Self:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = os.open(self._path.with_name(f"{self._path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise StoreError(
                f"{self._path.parent}: cannot be written ({error.strerror}); choose another folder"
            ) from error
        try:
            self._take_lock()
            if self._path.exists():
                with connected(self._path, "ro") as connection:
                    require_format(self._path, connection)
        except StoreError:
            os.close(self._lock)
            raise
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        os.close(self._lock)

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions of the story that is there, whatever the layout of its store; none where there is no story."""
        if not self._path.exists():
            return ()
        with connected(self._path, "ro") as connection:
            return _stored(connection)

    def write(self, ledger: Ledger) -> None:
        """Replaces the story, but keeps its decisions.

        Raises `SpanError` or `StoreError`, and then leaves the old story whole.
        """
        check(ledger)
        try:
            self._new.unlink(missing_ok=True)  # of a build that was killed; the lock says that it is nobody's now
            if self._path.exists():
                shutil.copyfile(self._path, self._new)
            with connected(self._new, "rwc") as connection:
                migrate(connection)
                _replace(connection, ledger)
            _put_in_place(self._new, self._path)
        except OSError as error:
            raise StoreError(
                f"{self._path}: cannot be written ({error.strerror}); see to the disk and build again"
            ) from error
        finally:
            self._new.unlink(missing_ok=True)

    def _take_lock(self) -> None:
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreError(
                f"{self._path.parent}: another build is writing this story; wait until it has ended"
            ) from None


def _replace(connection: Connection, ledger: Ledger) -> None:
    decisions = _decisions(connection, ledger)
    for table in reversed(TABLES):  # reports go last: the rows of the others point at them
        connection.execute(ROWS[table].delete())
    for table in TABLES:
        records = decisions if table == "decisions" else getattr(ledger, table)
        rows = [row_of(table, record, position) for position, record in enumerate(records)]
        if rows:
            connection.execute(insert(ROWS[table]), rows)
    _describe(connection)


def _decisions(connection: Connection, ledger: Ledger) -> tuple[Decision, ...]:
    """The decisions of the old store, as the new ledger has them where it has them, and then the new ones."""
    merged = {decision.id: decision for decision in (*_stored(connection), *ledger.decisions)}
    return tuple(merged.values())


def _stored(connection: Connection) -> tuple[Decision, ...]:
    rows = ROWS["decisions"]
    stored = connection.execute(select(rows.c.record).order_by(rows.c.position)).scalars()
    return tuple(map(Decision.model_validate_json, stored))


def _describe(connection: Connection) -> None:
    created = connection.execute(select(META.c.value).where(META.c.key == "created")).scalar()
    facts = {
        "format": str(FORMAT),
        "program": f"variorum {__version__}",
        "created": created or datetime.now(UTC).isoformat(timespec="seconds"),
    }
    connection.execute(META.delete().where(META.c.key.in_(facts)))
    connection.execute(insert(META), [{"key": key, "value": value} for key, value in facts.items()])


def _put_in_place(new: Path, path: Path) -> None:
    """Swaps the finished file in, so that after a crash the old or the new one is there, never a part of one."""
    _sync(new)
    new.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
