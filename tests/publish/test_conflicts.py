import pytest

from variorum.model import Difference, Ledger, Relation
from variorum.publish.conflicts import clashes
from variorum.publish.view import View


def told(ledger: Ledger, field: str, *values: str) -> Ledger:
    """The ledger with an event that its two reports tell with these values."""
    event = ledger.events[0]
    difference = Difference(field=field, values=values, spans=event.mentions)
    return ledger.model_copy(update={"events": (event.model_copy(update={"differences": (difference,)}),)})


@pytest.mark.parametrize(("kind", "expected"), [("conflict", [True]), ("compatible", [False]), ("agree", [])])
def test_a_conflict_is_told_apart_from_what_only_looks_like_one(
    small_ledger: Ledger, kind: str, expected: list[bool]
) -> None:
    relation = Relation(a="f-0", b="f-1", relation=kind, why="test")
    group = small_ledger.figure_groups[0].model_copy(update={"relations": (relation,)})
    found = clashes(View(small_ledger.model_copy(update={"figure_groups": (group,)})))
    assert [clash.conflict for clash in found] == expected


def test_the_figures_of_one_measure_are_one_conflict(small_ledger: Ledger) -> None:
    third = small_ledger.figures[1].model_copy(update={"id": "f-2", "low": 50, "high": 50})
    relations = (
        Relation(a="f-0", b="f-2", relation="conflict", why="one"),
        Relation(a="f-1", b="f-2", relation="conflict", why="two"),
    )
    group = small_ledger.figure_groups[0].model_copy(update={"members": ("f-0", "f-1", "f-2"), "relations": relations})
    changed = {"figures": (*small_ledger.figures, third), "figure_groups": (group,)}
    (clash,) = clashes(View(small_ledger.model_copy(update=changed)))
    assert clash.spans == (small_ledger.figures[0].span, third.span, small_ledger.figures[1].span)


@pytest.mark.parametrize(
    ("values", "conflict"),
    [
        (("2031-03", "2031-03-12"), False),
        (("2031", "2031-03-10/2031-03-16", "2031-03-12"), False),
        (("2031-03-11", "2031-03-12"), True),
        (("../2031-03-01", "2031-03-12"), True),
        (("2031-03", "PAST_REF"), True),
    ],
)
def test_dates_that_share_a_day_do_not_conflict(small_ledger: Ledger, values: tuple[str, ...], conflict: bool) -> None:
    assert [clash.conflict for clash in clashes(View(told(small_ledger, "time", *values)))] == [conflict]


def test_a_field_with_more_than_one_right_value_is_no_conflict(small_ledger: Ledger) -> None:
    (clash,) = clashes(View(told(small_ledger, "place", "the harbour", "the coast")))
    assert (clash.conflict, clash.says, clash.why) == (False, "Told differently, place", "the harbour / the coast")
