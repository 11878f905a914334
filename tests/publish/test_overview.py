from variorum.model import Ledger, Origin
from variorum.publish.overview import overview
from variorum.publish.view import View


def test_an_origin_that_may_be_another_is_shown_and_not_counted(small_ledger: Ledger) -> None:
    point = small_ledger.points[0]
    doubtful = Origin(origin="an official", reports=point.carried_by, counted=False, why="test")
    changed = point.model_copy(update={"origins": (doubtful, *point.origins)})
    found = overview(View(small_ledger.model_copy(update={"points": (changed,)})))
    lines = found.points[0].lines
    assert [(line.name, line.shape) for line in lines] == [("Ana Lopes", 1), ("an official", -1)]
    assert found.legend == ("Ana Lopes",)


def test_a_report_that_names_no_source_stands_on_a_line_of_its_own(small_ledger: Ledger) -> None:
    point = small_ledger.points[0]
    origin = point.origins[0].model_copy(update={"reports": point.carried_by[:1]})
    changed = point.model_copy(update={"origins": (origin,)})
    lines = overview(View(small_ledger.model_copy(update={"points": (changed,)}))).points[0].lines
    assert [([w.id for w in line.witnesses], line.shape) for line in lines] == [
        ([point.carried_by[0]], 1),
        ([point.carried_by[1]], -1),
    ]


def test_what_one_report_alone_has_is_minor_and_stands_after_what_several_have(small_ledger: Ledger) -> None:
    point = small_ledger.points[0]
    origin = point.origins[0].model_copy(update={"reports": point.carried_by[:1]})
    alone = point.model_copy(
        update={"id": "k-0", "label": "a", "carried_by": point.carried_by[:1], "origins": (origin,)}
    )
    found = overview(View(small_ledger.model_copy(update={"points": (alone, point)})))
    assert [(shown.point.id, shown.minor) for shown in found.points] == [("k-1", False), ("k-0", True)]
    assert found.numbers == {1: 2}
