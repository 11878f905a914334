"""Whole reports that are spun copies."""

from collections.abc import Callable

from samples import PLAIN, SPUN
from variorum.model import Annotation
from variorum.trace.marks import marks
from variorum.trace.passages import passages
from variorum.trace.spun import spun_reports, spun_score

Annotate = Callable[..., Annotation]

MARKED = (
    "The overseas minister left for talks with different international locations, he mentioned on Monday.\n"
    "1000’s waited in the rain with out umbrellas, in accordance with police.\n"
)


def test_a_copy_is_spun_and_its_source_is_not(annotate: Annotate) -> None:
    pile = [annotate("r0", PLAIN), annotate("r1", SPUN)]
    found = spun_reports(pile, passages(pile))
    assert list(found) == ["r1"]
    assert "swapped words" in found["r1"]


def test_without_a_passage_several_kinds_of_marks_are_needed(annotate: Annotate) -> None:
    many = annotate("r0", MARKED)
    assert list(spun_reports([many], ())) == ["r0"]
    one = annotate("r1", "The hall stayed dry. 1000’s waited outside with songs and flags until the doors opened.\n")
    assert 0 < spun_score(one, ()).score < 0.5
    assert spun_reports([one], ()) == {}


def test_marks_name_what_stands_behind_them_and_verify(annotate: Annotate) -> None:
    report = annotate("r0", MARKED).report
    found = {span.quote: behind for span, behind in marks(report)}
    assert found["1000’s"] == "thousands"
    assert found["international locations"] == "country"
    for span, _ in marks(report):
        span.verify(report.text)


def test_ordinary_wording_has_no_marks(annotate: Annotate) -> None:
    text = (
        "In accordance with the law, the court sat in the final week of May, and the soldiers went without leave.\n"
        "The team played its final match of the season; a company in the region gained on its rivals.\n"
    )
    assert marks(annotate("r0", text).report) == ()
