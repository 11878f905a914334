import re

from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Ledger
from variorum.publish.exports.brief import document, plain


def test_every_line_leads_to_words_of_a_report(ferry_ledger: Ledger) -> None:
    text = document(ferry_ledger)
    asked, given_ = set(re.findall(r"\[\^(\d+)\](?!:)", text)), dict(re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.M))
    assert asked == set(given_)
    assert len(asked) > 20
    letters = {chr(ord("A") + i) for i in range(len(ferry_ledger.reports))}
    assert {note[0] for note in given_.values()} <= letters
    for point in ferry_ledger.points:
        assert plain(point.label) in text


def test_points_with_most_origins_come_first(ferry_ledger: Ledger) -> None:
    numbers = [int(n) for n in re.findall(r"independent origins: (?:at least )?(\d+)", document(ferry_ledger))]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers


def test_a_story_without_anything_is_a_brief_too(small_ledger: Ledger) -> None:
    text = document(Ledger(reports=small_ledger.reports))
    assert text.startswith("# 2 reports\n\n## Reports\n\n- A. ")
    assert "## Points" not in text


@given(st.text())
def test_words_of_reports_are_no_markup(text: str) -> None:
    shown = plain(text)
    assert "\n" not in shown
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>#|]", shown)
