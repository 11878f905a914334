from variorum.model import Ledger
from variorum.publish.headlines import headlines
from variorum.publish.view import View


def test_headlines_count_what_is_there(small_ledger: Ledger) -> None:
    head = headlines(View(small_ledger))
    assert head.story == "Two reports, 4 March 2031"
    assert head.overview == "One point, and not one is known from more than one origin"
    assert head.timeline == "One event has only a span"
    assert head.says == "One statement by one speaker; none came through a carrier that is named"
    assert head.copies == "Reports A and B share text"
    assert head.commitments == "One pledge"


def test_an_empty_ledger_claims_nothing() -> None:
    head = headlines(View(Ledger()))
    assert head.figures == "The reports give no figures"
    assert head.copies == "No two reports share a passage"
    assert head.silence == "No report is silent on a point that it could have known"
