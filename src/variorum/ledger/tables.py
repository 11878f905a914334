"""The tables of the store: one for each table of the ledger, and `meta`.

A row is a whole record as JSON, its key, its place in the ledger, and a few of its fields in columns of their own, so
that SQL can ask for them. The record is the truth; the columns are copies.
"""

from functools import reduce
from typing import Any

from sqlalchemy import Column, Float, ForeignKey, Integer, MetaData, Table, Text

from variorum.model import TABLES, Record
from variorum.model.reference import key_of

METADATA = MetaData()
META = Table("meta", METADATA, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

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
_REPORT_COLUMNS = frozenset({"report", "other_report"})


def _column(name: str) -> Column[Any]:
    if name in _REPORT_COLUMNS:
        return Column(name, Text, ForeignKey("reports.key"), nullable=False, index=True)
    return Column(name, Float if name in _NUMBERS else Text)


def _table(name: str) -> Table:
    own = (Column("key", Text, primary_key=True), Column("position", Integer, nullable=False, unique=True))
    copies = (_column(column) for column in _COPIES[name])
    return Table(name, METADATA, *own, *copies, Column("record", Text, nullable=False))


ROWS: dict[str, Table] = {name: _table(name) for name in TABLES}


def row_of(table: str, record: Record, position: int) -> dict[str, Any]:
    """The row that stores a record."""
    copies = {column: _field(record, path) for column, path in _COPIES[table].items()}
    return {"key": key_of(record, position), "position": position, "record": record.model_dump_json(), **copies}


def _field(record: Record, path: str) -> Any:
    return reduce(getattr, path.split("."), record)
