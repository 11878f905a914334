"""The read-only side of a store."""

from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import Connection, select

from variorum.errors import RequestError, StoreError
from variorum.ledger.file import connected, require_format
from variorum.ledger.migrations import MIGRATIONS, layout_of
from variorum.ledger.tables import ROWS
from variorum.model import TABLES, Ledger, Record


class View:
    """Reads a store. Each call sees one whole build, also while another is being written."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def ledger(self) -> Ledger:
        """The whole story."""
        with connected(self._path, "ro") as connection:
            self._require_layout(connection)
            tables = {table: self._read(connection, table) for table in TABLES}
        return Ledger.model_validate(tables)

    def rows(self, table: str) -> tuple[Record, ...]:
        """The records of one table, in ledger order; raises `RequestError` for a table that does not exist."""
        if table not in TABLES:
            raise RequestError(f"no table {table!r}; the tables are {', '.join(TABLES)}")
        with connected(self._path, "ro") as connection:
            self._require_layout(connection)
            return self._read(connection, table)

    def _require_layout(self, connection: Connection) -> None:
        require_format(self._path, connection)
        if layout_of(connection) < len(MIGRATIONS):
            raise StoreError(
                f"{self._path}: written by an older Variorum; build the story once more to bring it up to date"
            )

    def _read(self, connection: Connection, table: str) -> tuple[Record, ...]:
        rows = ROWS[table]
        records = connection.execute(select(rows.c.record).order_by(rows.c.position)).scalars()
        try:
            return tuple(TABLES[table].model_validate_json(record) for record in records)
        except ValidationError as error:
            raise StoreError(
                f"{self._path}: a row of {table} does not hold a sound record ({error.error_count()} errors); "
                "build the story again into a new folder"
            ) from error
