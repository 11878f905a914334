"""A story at home in a PostgreSQL database, which may be that of many stories: each has a schema of its own."""

import hashlib
import importlib.util
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from variorum.errors import RequestError, StoreError
from variorum.ledger.tables import METADATA

SCHEMES: Final = ("postgresql://", "postgres://")
_MOMENT: Final = 2.0  # seconds in which the lock of a dead build falls
_PATIENCE: Final = "60s"  # that a transaction waits for another one
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,49}")
_ALIVE: Final = "-c tcp_keepalives_idle=60"  # after a minute of silence, a machine that has gone lets go of its locks


class Server:
    """The home of the story NAME in the database of `postgresql://USER@HOST/DATABASE?story=NAME`.

    Nothing is opened or made before it is asked for. Raises `RequestError` for an address without a database or story.
    """

    def __init__(self, address: str) -> None:
        url = _parsed(address)
        story = url.query.get("story")
        if not isinstance(story, str) or not _NAME.fullmatch(story) or not url.database:
            raise RequestError(
                f"{url.render_as_string(hide_password=True)}: expected postgresql://USER@HOST/DATABASE?story=NAME, the "
                "name of small letters, digits, - and _"
            )
        self.name = url.render_as_string(hide_password=True)
        self.story = story
        self._schema = f"story_{story}"
        self._url = url.difference_update_query(["story"]).set(drivername="postgresql+psycopg")

    def exists(self) -> bool:
        with self._complaining(), self._engine.connect() as connection:
            return inspect(connection).has_schema(self._schema)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        reader = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with self._complaining(), reader.begin() as connection:
            self._enter(connection)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with self._complaining(), self._engine.begin() as connection:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_PATIENCE}'")
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (self._key("write"),))
            connection.exec_driver_sql(f'CREATE SCHEMA IF NOT EXISTS "{self._schema}"')
            self._enter(connection)
            yield connection

    @contextmanager
    def held(self) -> Iterator[None]:
        with self._complaining(), self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            key = (self._key("build"),)
            if not _taken(connection, key):
                raise StoreError(f"{self.name}: another build is writing this story; wait until it has ended")
            try:
                yield
            finally:
                connection.exec_driver_sql("SELECT pg_advisory_unlock(%s)", key)

    def tidy(self) -> None:
        with self._complaining(), self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            tables = ", ".join(f'"{self._schema}".{table}' for table in (*METADATA.tables, "words"))
            connection.exec_driver_sql(f"VACUUM (ANALYZE) {tables}")

    @property
    def _engine(self) -> Engine:
        return _engine(self._url)

    def _enter(self, connection: Connection) -> None:
        """Until the end of the transaction, tables are those of the story."""
        connection.exec_driver_sql(f'SET LOCAL search_path TO "{self._schema}"')

    def _key(self, lock: str) -> int:
        """The number of a lock of this story: 64 bits, signed, as PostgreSQL takes them."""
        digest = hashlib.sha256(f"variorum {lock} {self.story}".encode()).digest()
        return int.from_bytes(digest[:8], signed=True)

    @contextmanager
    def _complaining(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise StoreError(f"{self.name}: cannot be used as a store ({error.orig}); see to the database") from error


def _taken(connection: Connection, key: tuple[int]) -> bool:
    """Is the lock ours? The server needs a moment to see that a program that held it was killed."""
    until = time.monotonic() + _MOMENT
    while not connection.exec_driver_sql("SELECT pg_try_advisory_lock(%s)", key).scalar_one():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _parsed(address: str) -> URL:
    try:
        return make_url(address.replace("postgres://", "postgresql://", 1))
    except ArgumentError:
        raise RequestError(f"expected a story as postgresql://USER@HOST/DATABASE?story=NAME, got {address!r}") from None


@cache
def _engine(url: URL) -> Engine:
    """One pool of connections for each database and process."""
    if importlib.util.find_spec("psycopg") is None:
        raise StoreError("a story in PostgreSQL needs psycopg; install it: pip install 'variorum[postgresql]'")
    engine = create_engine(url, pool_pre_ping=True, connect_args={"options": _ALIVE})
    os.register_at_fork(after_in_child=lambda: engine.dispose(close=False))  # a connection belongs to one process
    return engine
