"""The tables of the store: one for each table of the ledger, and those that are made from them.

A row is a whole record as JSON, its key, its place in the ledger, and a few of its fields in columns of their own, so
that SQL can ask for them. The record is the truth; the columns, the sizes and the entries of the search are copies.
"""

from operator import attrgetter
from typing import Any, Final

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

from variorum.model import TABLES, Others, Point, Record
from variorum.model.reference import key_of

TEXT: Final = Text().with_variant(Text(collation="C"), "postgresql")  # sorts by code point, as SQLite does

METADATA = MetaData()
META = Table("meta", METADATA, Column("key", TEXT, primary_key=True), Column("value", TEXT, nullable=False))
SIZES = Table("sizes", METADATA, Column("name", TEXT, primary_key=True), Column("rows", Integer, nullable=False))
READINGS = Table(
    "readings",
    METADATA,
    Column("name", TEXT, primary_key=True),
    Column("made", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("entry", LargeBinary, nullable=False),
    Index("readings_by_age", "made", "size"),
)
ENTRIES = Table(
    "entries",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", TEXT, nullable=False),
    Column("key", TEXT, nullable=False),
    Column("label", TEXT, nullable=False),
    Index("entries_by_name", "name", "number"),
)

_NUMBERS = frozenset({"low", "high", "score", "independent_origins"})
_COPIES: dict[str, dict[str, str]] = {  # table -> column -> path to the field of the record
    "reports": {"source": "source", "title": "title", "published": "published.value", "language": "language"},
    "actors": {"name": "name", "kind": "kind"},
    "times": {"report": "span.report", "type": "type", "value": "value"},
    "statements": {"report": "report", "speaker": "speaker", "mode": "mode", "certainty": "certainty", "act": "act"},
    "events": {"label": "label", "kind": "kind", "status": "status", "first_day": "time.start", "last_day": "time.end"},
    "figures": {"report": "span.report", "measure": "measure", "low": "low", "high": "high", "unit": "unit"},
    "figure_groups": {"label": "label", "independent_origins": "independent_origins"},
    "passages": {"report": "a.report", "other_report": "b.report", "kind": "kind", "score": "score"},
    "families": {"kind": "kind", "root": "root"},
    "commitments": {"report": "what.report", "strength": "strength", "made_when": "made_when"},
    "wording": {"report": "span.report", "referent": "referent", "voice": "voice"},
    "points": {"label": "label", "independent_origins": "independent_origins"},
    "decisions": {"says": "says", "at": "at", "by": "by"},
    "overruled": {"table": "table"},
    "left_out": {"stage": "stage", "source": "source"},
}
_GETTERS = {table: {name: attrgetter(path) for name, path in paths.items()} for table, paths in _COPIES.items()}
_REPORT_COLUMNS = frozenset({"report", "other_report"})


def _column(name: str) -> Column[Any]:
    if name in _REPORT_COLUMNS:
        return Column(name, TEXT, ForeignKey("reports.key"), nullable=False)
    return Column(name, Float if name in _NUMBERS else TEXT)


def _table(name: str) -> Table:
    own = (Column("key", TEXT, primary_key=True), Column("position", Integer, nullable=False, unique=True))
    copies = [_column(column) for column in _COPIES[name]]
    ordered = (Index(f"{name}_by_{column.name}", column, "position") for column in copies)
    return Table(name, METADATA, *own, *copies, Column("record", TEXT, nullable=False), *ordered)


ROWS: dict[str, Table] = {name: _table(name) for name in TABLES}


def columns_of(table: str) -> tuple[str, ...]:
    """The names of the columns by which the rows of a table can be filtered and ordered."""
    return tuple(column.name for column in ROWS[table].c if column.name not in ("position", "record"))


def row_of(table: str, record: Record, position: int) -> dict[str, Any]:
    """The row that stores a record; a list of all others is made anew when it is read."""
    copies = {column: _storable(get(record)) for column, get in _GETTERS[table].items()}
    made = {"silent"} if isinstance(record, Point) and isinstance(record.silent, Others) else None
    stored = record.model_dump_json(exclude=made)
    return {"key": key_of(record, position), "position": position, "record": stored, **copies}


def _storable(value: Any) -> Any:
    return value.replace("\0", "�") if isinstance(value, str) else value  # PostgreSQL has no text with a NUL
