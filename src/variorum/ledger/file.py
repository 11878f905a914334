"""The SQLite file under a store: opening it, and saying in plain words why it cannot be opened."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, NullPool, create_engine, select
from sqlalchemy.exc import DBAPIError

from variorum.errors import StoreError
from variorum.ledger.migrations import MIGRATIONS, layout_of
from variorum.ledger.tables import META

FORMAT = 1


@contextmanager
def connected(path: Path, mode: str) -> Iterator[Connection]:
    """A transaction on a SQLite file; `mode` is `ro` to read, `rwc` to write.

    Raises `StoreError` where SQLite fails. Closing commits. No connection is kept: a file that another build replaced
    is seen at the next call.
    """
    uri = f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}"
    engine = create_engine("sqlite://", creator=lambda: _open(uri), poolclass=NullPool)
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as error:
        advice = "build the story again into a new folder" if mode == "ro" else "see to the disk and build again"
        raise StoreError(f"{path}: cannot be used as a store ({error.orig}); {advice}") from error
    finally:
        engine.dispose()


def _open(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(
        "PRAGMA journal_mode = MEMORY"
    )  # no journal file: that of a killed build would spoil the next one
    connection.execute("PRAGMA synchronous = OFF")  # the writer syncs the whole file once, before it swaps it in
    return connection


def require_format(path: Path, connection: Connection) -> None:
    """Raises `StoreError` unless this program knows the format of the store and its layout is not newer than ours."""
    layout = layout_of(connection)
    found = connection.execute(select(META.c.value).where(META.c.key == "format")).scalar() if layout else None
    if found != str(FORMAT):
        raise StoreError(
            f"{path}: expected ledger format {FORMAT}, found {found or 'none'}; build the story again into a new folder"
        )
    if layout > len(MIGRATIONS):
        raise StoreError(f"{path}: written by a newer Variorum (layout {layout}); update this one")
