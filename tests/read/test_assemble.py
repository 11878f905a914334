"""Prints of one text: it is looked at once, and each print keeps what is its own."""

import json

import pytest

from containers import BODY
from variorum.model import Report
from variorum.model.span import Span
from variorum.read import assemble, read_bytes

PAGE = "Harbour dredged\n\nBy Jane Doe\n\nPORT LEVY, March 4 (Reuters) - " + BODY


def test_prints_share_their_text_and_differ_in_what_is_their_own() -> None:
    first, second = _read(PAGE, url="https://herald.example/2031/03/04/a"), _read(PAGE, url="https://gazette.example/b")
    assert first.text is second.text
    assert (first.story, first.noise, first.language) == (second.story, second.noise, second.language)
    assert (first.url, second.url) == ("https://herald.example/2031/03/04/a", "https://gazette.example/b")
    assert (first.published.value, second.published.value) == ("2031-03-04", None)
    for report in (first, second):
        assert report.dateline and isinstance(report.byline, Span)
        assert {report.dateline.span.report, report.byline.report} == {report.id}
    assert first.id != second.id


def test_what_is_said_of_a_text_counts_though_the_text_was_read_before() -> None:
    words = "1234 5678"
    assert [_read(words, language=said).language for said in ("de-AT", "fr")] == ["de", "fr"]
    assert [_read(PAGE, title=title).title for title in ("Dredgers at work", "Harbour")] == [
        "Dredgers at work",
        "Harbour",
    ]


def test_a_very_long_text_is_read_alike_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = _read(PAGE)
    monkeypatch.setattr(assemble, "_LONGEST", 10)
    before = assemble._look_once.cache_info()
    assert _read(PAGE) == kept
    assert assemble._look_once.cache_info() == before


def _read(text: str, **said: str) -> Report:
    (report,) = read_bytes(json.dumps({"text": text, **said}).encode(), "x.json").reports
    return report
