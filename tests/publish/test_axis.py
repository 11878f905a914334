from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.publish.axis import TimeAxis, bounds, round_top

DAYS = st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=1, max_size=30)


@given(DAYS)
def test_days_keep_their_order_and_stay_on_the_axis(days: list[date]) -> None:
    axis = TimeAxis(days)
    places = [axis.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)


@given(DAYS)
def test_stretches_do_not_overlap(days: list[date]) -> None:
    stretches = TimeAxis(days).stretches
    for before, after in pairwise(stretches):
        assert before.last < after.first
        assert before.left + before.width < after.left


def test_the_axis_is_cut_between_an_old_date_and_a_busy_week() -> None:
    week = [date(2031, 3, 1) + timedelta(days=n) for n in range(7)]
    axis = TimeAxis([date(1990, 5, 5), *week])
    assert [(s.first, s.last) for s in axis.stretches] == [
        (date(1990, 5, 5), date(1990, 5, 5)),
        (week[0], week[-1]),
    ]
    assert axis.x(week[1]) - axis.x(week[0]) > 5


def test_a_cut_inside_a_month_leaves_no_day_on_two_stretches() -> None:
    busy = [date(2031, 3, n) for n in range(1, 15)]
    axis = TimeAxis([*busy, date(2031, 5, 1), date(2031, 5, 31)])
    assert [(s.first, s.last) for s in axis.stretches] == [
        (busy[0], busy[-1]),
        (date(2031, 5, 1), date(2031, 5, 31)),
    ]


def test_evenly_spread_days_are_not_cut() -> None:
    assert len(TimeAxis([date(2031, month, 1) for month in range(1, 13)]).stretches) == 1


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2032-02", (date(2032, 2, 1), date(2032, 2, 29))),
        ("2031", (date(2031, 1, 1), date(2031, 12, 31))),
        ("2031-02-30", None),
        ("2031-W05", None),
        ("PAST_REF", None),
        ("", None),
        (None, None),
    ],
)
def test_bounds_are_those_of_the_precision(value: str | None, expected: tuple[date, date] | None) -> None:
    assert bounds(value) == expected


@given(st.floats(0.001, 1e12))
def test_the_number_axis_reaches_past_its_highest_number_with_few_ticks(highest: float) -> None:
    top, ticks = round_top(highest)
    assert top > highest
    assert 2 <= len(ticks) <= 8
    assert ticks[0].label == "0"
