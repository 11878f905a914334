import json

from variorum.model import TABLES, Ledger
from variorum.publish.exports.lines import document


def test_every_record_is_a_line_with_its_table(small_ledger: Ledger) -> None:
    rows = [json.loads(line) for line in document(small_ledger).splitlines()]
    for name, kind in TABLES.items():
        found = [{k: v for k, v in row.items() if k != "entry"} for row in rows if row["entry"] == name]
        assert tuple(map(kind.model_validate, found)) == getattr(small_ledger, name)
