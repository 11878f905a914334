"""The ledger as comma-separated values (RFC 4180, UTF-8): one file a table."""

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from variorum.model import TABLES, Ledger, Record


def table(name: str, records: Iterable[Record]) -> str:
    """One table, a header of field names first. Nested fields are JSON, what is unknown is empty."""
    fields = list(TABLES[name].model_fields)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(fields)
    for record in records:
        row = record.row()
        writer.writerow([_cell(row[field]) for field in fields])
    return out.getvalue()


def files(ledger: Ledger) -> dict[str, str]:
    """Every table under its file name."""
    return {f"{name}.csv": table(name, getattr(ledger, name)) for name in TABLES}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
