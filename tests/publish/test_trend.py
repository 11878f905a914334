from variorum.model import Figure, Ledger
from variorum.publish.trend import HEIGHT, trend
from variorum.publish.view import View


def figures(ledger: Ledger, *rows: tuple[str | None, str, float | None, float | None]) -> list[Figure]:
    """A figure for each date, comparator, lower and upper number; the first of the ledger's places is that of all."""
    return [
        ledger.figures[0].model_copy(
            update={"id": f"f-{n}", "as_of": day, "comparator": comparator, "low": low, "high": high}
        )
        for n, (day, comparator, low, high) in enumerate(rows)
    ]


def test_open_ends_stay_open_and_a_month_is_as_long_as_it_is(small_ledger: Ledger) -> None:
    rows = figures(
        small_ledger,
        ("2031-03-01", "exact", 0, 0),
        ("2031-03", "more-than", 50, None),
        ("2031-03-31", "between", 20, 30),
    )
    found = trend(View(small_ledger), rows)
    assert found
    by_shape = {dot.shape: dot for dot in found.dots}
    assert by_shape["exact"].y1 == by_shape["exact"].y2 == HEIGHT
    assert by_shape["more-than"].y2 is None
    assert by_shape["more-than"].x1 == by_shape["exact"].x1 < by_shape["more-than"].x2 == by_shape["between"].x2
    lower, upper = by_shape["between"].y1, by_shape["between"].y2
    assert lower and upper and lower > upper


def test_figures_with_the_same_number_and_date_are_one_dot(small_ledger: Ledger) -> None:
    rows = figures(small_ledger, *[("2031-03-01", "about", 40, 40)] * 2, ("2031-03-02", "about", 41, 41))
    found = trend(View(small_ledger), rows)
    assert found
    assert len(found.dots) == 2
    assert found.dots[0].corner != found.dots[1].corner or found.dots[1].x - found.dots[0].x > 5


def test_nothing_is_plotted_where_rows_say_as_much(small_ledger: Ledger) -> None:
    view = View(small_ledger)
    assert trend(view, figures(small_ledger, *[("2031-03-01", "exact", 4, 4)] * 3)) is None
    assert trend(view, figures(small_ledger, ("2031-03-01", "exact", 4, 4), ("2031-03-02", "exact", 5, 5))) is None


def test_a_figure_without_a_date_or_number_is_counted_and_not_placed(small_ledger: Ledger) -> None:
    rows = figures(
        small_ledger,
        ("2031-03-01", "exact", 4, 4),
        ("2031-03-02", "exact", 5, 5),
        ("2031-03-03", "exact", 6, 6),
        (None, "exact", 7, 7),
        ("2031-03-03", "not-disclosed", None, None),
    )
    found = trend(View(small_ledger), rows)
    assert found
    assert (len(found.dots), found.left_out) == (3, 2)
