"""The ledger as JSON lines: one record a line, each with the name of its table in `entry`."""

import json

from variorum.model import TABLES, Ledger


def document(ledger: Ledger) -> str:
    """Every record of every table, in the order of `TABLES`; `entry` names the table, then the record's own fields."""
    rows = ({"entry": name, **record.row()} for name in TABLES for record in getattr(ledger, name))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
