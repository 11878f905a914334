from variorum.model import Ledger, Origin, Relation
from variorum.publish.overview import overview
from variorum.publish.view import View


def test_an_origin_that_may_be_another_is_shown_and_not_counted(small_ledger: Ledger) -> None:
    point = small_ledger.points[0]
    doubtful = Origin(origin="an official", reports=point.carried_by, counted=False, why="test")
    changed = point.model_copy(update={"origins": (doubtful, *point.origins)})
    found = overview(View(small_ledger.model_copy(update={"points": (changed,)})))
    lines = found.groups[0][1][0].lines
    assert [(line.name, line.shape) for line in lines] == [("Ana Lopes", 1), ("an official", -1)]
    assert found.legend == ("Ana Lopes",)


def test_a_report_that_names_no_source_stands_on_a_line_of_its_own(small_ledger: Ledger) -> None:
    point = small_ledger.points[0]
    origin = point.origins[0].model_copy(update={"reports": point.carried_by[:1]})
    changed = point.model_copy(update={"origins": (origin,)})
    lines = overview(View(small_ledger.model_copy(update={"points": (changed,)}))).groups[0][1][0].lines
    assert [([w.id for w in line.witnesses], line.shape) for line in lines] == [
        ([point.carried_by[0]], 1),
        ([point.carried_by[1]], -1),
    ]


def test_a_conflict_is_told_apart_from_what_only_looks_like_one(small_ledger: Ledger) -> None:
    group = small_ledger.figure_groups[0]
    for kind, conflicts, lookalikes in (("conflict", 1, 0), ("compatible", 0, 1), ("agree", 0, 0)):
        related = group.model_copy(update={"relations": (Relation(a="f-0", b="f-1", relation=kind, why="test"),)})
        found = overview(View(small_ledger.model_copy(update={"figure_groups": (related,)})))
        assert (len(found.conflicts), len(found.lookalikes)) == (conflicts, lookalikes)
