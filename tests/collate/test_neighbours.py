"""Figures of other measures that look alike."""

from variorum.collate.neighbours import MOST, Neighbours
from variorum.model import Figure, Report


def figures(report: Report, number: int) -> list[Figure]:
    """So many figures of killed persons, each of a measure of its own."""
    return [
        Figure(
            id=f"f-{n:03}", span=report.span(n, n + 1), measure=f"m-{n}", unit="persons", low=float(n),
            comparator="exact", counted=("person", "kill"), where=(f"Place {n}",), why="test",
        )
        for n in range(number)
    ]  # fmt: skip


def test_a_figure_is_laid_beside_the_first_that_may_be_neighbours(harbour_report: Report) -> None:
    rows = figures(harbour_report, MOST + 5)
    found = list(Neighbours(rows, {}).of(rows[2]))
    assert [relation.b for relation in found] == [row.id for row in rows if row.id != "f-002"][:MOST]
    assert {relation.relation for relation in found} == {"compatible"}
    assert found[0].why.endswith("another time, place or party (Place 2, no date; Place 0, no date)")


def test_other_units_owners_and_things_are_no_neighbours(harbour_report: Report) -> None:
    one, *others = figures(harbour_report, 5)
    changes = ({"unit": "EUR"}, {"of": "a-other"}, {"counted": ("boat", "kill")}, {"measure": one.measure})
    rows = [row.model_copy(update=change) for row, change in zip(others, changes, strict=True)]
    assert list(Neighbours([one.model_copy(update={"of": "a-one"}), *rows], {}).of(one)) == []
