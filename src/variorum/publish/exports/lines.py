"""The ledger as JSON lines: one record a line, each with the name of its table."""

import json

from variorum.model import TABLES, Ledger


def document(ledger: Ledger) -> str:
    """Every record of every table, in the order of `TABLES`; `table` comes first, then the record's own fields."""
    rows = ({"table": name, **record.row()} for name in TABLES for record in getattr(ledger, name))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
