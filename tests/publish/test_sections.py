import re

import pytest
from markupsafe import Markup

from invented import story
from variorum.model import Ledger, Span
from variorum.publish.sections import SECTIONS, Pages, Section
from variorum.publish.view import View

by_id = pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)


class Elsewhere:
    """Links as a server has them: an address for each thing."""

    def section(self, section: str) -> str:
        return f"/{section}"

    def report(self, report: str) -> str:
        return f"/reports/{report}"

    def row(self, row: str) -> str:
        return f"/rows/{row}"

    def speaker(self, actor: str) -> str:
        return f"/says?speaker={actor}"

    def span(self, span: Span) -> str:
        return f"/reports/{span.report}#{span.start}"


def lines(markup: str) -> list[str]:
    """The markup without the white space between its elements."""
    return [line for line in re.split(r"\s*\n\s*", markup) if line]


@by_id
def test_entries_shown_some_at_a_time_are_the_same_as_all_at_once(section: Section, small_ledger: Ledger) -> None:
    for ledger in (small_ledger, story(7)):
        pages = Pages(View(ledger))
        total = pages.total(section)
        parts = [pages.entries(section, offset, 3) for offset in range(0, total, 3)]
        assert lines("\n".join(parts)) == lines(pages.entries(section, 0, max(total, 1)))


@by_id
def test_a_section_begins_with_its_headline_and_holds_its_first_entries(section: Section) -> None:
    pages = Pages(View(story(7)))
    made = pages.section(section)
    assert f'<h2 id="{section.id}-h"' in made
    assert str(section.headline(pages.view)) in made
    assert pages.entries(section, 0).strip() in made
    assert "<b>nothing else</b>" in pages.section(section, Markup("<b>nothing else</b>")) or not pages.total(section)


@by_id
def test_every_link_is_one_that_the_caller_gave(section: Section, small_ledger: Ledger) -> None:
    made = Pages(View(small_ledger), Elsewhere()).section(section)
    targets = re.findall(r'\shref="([^"]+)"', made)
    assert not [target for target in targets if not target.startswith("/")]


def test_the_title_names_who_and_when(small_ledger: Ledger) -> None:
    assert Pages(View(small_ledger)).title == "Two reports, 4 March 2031"
    assert Pages(View(story(7))).title == "Ana Lopes, Ivo Reis, Mara Quint · Seven reports, 1 to 7 March 2031"
