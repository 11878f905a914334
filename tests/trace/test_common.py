"""What two reports have in common follows from what was worked out of two others that are printed alike."""

from collections.abc import Callable, Sequence
from itertools import product

import pytest

from samples import PLAIN, SPUN
from variorum.model import Annotation, Passage
from variorum.trace import common
from variorum.trace.comparison import Comparison
from variorum.trace.kinds import surely_spun
from variorum.trace.passages import passages
from variorum.trace.prints import FEW

Annotate = Callable[..., Annotation]

DAM = (
    "The dam above the town of Orvan held through the night, the mayor said on Tuesday. "
    "Engineers opened two of its six gates at dawn and sent the water into an old canal.\n"
    "“We will not let the river take one more house from the people of Orvan,” Peter Voss said.\n"
)
EDITED = DAM.replace("two of its six gates", "two of its six old gates").replace("at dawn", "at nine")
QUOTED = "In a speech, Voss promised to “not let the river take one more house” and left for the capital.\n"


def between(found: tuple[Passage, ...], a: str, b: str) -> list[Passage]:
    return [p for p in found if (p.a.report, p.b.report) == (a, b)]


def told(passage: Passage) -> dict[str, object]:
    """A passage without the names of its reports."""
    row = passage.model_dump(exclude={"id"})
    for span in (row["a"], row["b"], *(part["span"] for part in row["restored"])):
        del span["report"]
    return row


@pytest.mark.parametrize("one, other", [(PLAIN, SPUN), (DAM, EDITED), (DAM, QUOTED + DAM), (EDITED, QUOTED)])
def test_all_prints_of_two_texts_have_the_same_in_common(one: str, other: str, annotate: Annotate) -> None:
    some, others = [annotate(f"a{n}", one) for n in range(3)], [annotate(f"b{n}", other) for n in range(3)]
    found = passages([*some, *others])
    texts = {a.report.id: a.report.text for a in (*some, *others)}
    first = between(found, "a0", "b0")
    assert first
    assert len({p.id for p in found}) == len(found)
    for a, b in product(some, others):
        rows = between(found, a.report.id, b.report.id)
        assert [told(p) for p in rows] == [told(p) for p in first]
        for span in (span for p in rows for span in (p.a, p.b, *(part.span for part in p.restored))):
            assert span.report in (a.report.id, b.report.id)
            span.verify(texts[span.report])


def test_what_a_text_has_in_common_with_itself_is_worked_out_once(
    annotate: Annotate, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[int] = []

    def counted(pairs: Sequence[Comparison]) -> bool:
        worked.append(len(pairs))
        return surely_spun(pairs)

    monkeypatch.setattr(common, "surely_spun", counted)
    pile = [annotate(f"r{n:02}", DAM) for n in range(3 * FEW)]
    found = passages(pile)
    assert len({(p.a.report, p.b.report) for p in found}) == FEW * (FEW - 1) / 2 + 2 * FEW
    assert worked == [3]  # sentences


def test_dates_tell_pairs_of_prints_apart(annotate: Annotate) -> None:
    plain = [annotate(f"a{n}", PLAIN, published="2031-03-05") for n in range(2)]
    late, early = annotate("b0", SPUN, published="2031-03-07"), annotate("b1", SPUN, published="2031-03-01")
    found = passages([*plain, late, early])
    assert {p.direction for p in found if p.b.report == "b0" and p.kind == "spun"} == {"b-from-a"}
    assert {p.direction for p in found if p.b.report == "b1" and p.kind == "spun"} == {"common-origin"}
