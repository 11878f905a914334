"""TIMEX3 values as intervals, and steps over the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.calendar import Unit, bounds, covering, days_of, easter, precision, shift

DAYS = st.dates(date(1600, 1, 1), date(2399, 12, 31))
UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year", "decade", "century")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2012-02-29", "2012-02-29", "2012-02-29"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2012", "2012-01-01", "2012-12-31"),
        ("2012-02-29T14:00", "2012-02-29", "2012-02-29"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2020-W53-WE", "2021-01-02", "2021-01-03"),
        ("2011-Q4", "2011-10-01", "2011-12-31"),
        ("2011-WI", "2011-12-01", "2012-02-29"),
        ("199", "1990-01-01", "1999-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("18", "1800-01-01", "1899-12-31"),
        ("2011-03/2012", "2011-03-01", "2012-12-31"),
        ("../2012-05-06", "0001-01-01", "2012-05-06"),
        ("2012-05-06/..", "2012-05-06", "9999-12-31"),
    ],
)
def test_bounds(value: str, first: str, last: str) -> None:
    assert bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", [None, "", "P3M", "PAST_REF", "2011-02-31", "2011-13", "2011-W54", "2012/2011", "a/b/c"]
)
def test_what_is_no_stretch_of_the_calendar(value: str | None) -> None:
    assert bounds(value) is None


@given(st.text(alphabet="0123456789-WQXT/.SUP", max_size=14))
def test_bounds_never_fails_and_keeps_order(value: str) -> None:
    found = bounds(value)
    assert found is None or found[0] <= found[1]


@given(DAYS, st.sampled_from(UNITS))
def test_a_day_lies_in_what_covers_it(day: date, unit: Unit) -> None:
    found = bounds(covering(day, unit))
    assert found is not None
    assert found[0] <= day <= found[1]


@given(DAYS, st.integers(-300, 300), st.sampled_from(UNITS[:5]))
def test_a_shift_lands_in_the_unit_that_far_off(day: date, count: int, unit: Unit) -> None:
    moved = shift(day, count, unit)
    assert (moved - day).days * count >= 0
    if unit in ("day", "week"):
        assert shift(moved, -count, unit) == day


def test_a_shift_keeps_within_the_month() -> None:
    assert shift(date(2011, 1, 31), 1, "month") == date(2011, 2, 28)
    with pytest.raises(OverflowError):
        shift(date(9999, 1, 1), 1, "year")


def test_precision_and_days() -> None:
    assert [precision(v) for v in ("2011-02-03", "2011-02", "2011", "2011-W03", None)] == [
        "day",
        "month",
        "year",
        None,
        None,
    ]
    assert len(list(days_of((date(2012, 2, 28), date(2012, 3, 1))))) == 3


@pytest.mark.parametrize("day", ["1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24", "2038-04-25"])
def test_easter(day: str) -> None:
    assert easter(int(day[:4])) == date.fromisoformat(day)
