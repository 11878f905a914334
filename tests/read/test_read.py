"""The face of reading: formats, refusals, and what holds for every text."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.model import Report, stable_id
from variorum.read import distinct, read_bytes, read_file

BODY = "The mayor of Graz opened the new bridge on Monday. It took four years to build."


def verify(report: Report) -> None:
    """Story and noise cover the text without overlap, and every span is what stands there."""
    pieces = sorted([*report.story, *((n.start, n.end) for n in report.noise)])
    at = 0
    for start, end in pieces:
        assert start == at < end
        at = end
    assert at == len(report.text)
    spans = [report.published.span, report.dateline and report.dateline.span, report.masthead and report.masthead.span]
    for span in [*spans, *report.credit_spans, report.byline]:
        if span and not isinstance(span, str):
            assert span.report == report.id
            span.verify(report.text)


LINES = st.sampled_from(
    [
        "",
        "   ",
        BODY,
        "By Jane Doe",
        "OSLO, Feb. 30 (AP) — Snow fell.",
        "date 2024-03-01 Rome, March 1 (ANSA) The pope spoke.",
        "date 2024-03-01",
        "March 3, 2024",
        "Original url:",
        "https://www.example.org/2024/03/01/x-y",
        "m-a9",
        "More from Daily Graz",
        "(With inputs from AFP)",
        "— AP",
        "Share",
        "ADVERTISEMENT",
        "The council voted to close the road that leads to",
        "Photo: A. Nother/Reuters",
        "\u2028\x0b\t",
        "“",
        "(",
        "Reporting by A",
    ]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=12), st.sampled_from(["\n", "\r\n", "\n\n", " "]))
def test_any_text_is_covered_and_spans_verify(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    reading = read_bytes(text.encode("utf-8", "ignore"), "x.txt")
    for report in reading.reports:
        verify(report)
    assert len(reading.reports) + len(reading.problems) == 1


@settings(deadline=None)  # the first text of an unknown encoding loads the models of all
@given(st.binary(max_size=300), st.sampled_from(["x.txt", "x.html", "x.jsonl", "x.eml", "x.docx", "x"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    reading = read_bytes(data, name)
    assert reading.reports or reading.problems
    for report in reading.reports:
        verify(report)


def test_the_text_is_the_file_unchanged() -> None:
    text = f" {BODY}\r\n\r\n\tAnd more.\r"
    (report,) = read_bytes(text.encode(), "a.txt").reports
    assert report.text == text
    assert report.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert report.id == stable_id("r", report.sha256)
    assert report.source_map == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "white space"),
        (b"%PDF-1.7 \x00\x01", "no page of it can be opened"),
        (b"{\\rtf1\\ansi words}", "rich-text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Outlook"),
        (b"PK\x03\x04abc", "zip"),
        (b"words\x00\x01\x02 and more words \x00", "NUL"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"\xff\xfea", "utf-16"),
        (b"a" * 10_000_000, "10000000 characters"),
    ],
)
def test_refusals_say_what_came(data: bytes, words: str) -> None:
    reading = read_bytes(data, "report.txt")
    assert reading.reports == ()
    (problem,) = reading.problems
    assert words in problem.problem
    assert problem.source == "report.txt"
    assert problem.advice


@pytest.mark.parametrize("text", ["The bell rang\a twice.", "The \x1b[1mferry\x1b[0m is late\b\x01."])
def test_a_few_control_characters_make_no_binary_data(text: str) -> None:
    (report,) = read_bytes(text.encode(), "report.txt").reports
    assert report.text == text


def test_missing_files_and_folders_are_problems(tmp_path: Path) -> None:
    assert "no such file" in read_file(tmp_path / "none.txt").problems[0].problem
    assert "folder" in read_file(tmp_path).problems[0].problem


def test_read_file_names_the_report_as_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY, encoding="utf-8")
    assert read_file(path).reports[0].source == str(path)
    assert read_file(path, source="a.txt").reports[0].source == "a.txt"


@pytest.mark.parametrize("encoding", ["cp1251", "shift_jis"])
def test_other_encodings_are_guessed(encoding: str) -> None:
    text = {
        "cp1251": "Мэр Казани открыл новый мост в понедельник. Строительство заняло четыре года.",
        "shift_jis": "札幌市長は月曜日に新しい橋を開通させた。工事には四年かかり、費用は予定より高くなった。",
    }[encoding]
    (report,) = read_bytes(text.encode(encoding), "a.txt").reports
    assert report.text == text


def rows(*lines: object) -> bytes:
    return b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)


def test_json_lines_carry_their_metadata() -> None:
    row = {"id": 7, "text": BODY, "title": "A bridge", "outlet": "Graz Daily", "published": "2024-03-04T08:00:00+01:00"}
    data = rows({**row, "url": "https://graz.example/bridge"})
    (report,) = read_bytes(data, "in.jsonl").reports
    assert (report.source, report.media_type, report.title) == ("in.jsonl#7", "application/x-ndjson", "A bridge")
    assert report.masthead and (report.masthead.name, report.masthead.basis) == ("Graz Daily", "metadata")
    assert (report.published.value, report.published.basis) == ("2024-03-04", "metadata")
    assert report.url == "https://graz.example/bridge"
    assert report.sha256 == hashlib.sha256(data).hexdigest()


def test_one_bad_line_costs_no_other() -> None:
    bad = [b"{not json", {"title": "no text"}, [1], b'{"text": "\\ud800"}', b'{"text": "caf\xe9"}', {"text": "  "}]
    reading = read_bytes(rows({"text": BODY}, *bad, b"", {"html": f"<p>{BODY}</p>"}), "in.jsonl")
    assert [r.text for r in reading.reports] == [BODY, BODY]
    assert [p.source for p in reading.problems] == [f"in.jsonl:{n}" for n in range(2, 8)]


def test_a_very_long_json_line_is_refused() -> None:
    reading = read_bytes(rows({"text": "a" * 10_000_000}, {"text": BODY}), "in.jsonl")
    assert len(reading.reports) == 1
    assert "at most" in reading.problems[0].problem


def test_formats_are_known_by_their_first_bytes_too() -> None:
    assert read_bytes(b"<!DOCTYPE html><p>" + BODY.encode(), "-").reports[0].media_type == "text/html"
    assert read_bytes(rows({"text": BODY}), "-").reports[0].media_type == "application/x-ndjson"
    assert read_bytes(BODY.encode(), "-").reports[0].media_type == "text/plain"


def test_twins_get_ids_that_do_not_depend_on_order() -> None:
    sources = ["b/one.txt", "a/two.txt", "c/one.txt"]
    text = f"OSLO, Feb. 2 (AP) — {BODY}".encode()
    reports = [read_bytes(text, source).reports[0] for source in sources]
    ids = {r.source: r.id for r in distinct(reports)}
    assert ids == {r.source: r.id for r in distinct(reversed(reports))}
    assert len(set(ids.values())) == 3
    assert ids["b/one.txt"] == reports[0].id
    for report in distinct(reports):
        verify(report)


def test_a_single_report_keeps_its_id() -> None:
    (report,) = read_bytes(BODY.encode(), "a.txt").reports
    assert distinct([report]) == (report,)
