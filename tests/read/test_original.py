"""From a report back to the bytes of its file: on every fixture, and on what has gone or changed."""

import html
import json
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import ReadError
from variorum.model import Report
from variorum.read import read_file
from variorum.read.characters import unmarked
from variorum.read.original import Original, original

TESTS = Path(__file__).resolve().parents[1]
FIXTURES = sorted(
    path
    for folder in (TESTS / "read" / "fixtures", TESTS / "read" / "messy", TESTS.parent / "examples" / "strait-ferry")
    for path in folder.rglob("*")
    if path.is_file() and not path.name.startswith(("README", "LICENSE", "."))
)


@cache
def reports(path: Path) -> tuple[tuple[Report, Original], ...]:
    return tuple((report, original(report)) for report in read_file(path).reports)


def unescaped(report: Report, written: str) -> str:
    """The words as a report has them, from how they are written in its original."""
    if any(place.kind == "json" for place in report.inside):
        written = json.loads(f'"{written}"')
    return html.unescape(written) if report.source_map else written


def check(report: Report, found: Original, start: int, end: int) -> None:
    """The bytes of a span, decoded and unescaped, are its words, but for blanks and breaks that markup stands for."""
    told = []
    for stretch in found.stretches(start, end):
        if stretch.octets is None or stretch.written is None:
            assert stretch.page or found.document is None
            continue
        if all(place.kind in ("jsonl", "json") for place in report.inside):  # its bytes are those of the file
            data = Path(found.name).read_bytes()[slice(*stretch.octets)]
            assert data.decode(unmarked(b"", report.encoding or "")[1]) == stretch.written
        told.append(unescaped(report, stretch.written))
        assert start <= stretch.start < stretch.end <= end
    if told:
        whole = report.text[start:end]
        assert re.sub(r"\s", "", "".join(told)) == re.sub(r"\s", "", whole)
        assert report.source_map or "".join(told) == whole


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
@given(st.data())
def test_the_bytes_found_are_the_words_of_any_span(path: Path, data: st.DataObject) -> None:
    for report, found in reports(path):
        start = data.draw(st.integers(0, len(report.text) - 1))
        check(report, found, start, data.draw(st.integers(start + 1, min(len(report.text), start + 300))))


MARKED = [
    ("a.txt", "Café &amp; Bar\r\nzwei Zeilen", "utf-8-sig"),
    ("a.txt", "Мэр открыл мост.", "utf-16"),
    ("a.txt", "Der Mayor said “no”.", "cp1252"),
    ("a.html", "<meta charset=windows-1251><p>Мэр &laquo;открыл&raquo; мост.</p>", "cp1251"),
    ("a.jsonl", '{"id": "1"}\n\n{"text": "A \\"caf\\u00e9\\" 😀 \\ud83d\\ude00 opened.", "html": "x"}\n', "utf-8"),
    ("a.jsonl", '{"html": "<p>A &amp; B \\u003cb>met</b> on \\"Monday\\".</p>"}', "utf-8-sig"),
]


@pytest.mark.parametrize(("name", "content", "encoding"), MARKED)
def test_every_encoding_and_escape_is_traced_to_the_byte(
    name: str, content: str, encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode(encoding))
    (report,) = read_file(path).reports
    found = original(report)
    for start in range(len(report.text)):
        for end in range(start + 1, len(report.text) + 1):
            check(report, found, start, end)
    assert sum(s.end - s.start for s in found.stretches(0, len(report.text))) >= 0.9 * len(report.text)


def test_an_original_is_found_below_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "a.txt").write_text("The harbour was dredged.")
    monkeypatch.chdir(tmp_path)
    (report,) = read_file(Path("pile/a.txt")).reports
    monkeypatch.chdir("/")
    with pytest.raises(ReadError, match=r"there is no such file.*--root"):
        original(report)
    assert original(report, tmp_path).document is not None


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.txt", b"The harbour was dredged.", b"The harbour was drained."),
        ("a.txt", b"The harbour was dredged.", b"\xff\xfe"),
        ("a.jsonl", b'{"text": "It was dredged."}', b'{"text": "It was drained."}'),
        ("a.jsonl", b'{"text": "It was dredged."}', b'{"texts": "It was dredge."}'),
    ],
)
def test_an_original_that_changed_is_refused(name: str, before: bytes, after: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(before)
    (report,) = read_file(path).reports
    path.write_bytes(after)
    with pytest.raises(ReadError, match=r"it is not what was read \(sha256 .*; give the file as it was"):
        original(report)
