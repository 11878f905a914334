"""JSON lines and documents."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from containers import BODY, outcomes
from variorum.read import Limits

ROW = {"text": BODY, "title": "A bridge"}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20), lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["text", "html", "title", "items", "url", "version", "a"]), inner, max_size=4)
)  # fmt: skip


@pytest.mark.parametrize("indent", [None, 2], ids=["one line", "many lines"])
def test_a_list_is_read_however_it_is_written(indent: int | None) -> None:
    found = outcomes(json.dumps([ROW, 3, ROW], indent=indent).encode(), "x.json")
    assert [r.source for r in found.reports] == ["x.json#/0", "x.json#/2"]
    assert len({r.id for r in found.reports}) == 2
    assert [r.inside[0].member for r in found.reports] == ["/0/text", "/2/text"]
    assert "x.json#/1: expected an object, got int" in found.said


@pytest.mark.parametrize("indent", [None, 2], ids=["one line", "many lines"])
def test_a_document_is_read_however_it_is_written(indent: int | None) -> None:
    found = outcomes(json.dumps({"articles": [ROW, {"title": "x"}]}, indent=indent).encode(), "x.json")
    assert found.texts == [BODY]
    assert found.reports[0].inside[-1].member == "/articles/0/text"
    assert '/articles/1: there is neither a "text" nor an "html"' in found.said


def test_html_in_a_field_has_its_place_and_its_map() -> None:
    (report,) = outcomes(json.dumps({"html": f"<p>{BODY}</p>", "title": "A bridge"}).encode(), "x.jsonl").reports
    assert (report.media_type, report.title) == ("text/html", "A bridge")
    assert [(p.kind, p.member) for p in report.inside] == [("jsonl", "1"), ("json", "/html")]
    run = report.source_map[0]
    assert f"<p>{BODY}</p>"[run.source_start : run.source_end] == report.text[run.start : run.end]


def test_links_are_counted_and_not_told_one_by_one() -> None:
    lines = "".join(json.dumps({"url": f"https://a.example/{n}", "title": "x"}) + "\n" for n in range(50))
    found = outcomes(lines.encode(), "x.jsonl")
    assert not found.problems
    assert len(found.left_out) == 50
    assert "`variorum fetch`" in found.left_out[0]


@pytest.mark.parametrize(
    "bad",
    [
        b"[" * 100_000, b'{"a":' * 100_000, b'{"text": ' + b"1" * 10_000 + b"}",
        b'{"text": "\\ud800 x"}', b'{"text": "\xff"}',
    ],
)  # fmt: skip
def test_json_that_is_made_to_do_harm_is_refused(bad: bytes) -> None:
    found = outcomes(bad + b"\n" + json.dumps(ROW).encode(), "x.jsonl")
    assert len(found.problems) >= 1


def test_lines_and_documents_have_a_limit() -> None:
    long = json.dumps({"text": BODY * 50}).encode()
    lines = outcomes(long + b"\n" + json.dumps(ROW).encode(), "x.jsonl", Limits(document=1000))
    assert lines.texts == [BODY]
    assert "x.jsonl:1: the line is too long, at most 1000 bytes are read" in lines.said
    assert "more than 1000 bytes" in outcomes(b"[" + long + b"]", "x.json", Limits(document=1000)).said


@given(st.lists(VALUES, max_size=5))
def test_any_json_is_read_or_refused(values: list[object]) -> None:
    outcomes(json.dumps(values).encode(), "x.json")
    outcomes("\n".join(map(json.dumps, values)).encode(), "x.jsonl")
