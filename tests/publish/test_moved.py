from variorum.model import Ledger, Relation
from variorum.publish.moved import moved
from variorum.publish.view import View


def later(ledger: Ledger) -> Ledger:
    """The ledger with its second report a day later, a point that only this one has, and a figure that moved."""
    harbour, coast = ledger.reports
    published = coast.published.model_copy(update={"value": "2031-03-05"})
    alone = ledger.points[0].model_copy(update={"id": "k-2", "carried_by": (coast.id,)})
    before, after = ledger.figures
    figures = (
        before.model_copy(update={"as_of": "2031-03-04"}),
        after.model_copy(update={"as_of": "2031-03-05", "low": 50, "high": 50}),
    )
    relation = Relation(a=after.id, b=before.id, relation="updates", why="test")
    group = ledger.figure_groups[0].model_copy(update={"relations": (relation,)})
    reports = (harbour, coast.model_copy(update={"published": published}))
    points = (*ledger.points, alone)
    changed = {"reports": reports, "points": points, "figures": figures, "figure_groups": (group,)}
    return ledger.model_copy(update=changed)


def test_what_moved_is_what_the_latest_report_alone_has_and_the_number_that_another_replaced(
    small_ledger: Ledger,
) -> None:
    found = moved(View(later(small_ledger)))
    assert found.latest
    assert found.latest.id == small_ledger.reports[1].id
    assert [point.id for point, _ in found.alone] == ["k-2"]
    assert [(step.before.id, step.after.id) for step in found.steps] == [("f-0", "f-1")]


def test_the_same_number_again_has_not_moved(small_ledger: Ledger) -> None:
    ledger = later(small_ledger)
    same = tuple(figure.model_copy(update={"low": 40, "high": 40}) for figure in ledger.figures)
    assert moved(View(ledger.model_copy(update={"figures": same}))).steps == ()


def test_one_report_and_undated_reports_move_nothing(small_ledger: Ledger) -> None:
    assert moved(View(Ledger(reports=small_ledger.reports[:1]))).latest is None
    undated = tuple(
        report.model_copy(update={"published": report.published.model_copy(update={"value": None})})
        for report in small_ledger.reports
    )
    assert moved(View(Ledger(reports=undated))).latest is None
