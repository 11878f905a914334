"""Choosing a report by whatever a person calls it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.errors import RequestError
from variorum.model import Ledger, Masthead, Report
from variorum.publish.reports import Names, choose


def ledger_of(*reports: Report) -> Ledger:
    return Ledger(reports=reports)


def test_the_surest_way_decides(harbour_report: Report, coast_report: Report) -> None:
    coast = coast_report.model_copy(update={"source": f"{harbour_report.id}.txt"})
    assert choose(ledger_of(harbour_report, coast), harbour_report.id) == harbour_report
    assert choose(ledger_of(harbour_report, coast), f"{harbour_report.id}.txt") == coast


def test_an_outlet_is_found_by_the_name_that_the_report_gives(harbour_report: Report, coast_report: Report) -> None:
    post = Masthead(name="The Coast Post", basis="stated", why="test")
    coast = coast_report.model_copy(update={"masthead": post})
    assert choose(ledger_of(harbour_report, coast), "the coast post") == coast
    assert Names(ledger_of(harbour_report, coast)).of(coast.id).outlet == "The Coast Post"


def test_two_files_of_one_name_are_told_apart_by_their_ids(harbour_report: Report, coast_report: Report) -> None:
    both = ledger_of(
        harbour_report.model_copy(update={"source": "monday/story.txt"}),
        coast_report.model_copy(update={"source": "tuesday/story.txt"}),
    )
    with pytest.raises(RequestError, match=r"'story' may be any of 2 reports: .*; name one by its id"):
        choose(both, "story")
    assert choose(both, "monday/story.txt").id == harbour_report.id
    names = Names(both)
    assert names.label(names.of(coast_report.id)) == f"story.txt ({coast_report.id})"
    assert names.told(f"from {coast_report.id}") == f"from story.txt ({coast_report.id})"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=st.text())
def test_any_words_choose_a_report_or_are_refused(harbour_report: Report, coast_report: Report, wanted: str) -> None:
    both = ledger_of(harbour_report, coast_report)
    try:
        assert choose(both, wanted) in both.reports
    except RequestError as error:
        assert repr(wanted) in str(error)
