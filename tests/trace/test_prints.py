"""Many prints of one sentence cost as many passages as there are prints."""

from collections.abc import Callable, Sequence

import pytest

from samples import PLAIN, SPUN, plain_report
from variorum.model import Annotation, Masthead, Passage
from variorum.trace.families import families, one_texts
from variorum.trace.passages import passages, traced
from variorum.trace.pile import Pile
from variorum.trace.prints import FEW
from variorum.trace.spun import spun_reports

Annotate = Callable[..., Annotation]

DAM = "Engineers opened two of the six gates of the Orvan dam at dawn and sent the water into an old canal.\n"
EDITED = "Engineers opened two of the six gates of the Orvan dam at dawn, two hours late, and sent water away.\n"
MAYOR = "“We will not let the river take one more house from the people of Orvan,” Peter Voss said on Tuesday.\n"
MORE = 14


def across(found: Sequence[Passage]) -> set[tuple[str, str]]:
    return {(p.a.report, p.b.report) for p in found if p.a.report != p.b.report}


@pytest.fixture(scope="module")
def prints(annotate: Annotate) -> list[Annotation]:
    """One text printed many times."""
    return [annotate(f"r{n:02}", DAM + MAYOR) for n in range(FEW + MORE)]


def test_few_prints_are_all_laid_beside_one_another(prints: list[Annotation]) -> None:
    assert len(across(passages(prints[:FEW]))) == FEW * (FEW - 1) / 2


def test_each_further_print_is_laid_beside_one_other(prints: list[Annotation]) -> None:
    pairs = across(passages(prints))
    assert len(pairs) == FEW * (FEW - 1) / 2 + MORE
    assert {report for pair in pairs for report in pair} == {a.report.id for a in prints}


def test_every_print_is_in_the_family_with_all_of_its_story(prints: list[Annotation]) -> None:
    (family,) = families([a.report for a in prints], passages(prints), one_texts(prints))
    assert family.reports == tuple(a.report.id for a in prints)
    assert {part.share for part in family.share} == {family.share[0].share}
    assert family.share[0].share > 0.95


def test_what_is_edited_is_laid_beside_those_that_lead(prints: list[Annotation], annotate: Annotate) -> None:
    other = annotate("r99", EDITED)
    found = [p for p in passages([*prints, other]) if "r99" in (p.a.report, p.b.report)]
    assert {p.kind for p in found} == {"light-edit"}
    assert len({p.a.report for p in found}) == FEW


def test_a_further_print_that_is_added_has_the_passages_of_a_whole_trace(
    prints: list[Annotation], annotate: Annotate
) -> None:
    pile = Pile.of(prints[:-1]).plus([prints[-1], annotate("r99", EDITED + MAYOR)])
    whole = traced(pile)
    for some in ({prints[-1].report.id}, {"r99"}, {prints[0].report.id}):
        assert traced(pile, some) == tuple(p for p in whole if {p.a.report, p.b.report} & some)


def test_the_report_that_came_out_first_leads(annotate: Annotate) -> None:
    pile = [annotate(f"r{n:02}", DAM, published="2031-03-05") for n in range(FEW + MORE)]
    first = annotate("r98", DAM, published="2031-03-03")
    assert len({pair for pair in across(passages([*pile, first])) if "r98" in pair}) >= FEW - 1


def test_a_report_is_laid_beside_the_house_that_it_credits(annotate: Annotate) -> None:
    def of(found: Annotation, house: str) -> Annotation:
        masthead = Masthead(name=house, basis="stated", why="test")
        return Annotation(found.report.model_copy(update={"masthead": masthead}), found.parse)

    pile = [of(annotate(f"r{n:02}", DAM), "Reuters" if n == 3 else f"Paper {n}") for n in range(FEW + MORE)]
    told = pile[-1].report
    line = plain_report(DAM + "Reuters\n", told.id)
    credit = line.model_copy(update={"story": ((0, len(DAM)),), "credit_spans": (line.span(len(DAM), len(DAM) + 7),)})
    taker = annotate(told.id, DAM)
    pairs = across(passages([*pile[:-1], Annotation(credit, taker.parse)]))
    assert {pair for pair in pairs if told.id in pair} == {("r03", told.id)}


def test_all_prints_of_a_spun_text_are_spun(annotate: Annotate) -> None:
    plain = [annotate(f"r{n:02}", PLAIN) for n in range(2 * MORE)]
    spun = [annotate(f"s{n:02}", SPUN) for n in range(MORE)]
    found = passages([*plain, *spun])
    assert len({p.b.report for p in found if p.kind == "spun"}) == FEW
    assert set(spun_reports([*plain, *spun], found)) == {a.report.id for a in spun}
