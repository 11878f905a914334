"""Tables as text."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from containers import BODY, outcomes
from variorum.read import read_stream
from variorum.read.decode import LONGEST_LINE
from variorum.read.formats.csv import is_table

COLUMNS = ["id", "title", "text"]


def table(*rows: list[str], delimiter: str = ",", columns: list[str] = COLUMNS) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows([columns, *rows])
    return stream.getvalue()


@pytest.mark.parametrize("delimiter", list(",;\t|"))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_delimiter_and_encoding_gives_the_very_words(delimiter: str, encoding: str) -> None:
    words = f"“Grüße”, said the mayor; {BODY} | and\ttabs\nand lines."
    data = table(["1", "A, b; c", words], delimiter=delimiter).encode(encoding)
    (report,) = outcomes(data, "x.csv").reports
    assert (report.text, report.title, report.source) == (words, "A, b; c", "x.csv#1")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_only_line_feeds_end_a_row(encoding: str) -> None:
    words = f"{BODY}\u2028And\x0bmore\x85to come."
    assert outcomes(f"title,text\na,{words}\n".encode(encoding), "x.csv").texts == [words]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_place_of_a_row_holds_its_very_bytes(encoding: str) -> None:
    data = table(["1", "a", BODY], ["2", "é", f"Two\nlines, {BODY}"]).encode(encoding)
    for report in outcomes(data, "x.csv").reports:
        place = report.inside[0]
        assert place.offset is not None and place.length is not None and report.encoding
        row = data[place.offset : place.offset + place.length].decode(report.encoding)
        assert next(csv.reader(io.StringIO(row)))[2] == report.text


def test_a_bad_row_costs_no_other() -> None:
    rows = table(["1", "a", BODY], ["2", "b", ""], ["3"], ["4", "d", BODY * 99, "more"]).encode()
    last = table(["6", "f", BODY], columns=["", "", ""]).encode()
    found = outcomes(rows + b'5,e,"' + b"\xff" + b'"\r\n' + last, "x.csv")
    assert [r.source for r in found.reports] == ["x.csv#1", "x.csv#4", "x.csv#6"]
    assert [p.source for p in found.problems[:3]] == ["x.csv:2", "x.csv:3", "x.csv:5"]


def test_a_field_that_never_ends_is_refused() -> None:
    data = table(["1", "a", BODY]).encode() + b'2,b,"' + b"never ends\n" * (LONGEST_LINE // 10)
    found = outcomes(data, "x.csv")
    assert found.texts == [BODY]
    assert "field larger than field limit" in found.said


def test_a_line_that_never_ends_is_refused() -> None:
    data = table(["1", "a", BODY]).encode() + b"2,b," + b"a" * (LONGEST_LINE + 10) + b"\r\n" + b"3,c,A road.\r\n"
    found = outcomes(data, "x.csv")
    assert found.texts == [BODY, "A road."]
    assert "a line has more than" in found.said


def test_a_table_without_text_says_what_to_do() -> None:
    found = outcomes(b"town,mayor\nGraz,x\n", "x.csv")
    assert "its first line names no column that holds text" in found.said


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b"id,title,text\n1,", True),
        (b"\xef\xbb\xbfTitle;Full Text\n", True),
        ("title\ttext\n".encode("utf-16"), True),
        (b"The text, its title and more\n", False),
        (b"text\n", False),
        (b"", False),
        (b'"never closed, text, title\n', False),
    ],
)
def test_tables_are_known_by_the_names_of_their_columns(head: bytes, known: bool) -> None:
    assert is_table(head) is known


def test_a_table_on_a_pipe_is_read_a_row_at_a_time() -> None:
    data = table(*([str(n), "a", f"{BODY} {n}"] for n in range(300))).encode()
    reports = read_stream(io.BytesIO(data), "-").reports
    assert [r.text for r in reports] == [f"{BODY} {n}" for n in range(300)]


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=30)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6), st.sampled_from(",;\t|"))
def test_any_table_gives_its_texts(rows: list[tuple[str, str]], delimiter: str) -> None:
    data = table(*(["", title, text] for title, text in rows), delimiter=delimiter).encode()
    found = outcomes(data, "x.csv")
    assert found.texts == [text for _, text in rows if text.strip()]
