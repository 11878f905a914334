"""The ledger as a SQLite file for Datasette, with the metadata that gives its tables facets, labels and links.

Each table has the record's plain fields as columns, the words of its first span in `quote`, and all of the record as
JSON in `record`. Texts, statements and events can be searched (FTS5). Unlike the store, the file is made to be browsed
and holds nothing else.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from variorum.model import TABLES, Ledger, Record, Span
from variorum.publish.reports import Names

_COLUMNS: Final = {  # plain fields; a dotted one is the field of a field
    "reports": "called title outlet published.value published.basis language media_type source url text",
    "actors": "name kind",
    "times": "span.report type value mod anchor",
    "statements": "report speaker mode certainty act date_said chain_end altered read_by",
    "events": "label kind plover status time.start time.end time.precision place",
    "figures": "span.report measure unit low high comparator as_of statement",
    "figure_groups": "label independent_origins at_least",
    "passages": "a.report b.report kind direction score",
    "families": "kind root",
    "commitments": "what.report instrument article made_when strength statement",
    "wording": "span.report referent voice of loaded",
    "points": "label independent_origins at_least verdict",
    "decisions": "by at says value undone_by",
    "overruled": "table key position",
    "left_out": "stage reason source",
}
_FACETS: Final = {
    "reports": ["outlet", "language", "media_type"],
    "actors": ["kind"],
    "times": ["type"],
    "statements": ["mode", "certainty", "act", "speaker", "report"],
    "events": ["kind", "plover", "status"],
    "figures": ["measure", "comparator", "unit"],
    "passages": ["kind", "direction"],
    "families": ["kind"],
    "commitments": ["strength"],
    "wording": ["voice", "loaded", "referent"],
    "points": ["independent_origins"],
    "decisions": ["says", "by"],
    "overruled": ["table"],
    "left_out": ["stage"],
}
_CALLED: Final = "called"  # the column of what a report is called where another table links to it
_LABELS: Final = {"reports": _CALLED, "actors": "name", "events": "label", "points": "label"}
_LINKS: Final = {  # column -> the table whose id it holds
    "report": "reports",
    "a_report": "reports",
    "b_report": "reports",
    "outlet": "actors",
    "speaker": "actors",
    "of": "actors",
    "statement": "statements",
}
_SEARCHED: Final = {"reports": "text", "statements": "quote", "events": "quote"}


def files(ledger: Ledger) -> dict[str, bytes]:
    """`ledger.db` and its `metadata.json`: `datasette ledger.db --metadata metadata.json`."""
    connection, names = sqlite3.connect(":memory:"), Names(ledger)
    called = {
        named.id: report.title or names.label(named) for named, report in zip(names.all, ledger.reports, strict=True)
    }
    try:
        for name in TABLES:
            _fill(connection, name, getattr(ledger, name), called)
        connection.commit()
        content = connection.serialize()
    finally:
        connection.close()
    return {"ledger.db": content, "metadata.json": (json.dumps(metadata(), indent=1) + "\n").encode()}


def metadata() -> dict[str, Any]:
    """What Datasette is told of the tables."""
    tables = {
        name: {
            "facets": facets,
            **({"label_column": _LABELS[name]} if name in _LABELS else {}),
            **({"fts_table": f"{name}_fts", "fts_pk": "rowid"} if name in _SEARCHED else {}),
        }
        for name, facets in _FACETS.items()
    }
    return {"title": "Variorum ledger", "databases": {"ledger": {"tables": tables}}}


def _fill(connection: sqlite3.Connection, name: str, records: Sequence[Record], called: Mapping[str, str]) -> None:
    paths = _COLUMNS[name].split()
    columns = ["id", *(_column(path) for path in paths), "quote", "record"]
    links = "".join(
        f", FOREIGN KEY ([{column}]) REFERENCES [{_LINKS[column]}](id)" for column in columns if column in _LINKS
    )
    listed = ", ".join(f"[{column}]" + (" TEXT PRIMARY KEY" if column == "id" else "") for column in columns)
    connection.execute(f"CREATE TABLE [{name}] ({listed}{links})")
    rows = (_row(record, paths, position, called) for position, record in enumerate(records))
    connection.executemany(f"INSERT INTO [{name}] VALUES ({', '.join('?' for _ in columns)})", rows)
    if name in _SEARCHED:
        searched = _SEARCHED[name]
        connection.execute(f"CREATE VIRTUAL TABLE [{name}_fts] USING fts5([{searched}], content=[{name}])")
        connection.execute(f"INSERT INTO [{name}_fts]([{name}_fts]) VALUES ('rebuild')")


def _column(path: str) -> str:
    """`published.value` is `published`, `a.report` is `a_report`, `span.report` is `report`."""
    parent, _, field = path.rpartition(".")
    if parent in ("span", "what") or not parent:
        return field
    return parent if field == "value" else f"{parent}_{field}"


def _row(record: Record, paths: Sequence[str], position: int, called: Mapping[str, str]) -> tuple[object, ...]:
    ident = getattr(record, "id", None) or getattr(record, "measure", None) or str(position)
    quote = next(_spans(record), None)
    fields = (called[ident] if path == _CALLED else _field(record, path) for path in paths)
    return (ident, *fields, quote.quote if quote else None, record.model_dump_json())


def _field(record: Record, path: str) -> Any:
    value: Any = record
    for part in path.split("."):
        value = getattr(value, part)
    return value


def _spans(record: Record) -> Iterator[Span]:
    """The spans that stand in fields of the record itself, in the order of the fields."""
    for field in type(record).model_fields:
        value = getattr(record, field)
        yield from (part for part in (value if isinstance(value, tuple) else (value,)) if isinstance(part, Span))
