"""Parquet: rows of a table that is kept by columns."""

import builtins
import datetime
import io

import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from containers import BODY, outcomes
from variorum.read import Limits, read_stream


def table(rows: list[dict[str, object]], group: int = 2) -> bytes:
    stream = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows), stream, row_group_size=group)
    return stream.getvalue()


ROWS: list[dict[str, object]] = [
    {"text": f"{BODY} {n}", "source": {"name": "Graz"}, "date": datetime.date(2031, 3, n + 1)} for n in range(5)
]


def test_each_row_is_a_report() -> None:
    found = outcomes(table(ROWS), "x.parquet")
    assert found.texts == [row["text"] for row in ROWS]
    assert [r.published.value for r in found.reports] == [f"2031-03-0{n}" for n in range(1, 6)]
    assert [p.member for p in found.reports[3].inside] == ["4", "text"]


def test_a_row_without_words_costs_no_other() -> None:
    found = outcomes(table([ROWS[0], {"text": None}, ROWS[1]]), "x.parquet")
    assert len(found.reports) == 2
    assert found.problems[0].source == "x.parquet:2"


def test_html_is_read_as_a_page() -> None:
    (report,) = outcomes(table([{"html": f"<p>{BODY}</p>", "title": "x"}]), "x.parquet").reports
    assert (report.text, report.media_type) == (BODY, "text/html")


def test_equal_rows_are_equal_reports_wherever_they_stand() -> None:
    ids = [outcomes(table(rows), "x.parquet").reports[-1].id for rows in ([ROWS[0]], [ROWS[1], ROWS[0]])]
    assert ids[0] == ids[1]


def test_groups_that_are_too_large_are_refused() -> None:
    assert "a group of its rows has" in outcomes(table(ROWS), "x.parquet", Limits(group=10)).said


def test_rows_that_unpack_to_too_much_are_refused() -> None:
    rows = [{"text": BODY * 200}] * 50
    assert "the source unpacks to more than" in outcomes(table(rows, 50), "x.parquet", Limits(expanded=100_000)).said


def test_a_pipe_is_taken_into_memory() -> None:
    assert len(read_stream(io.BytesIO(table(ROWS)), "-").reports) == 5


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *more: object) -> object:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    assert "variorum[parquet]" in outcomes(table(ROWS), "x.parquet").said


@settings(max_examples=40)
@given(st.data())
def test_any_damage_ends_in_reports_or_refusals(data: st.DataObject) -> None:
    whole = bytearray(table(ROWS[:2]))
    for at, byte in data.draw(st.lists(st.tuples(st.integers(4, len(whole) - 1), st.integers(0, 255)), max_size=4)):
        whole[at] = byte
    outcomes(bytes(whole), "x.parquet")
