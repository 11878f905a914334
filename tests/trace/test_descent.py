"""Who took text from whom, by credits and dates, and where a family's text comes from."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from variorum.model import Annotation, Dateline, Family, Masthead, Passage, Published
from variorum.trace.credits import carried, house
from variorum.trace.descent import descended
from variorum.trace.direction import later
from variorum.trace.families import families, one_texts
from variorum.trace.passages import passages

Annotate = Callable[..., Annotation]
TEXT = (
    "The dam above the town of Orvan held through the night, the mayor told {heard} on Tuesday.\n"
    "Engineers opened two of its six gates at dawn and sent the water into an old canal.\n"
)
OWN = (
    "A tax on imported boats divided the parliament of Ilmar, where members shouted until midnight.\n"
    "Fishermen burned nets before the gates, and a minister who had come to calm them left by a back door.\n"
)


def made(found: Annotation, outlet: str = "", credit: str = "", day: str = "") -> Annotation:
    """The report with this outlet, dateline agency and day."""
    update = {
        "masthead": Masthead(name=outlet, basis="stated", why="test") if outlet else None,
        "dateline": Dateline(agency=credit, span=found.report.span(0, 3)) if credit else None,
        "published": Published(value=day or None, precision="day" if day else None, why="test"),
    }
    return replace(found, report=found.report.model_copy(update=update))


def traced(*pile: Annotation) -> tuple[tuple[Passage, ...], Family]:
    found = descended(passages(pile), [a.report for a in pile])
    (family,) = families([a.report for a in pile], found, one_texts(pile))
    return found, family


def test_a_report_that_credits_the_others_house_has_the_text_from_it(annotate: Annotate) -> None:
    text = TEXT.format(heard="reporters")
    found, family = traced(made(annotate("r0", text), outlet="AFP"), made(annotate("r1", text), "Orvan Post", "AFP"))
    assert {p.direction for p in found} == {"b-from-a"}
    assert all(p.why.endswith("; the taker carries Agence France-Presse") for p in found)
    assert (family.root, family.unseen) == ("r0", None)


def test_words_told_to_a_house_are_of_its_text(annotate: Annotate) -> None:
    text = TEXT.format(heard="AFP")
    found, family = traced(made(annotate("r0", text), outlet="Orvan Post"), made(annotate("r1", text), outlet="AFP"))
    assert {p.direction for p in found} == {"a-from-b"}
    assert family.root == "r1"


def test_what_all_carry_of_a_house_that_is_not_among_them_has_an_unseen_root(annotate: Annotate) -> None:
    text = TEXT.format(heard="reporters")
    found, family = traced(
        made(annotate("r0", text), "Orvan Post", "Reuters"), made(annotate("r1", text), "Ilmar Times", "Reuters")
    )
    assert {p.direction for p in found} == {"common-origin"}
    assert (family.root, family.unseen) == (None, "Reuters")
    assert family.why.endswith("all carry Reuters, whose own text of it is not among the reports")


def test_two_reports_of_one_house_have_a_common_text(annotate: Annotate) -> None:
    text = TEXT.format(heard="reporters")
    found, family = traced(made(annotate("r0", text), "Reuters"), made(annotate("r1", text), "Reuters"))
    assert {p.direction for p in found} == {"common-origin"}
    assert (family.root, family.unseen) == (None, None)
    assert family.why.endswith("all are of Reuters, and nothing shows which was first")


@pytest.mark.parametrize(("own", "root"), [("", "r1"), (OWN, None)])
def test_a_later_day_shows_it_only_where_half_of_the_story_is_shared(
    annotate: Annotate, own: str, root: str | None
) -> None:
    text = TEXT.format(heard="reporters")
    later = made(annotate("r0", text + own), day="2031-03-05")
    found, family = traced(later, made(annotate("r1", text), day="2031-03-04"))
    assert {p.direction for p in found} == {"a-from-b" if root else "unknown"}
    assert family.root == root


def test_the_root_says_of_whom_nothing_shows_where_he_has_it_from(annotate: Annotate) -> None:
    text = TEXT.format(heard="reporters")
    _, family = traced(
        made(annotate("r0", text), outlet="AFP"), made(annotate("r1", text), "Post", "AFP"), made(annotate("r2", text))
    )
    assert family.root == "r0"
    assert family.why.endswith("the passages come from r0; nothing shows where r2 has them from")


def test_a_spun_copy_that_has_more_than_its_like_has_an_unseen_root(annotate: Annotate) -> None:
    plain = (
        "Engineers opened two of its six gates at dawn and sent the water into an old canal, the mayor of Orvan said.\n"
    )
    spun = (
        "Technicians, who slept in tents beside the wall, opened two of its six gates at dawn and despatched the "
        "water into an historical canal, the mayor of Orvan mentioned.\n"
    )
    _, family = traced(made(annotate("r0", plain)), made(annotate("r1", spun)))
    assert family.kind == "spun"
    assert (family.root, family.unseen) == (None, "a text that no report names")


def test_a_house_is_known_by_its_tables_name_and_never_carries_itself(annotate: Annotate) -> None:
    report = made(annotate("r0", "A source told the AFP news agency. He told Anna Lopes."), "Reuters", "Reuters").report
    assert house(report) == "Reuters"
    assert carried(report) == frozenset()
    assert carried(report, [report.span(0, len(report.text))]) == {"Agence France-Presse"}
    assert house(annotate("r1", "Rain fell.").report) is None


@pytest.mark.parametrize(
    ("a", "b", "side"),
    [
        ("2031-03-04", "2031-03-05", "b"),
        ("2031-03-05", "2031-03-04", "a"),
        ("2031-03-05", "2031-03-05", None),
        ("2031-03", "2031-03-05", None),
        ("2031-03", "2031-04-01", "b"),
        ("", "2031-04-01", None),
    ],
)
def test_only_a_day_that_is_surely_later_is_later(annotate: Annotate, a: str, b: str, side: str | None) -> None:
    reports = (made(annotate(name, "Rain fell."), day=day).report for name, day in (("r0", a), ("r1", b)))
    assert later(*reports) == side
