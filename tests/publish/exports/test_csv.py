import csv
import io
import json

from variorum.model import TABLES, Ledger, LeftOut
from variorum.publish.exports.csv import files, table


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_table_has_a_file_with_a_row_a_record(small_ledger: Ledger) -> None:
    made = files(small_ledger)
    assert set(made) == {f"{name}.csv" for name in TABLES}
    for name in TABLES:
        assert len(read(made[f"{name}.csv"])) == len(getattr(small_ledger, name))


def test_a_record_can_be_made_again_from_its_row(small_ledger: Ledger) -> None:
    row = read(files(small_ledger)["statements.csv"])[0]
    statement = small_ledger.statements[0].row()
    for field, cell in row.items():
        expected = statement[field]
        assert (
            (cell or None) == expected
            if expected is None or isinstance(expected, str)
            else json.loads(cell) == expected
        )


def test_line_feeds_commas_and_quotation_marks_survive() -> None:
    reason = 'a "quoted", then\nbroken\r\nline; ¿ñ?'
    rows = read(table("left_out", [LeftOut(stage="events", reason=reason)]))
    assert rows == [{"stage": "events", "reason": reason, "source": "", "span": ""}]


def test_an_empty_table_has_its_header() -> None:
    assert table("left_out", []) == "stage,reason,source,span\r\n"
