"""A pile that grows."""

from collections.abc import Callable
from itertools import combinations

from variorum.model import Annotation
from variorum.trace.passages import passages, traced
from variorum.trace.pile import Pile

Annotate = Callable[..., Annotation]

DAM = (
    "The dam above the town of Orvan held through the night, the mayor said on Tuesday.\n"
    "Engineers opened two of its six gates at dawn and sent the water into an old canal.\n"
    "“We will not let the river take one more house from the people of Orvan,” Peter Voss said.\n"
)
EDITED = "Engineers opened two of the six old gates at dawn and sent the water into a canal, as planned.\n"
QUOTED = "In a speech, Voss promised to “not let the river take one more house” and left for the capital.\n"
OTHER = "A tax on imported boats divided the parliament of Ilmar, where members shouted until midnight.\n"


def test_a_report_that_is_added_has_the_passages_of_a_whole_trace(annotate: Annotate) -> None:
    old = [annotate("r1", DAM), annotate("r3", DAM + OTHER), annotate("r5", OTHER)]
    for name in ("r0", "r2", "r9"):
        new = annotate(name, EDITED + QUOTED + OTHER)
        whole = [p for p in passages([*old, new]) if name in (p.a.report, p.b.report)]
        assert {p.kind for p in whole} >= {"verbatim", "light-edit"}
        assert list(traced(Pile.of(old).plus([new]), {name})) == whole


def test_a_pile_that_grew_is_traced_like_one_made_at_once(annotate: Annotate) -> None:
    reports = [annotate("r0", DAM), annotate("r1", OTHER + DAM), annotate("r2", EDITED + QUOTED)]
    grown = Pile.of(reports[:1]).plus(reports[2:]).plus(reports[1:2])
    assert traced(grown) == passages(reports)
    assert grown.rarity == Pile.of(reports).rarity


def test_it_does_not_matter_which_reports_came_later(annotate: Annotate) -> None:
    spun = DAM.replace("opened", "unsealed").replace("dawn", "daybreak").replace("sent", "dispatched")
    twice = EDITED + DAM.replace("at dawn", "at nine") + EDITED.replace("a canal", "a ditch")
    texts = [DAM, twice, spun + OTHER, EDITED + QUOTED, DAM + spun, OTHER + EDITED]
    reports = [annotate(f"r{n}", text) for n, text in enumerate(texts)]
    whole = passages(reports)
    assert {p.kind for p in whole} >= {"verbatim", "light-edit", "spun", "same-quote"}
    for size in (1, 2, 5):
        for later in combinations(reports, size):
            names = {a.report.id for a in later}
            pile = Pile.of([a for a in reports if a not in later]).plus(later)
            assert traced(pile) == whole
            assert traced(pile, names) == tuple(p for p in whole if {p.a.report, p.b.report} & names)
