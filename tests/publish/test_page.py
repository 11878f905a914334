import base64
import hashlib
import html
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.model import Ledger, Published, Report, Span, Statement, stable_id
from variorum.publish.html import page
from variorum.publish.sections import SECTIONS

VOID = {"meta", "input", "br", "link", "img", "hr"}


class Elements(HTMLParser):
    """What a page holds: all ids, all links, the headings in order, and the text of each report, without its notes."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.articles: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if tag == "a":
            self.links.append(values.get("href") or "")
        if tag == "article" and "lang" in values:
            self.articles.append("")
        is_text = tag == "p" and "data-at" in values
        if tag not in VOID:
            self._open.append((tag, is_text))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(is_text for _, is_text in self._open):
            self.articles[-1] += data


def plain_report(text: str) -> Report:
    return Report(
        id=stable_id("r", text),
        source="plain.txt",
        sha256="0" * 64,
        media_type="text/plain",
        text=text,
        published=Published(why="no date"),
        language="en",
        story=((0, len(text)),),
        noise=(),
        why="test",
    )


def said(report: Report, number: int, span: Span) -> Statement:
    return Statement(id=f"s-{number}", report=report.id, mode="indirect", content=(span,), why="test")


def test_every_report_stands_there_character_for_character(small_ledger: Ledger) -> None:
    assert sorted(Elements(page(small_ledger)).articles) == sorted(report.text for report in small_ledger.reports)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_text_and_no_overlap_changes_a_character(data: st.DataObject) -> None:
    letters = st.one_of(st.sampled_from(" \n\r\t<>&\"'{}%é😀\u2028"), st.characters(exclude_categories=["Cs", "Cc"]))
    report = plain_report(data.draw(st.text(letters, min_size=2, max_size=80)))
    places = st.tuples(st.integers(0, len(report.text) - 1), st.integers(1, len(report.text)))
    spans = [report.span(a, b) for a, b in data.draw(st.lists(places, max_size=6)) if a < b]
    statements = tuple(said(report, number, span) for number, span in enumerate(spans))
    assert Elements(page(Ledger(reports=(report,), statements=statements))).articles == [report.text]


def test_what_a_report_prints_is_never_markup() -> None:
    report = plain_report("<script>alert('x')</script> & <b>bold</b>")
    made = page(Ledger(reports=(report,), statements=(said(report, 1, report.span(0, 8)),)))
    assert "<script>alert" not in made
    assert "<b>bold" not in made


def test_every_link_leads_to_a_place_on_the_page(small_ledger: Ledger) -> None:
    found = Elements(page(small_ledger))
    assert found.links
    assert {link for link in found.links if not link.startswith("#")} == set()
    assert {link[1:] for link in found.links} - set(found.ids) == set()


def test_every_row_has_one_permanent_address(small_ledger: Ledger) -> None:
    ids = Elements(page(small_ledger)).ids
    assert len(ids) == len(set(ids))
    tables = ("reports", "statements", "events", "figures", "passages", "families", "commitments", "wording", "points")
    rows = {row.id for table in tables for row in getattr(small_ledger, table)}
    assert rows <= set(ids)


def test_every_span_has_a_permanent_address(small_ledger: Ledger) -> None:
    ids = set(Elements(page(small_ledger)).ids)
    spans = [s for statement in small_ledger.statements for s in statement.content]
    spans += [figure.span for figure in small_ledger.figures] + [time.span for time in small_ledger.times]
    assert {f"{span.report}-{span.start}-{span.end}" for span in spans} <= ids


def test_what_was_left_out_is_said_with_its_reason(small_ledger: Ledger) -> None:
    left = small_ledger.left_out[0]
    assert left.span
    made = page(small_ledger)
    assert f"{left.stage}: {left.reason}" in made
    assert f"{left.span.report}-{left.span.start}-{left.span.end}" in Elements(made).ids


def test_a_statement_that_only_a_large_model_has_seen_says_so(small_ledger: Ledger) -> None:
    own = small_ledger.statements[0]
    seen = own.model_copy(update={"read_by": "parrot <b> at http://127.0.0.1:1/v1"})
    assert "seen only by" not in page(small_ledger)
    made = page(small_ledger.model_copy(update={"statements": (seen,)}))
    assert "seen only by parrot &lt;b&gt; at http://127.0.0.1:1/v1" in made


def test_the_page_needs_no_network(small_ledger: Ledger) -> None:
    made = page(small_ledger)
    assert not re.search(r"https?:|@import|url\((?!data:font/woff2;base64,)|\ssrc=|<link|<iframe", made)


def test_no_style_and_no_handler_stands_inside_an_element(small_ledger: Ledger) -> None:
    names = {name for _, values in Elements(page(small_ledger)).tags for name in values}
    assert not {name for name in names if name == "style" or name.startswith("on")}


def test_the_policy_lets_the_page_s_own_script_and_style_run_and_nothing_else(small_ledger: Ledger) -> None:
    made = page(small_ledger)
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', made)
    rules = dict(rule.strip().split(" ", 1) for rule in html.unescape(policy).split(";"))
    for rule, element in (("script-src", "script"), ("style-src", "style")):
        (inline,) = re.findall(rf"<{element}>(.*?)</{element}>", made, re.S)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert rules["default-src"] == "'none'"


def test_headings_descend_one_step_at_a_time(small_ledger: Ledger) -> None:
    levels = [int(tag[1]) for tag, _ in Elements(page(small_ledger)).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_each_section_is_a_landmark_with_a_name(small_ledger: Ledger) -> None:
    found = Elements(page(small_ledger))
    named = {values["id"]: values["aria-labelledby"] for tag, values in found.tags if tag == "section"}
    assert list(named) == [section.id for section in SECTIONS]
    assert set(named.values()) <= set(found.ids)


def test_the_same_ledger_gives_the_same_page(small_ledger: Ledger) -> None:
    assert page(small_ledger) == page(Ledger.model_validate_json(small_ledger.model_dump_json()))


@pytest.mark.parametrize("reports", [(), (plain_report("Nothing happened."),)])
def test_a_ledger_with_empty_tables_still_makes_a_page(reports: tuple[Report, ...]) -> None:
    found = Elements(page(Ledger(reports=reports)))
    assert found.articles == [report.text for report in reports]
    assert {link[1:] for link in found.links} <= set(found.ids)
