"""Families of invented reports."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from samples import plain_report
from variorum.model import Annotation, Bounds, Family
from variorum.trace.families import families, one_texts, share
from variorum.trace.passages import passages

Annotate = Callable[..., Annotation]

DAM = (
    "The dam above the town of Orvan held through the night, the mayor said on Tuesday.\n"
    "Engineers opened two of its six gates at dawn and sent the water into an old canal.\n"
    "Schools in three valleys stayed closed while buses carried the sick to a hospital on the coast.\n"
)
BACKGROUND = "Orvan lies below the largest earth dam of the country, which was built in 1931 by prisoners of war.\n"
OTHER = "A tax on imported boats divided the parliament of Ilmar, where members shouted until midnight.\n"


def kin(annotate: Annotate, *texts: str) -> tuple[Family, ...]:
    pile = [annotate(f"r{n}", text) for n, text in enumerate(texts)]
    return families([a.report for a in pile], passages(pile), one_texts(pile))


def test_reprints_are_one_verbatim_family(annotate: Annotate) -> None:
    (family,) = kin(annotate, DAM, DAM + "Additional reporting by the harbour desk.\n", OTHER, DAM)
    assert family.reports == ("r0", "r1", "r3")
    assert family.kind == "verbatim"
    assert all(s.share > 0.8 for s in family.share)


def test_a_shared_background_paragraph_is_a_family_of_a_small_share(annotate: Annotate) -> None:
    (family,) = kin(annotate, DAM + BACKGROUND, OTHER * 3 + BACKGROUND)
    assert family.kind == "verbatim"
    assert all(0.1 < s.share < 0.45 for s in family.share)
    assert "1 passage (" in family.why
    assert len(family.passages) == 1


def test_reports_with_other_texts_in_common_are_other_families(annotate: Annotate) -> None:
    found = kin(annotate, DAM, DAM.splitlines()[0] + "\n" + OTHER + BACKGROUND, BACKGROUND)
    assert [f.reports for f in found] == [("r0", "r1"), ("r1", "r2")]


def test_the_root_of_a_spun_family_is_the_report_that_it_was_made_from(annotate: Annotate) -> None:
    spun = (
        "Technicians opened two of its six gates at dawn and despatched the water into an historical canal.\n"
        "Colleges in three valleys stayed shut whereas buses carried the ailing to a clinic on the shore.\n"
    )
    (family,) = kin(annotate, DAM, spun)
    assert family.kind == "spun"
    assert family.root == "r0"


def test_nothing_in_common_is_no_family(annotate: Annotate) -> None:
    assert kin(annotate, DAM, OTHER) == ()


@st.composite
def stretches(draw: st.DrawFn) -> Bounds:
    start = draw(st.integers(0, len(DAM) - 1))
    return start, draw(st.integers(start + 1, len(DAM)))


@given(st.sets(stretches(), max_size=5), st.integers(1, 100), st.integers(101, 200))
def test_characters_that_several_spans_cover_are_counted_once(spans: set[Bounds], first: int, second: int) -> None:
    story = (0, first), (second, len(DAM))
    report = plain_report(DAM, "r0").model_copy(update={"story": story})
    inside = {i for start, end in story for i in range(start, end)}
    covered = {i for start, end in spans for i in range(start, end)} & inside
    assert share(report, spans) == round(len(covered) / len(inside), 3)
