"""Tables are read back by pyarrow."""

import io
import json

from pyarrow import parquet

from variorum.model import TABLES, Ledger
from variorum.publish.exports.parquet import files


def test_every_record_comes_back_as_it_was(small_ledger: Ledger, ferry_ledger: Ledger) -> None:
    for ledger in (small_ledger, ferry_ledger):
        made = files(ledger)
        for name, kind in TABLES.items():
            rows = parquet.read_table(io.BytesIO(made[f"{name}.parquet"])).to_pylist()
            for row, record in zip(rows, getattr(ledger, name), strict=True):
                if isinstance(row.get("byline"), str) and row["byline"].startswith("{"):
                    row["byline"] = json.loads(row["byline"])
                assert kind.model_validate(row) == record


def test_the_columns_do_not_hang_on_what_is_in_them(small_ledger: Ledger) -> None:
    full, empty = files(small_ledger), files(Ledger())
    for name in full:
        assert parquet.read_schema(io.BytesIO(full[name])).equals(parquet.read_schema(io.BytesIO(empty[name])))
