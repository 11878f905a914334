"""A story at home in one SQLite file."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from variorum.errors import StoreError
from variorum.ledger.lock import held

_PATIENCE: Final = 60.0  # seconds that a transaction waits for another one


class File:
    """The home of a story in the SQLite file `path`; nothing is opened or made before it is asked for.

    The file is in WAL mode: who reads sees one whole state while another is written. No connection is kept, so that a
    file that was put in the place of another is seen at the next call.
    """

    def __init__(self, path: Path, name: str | None = None) -> None:
        self.path = path
        self.name = name or str(path)
        self.story = path.parent.name

    def exists(self) -> bool:
        return self.path.is_file() and self.path.stat().st_size > 0

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._complaining("build the story again into a new folder"), self._readers.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        self._make_folder()
        with self._complaining("see to the disk and build again"), self._writers.begin() as connection:
            yield connection

    @contextmanager
    def held(self) -> Iterator[None]:
        self._make_folder()
        refusal = f"{self.name}: another build is writing this story; wait until it has ended"
        with held(self.path.with_name(f"{self.path.name}.lock"), refusal):
            yield

    def tidy(self) -> None:
        with self._complaining("see to the disk"), self._writers.begin() as connection:
            connection.exec_driver_sql("ANALYZE")

    def _make_folder(self) -> None:
        if self.path.parent.exists() and not self.path.parent.is_dir():
            raise StoreError(f"{self.path.parent}: expected a folder, found a file; name a folder for the story")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            advice = "choose another folder"
            raise StoreError(f"{self.path.parent}: cannot be written ({error.strerror}); {advice}") from error

    @contextmanager
    def _complaining(self, advice: str) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise StoreError(f"{self.path}: cannot be used as a store ({error.orig}); {advice}") from error

    @cached_property
    def _readers(self) -> Engine:
        return _engine(self._open_to_read, "BEGIN")

    @cached_property
    def _writers(self) -> Engine:
        return _engine(self._open_to_write, "BEGIN IMMEDIATE")

    def _open_to_read(self) -> sqlite3.Connection:
        """Opened so that SQLite may tidy up after a killed build, but may not change what is stored."""
        journal = self.path.with_name(f"{self.path.name}-wal")
        if os.access(self.path.parent, os.W_OK) or journal.exists():
            connection = _open(self.path, "mode=rw")
            connection.execute("PRAGMA query_only = ON")
            return connection
        return _open(self.path, "mode=ro&immutable=1")  # a medium that nobody can write has no room for locks either

    def _open_to_write(self) -> sqlite3.Connection:
        connection = _open(self.path, "mode=rwc")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        return connection


def _open(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"file:{quote(os.fsencode(path.absolute()))}?{mode}"
    return sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)


def _engine(creator: Callable[[], sqlite3.Connection], begin: str) -> Engine:
    """An engine whose transactions begin where SQLAlchemy says so, and hold for changes of tables as well."""
    engine = create_engine("sqlite://", creator=creator, poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine
