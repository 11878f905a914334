import pytest

from variorum.model import Figure, Ledger, Origin, Passage
from variorum.publish import sections
from variorum.publish.headlines import headlines
from variorum.publish.view import View


def figure(ledger: Ledger, comparator: str, low: float | None, high: float | None) -> Figure:
    return ledger.figures[0].model_copy(update={"comparator": comparator, "low": low, "high": high})


@pytest.mark.parametrize(
    ("comparator", "low", "high", "said"),
    [
        ("exact", 40, 40, "40"),
        ("about", 1200, 1200, "about 1,200"),
        ("more-than", 40, None, "more than 40"),
        ("at-most", None, 40, "at most 40"),
        ("between", 20, 30, "from 20 to 30"),
        ("vague", 2000, None, "in words, read as 2,000 or more"),
        ("vague", None, None, "no number stated"),
        ("not-disclosed", None, None, "number not disclosed"),
        ("exact", 2.5, 2.5, "2.5"),
    ],
)
def test_a_figure_is_said_as_it_is_stated(
    small_ledger: Ledger, comparator: str, low: float | None, high: float | None, said: str
) -> None:
    assert sections.figure_words(figure(small_ledger, comparator, low, high)) == said


def test_reports_that_are_equally_dated_keep_one_order(small_ledger: Ledger) -> None:
    turned = small_ledger.model_copy(update={"reports": small_ledger.reports[::-1]})
    assert [w.id for w in View(turned).witnesses] == [w.id for w in View(small_ledger).witnesses]


def test_an_origin_that_nobody_is_named_for_is_shown_and_not_counted(small_ledger: Ledger) -> None:
    point = small_ledger.points[0]
    nobody = Origin(origin="unattributed background", reports=point.carried_by, why="test")
    changed = point.model_copy(update={"origins": (nobody, *point.origins)})
    found = sections.overview(View(small_ledger.model_copy(update={"points": (changed,)})))
    lines = found.groups[0][1][0].lines
    assert [(line.name, line.shape) for line in lines] == [("Ana Lopes", 1), ("unattributed background", -1)]
    assert found.legend == ("Ana Lopes",)


def test_swapped_words_are_lit_and_the_rest_is_left(small_ledger: Ledger) -> None:
    harbour, coast = small_ledger.reports
    a = harbour.span(harbour.text.index("Some 40"), harbour.text.index("wait.") + 5)
    b = coast.span(coast.text.index("About 40"), coast.text.index("waiting") + 7)
    found = sections.compare(Passage(id="p-x", a=a, b=b, kind="spun", score=1, why="test"))
    assert found.left == (("Some", "swapped"), ("40 boats", "same"), ("wait.", "swapped"))
    assert found.right == (("About", "swapped"), ("40 boats", "same"), ("are waiting", "swapped"))
    assert found.changed == 2


def test_quotation_marks_and_case_are_no_change(small_ledger: Ledger) -> None:
    passage = small_ledger.passages[0]
    assert sections.compare(passage.model_copy(update={"b": passage.a})).changed == 0


def test_the_chain_begins_with_the_speaker_and_leaves_the_outlet_to_its_letter(small_ledger: Ledger) -> None:
    speakers = sections.speakers(View(small_ledger))
    assert [(s.name, s.total) for s in speakers] == [("Ana Lopes", 1)]
    assert [hop.actor for hop in speakers[0].ways[0].hops] == ["a-lopes"]


def test_headlines_count_what_is_there(small_ledger: Ledger) -> None:
    head = headlines(View(small_ledger))
    assert head.story == "Two reports, 4 March 2031"
    assert head.overview == "One point, and not one is known from more than one origin"
    assert head.says == "One statement by one speaker; none came through a carrier that is named"
    assert head.copies == "Reports A and B share text"
    assert head.commitments == "One pledge"


def test_an_empty_ledger_claims_nothing() -> None:
    head = headlines(View(Ledger()))
    assert head.figures == "The reports give no figures"
    assert head.copies == "No two reports share a passage"
    assert head.silence == "No report is silent on a point that it could have known"


def test_a_report_that_can_have_come_out_at_any_time_stands_last(small_ledger: Ledger) -> None:
    harbour, coast = small_ledger.reports
    open_ended = harbour.published.model_copy(update={"value": None, "precision": None, "earliest": "2001-01-01"})
    changed = harbour.model_copy(update={"published": open_ended})
    view = View(small_ledger.model_copy(update={"reports": (changed, coast)}))
    assert [(w.id, w.date) for w in view.witnesses] == [
        (coast.id, "4 March 2031"),
        (harbour.id, "not before 1 January 2001"),
    ]
    assert headlines(view).story == "Two reports, 4 March 2031"
