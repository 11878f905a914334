"""Days that come round, against the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.calendar import bounds
from variorum.text.recurring import in_year, named_month, nearest, weekday, weekday_beside, weekday_on, within

DAYS = st.dates(date(1600, 1, 1), date(2399, 12, 31))
MONDAY = date(2016, 11, 7)


@pytest.mark.parametrize(
    ("number", "offset", "direction", "day"),
    [
        (1, None, -1, "2016-11-07"),
        (2, None, -1, "2016-11-01"),
        (2, None, 1, "2016-11-08"),
        (1, -1, -1, "2016-10-31"),
        (5, 0, -1, "2016-11-11"),
        (5, 1, 1, "2016-11-18"),
    ],
)
def test_a_weekday(number: int, offset: int | None, direction: int, day: str) -> None:
    assert weekday(number, offset, direction, MONDAY) == day


@given(DAYS, st.integers(1, 7), st.sampled_from((-1, 1)))
def test_the_weekday_beside_a_day_is_at_most_a_week_off_and_never_the_day_itself(day: date, n: int, step: int) -> None:
    found = weekday_beside(n, step, day)
    assert found.isoweekday() == n
    assert 1 <= (found - day).days * step <= 7


@given(DAYS, st.integers(1, 7), st.integers(1, 31), st.sampled_from((-1, 1)))
def test_a_weekday_on_a_day_of_the_month(day: date, number: int, nth: int, direction: int) -> None:
    found = bounds(weekday_on(number, nth, direction, day))
    if found is None:
        assert nth > 28
        return
    assert (found[0].isoweekday(), found[0].day) == (number, nth)
    assert (found[0] - day).days * direction >= 0


@pytest.mark.parametrize(
    ("number", "offset", "month"),
    [(11, -1, "2015-11"), (11, 1, "2017-11"), (3, -1, "2016-03"), (3, 1, "2017-03"), (3, 0, "2016-03")],
)
def test_a_named_month(number: int, offset: int, month: str) -> None:
    assert named_month(number, offset, MONDAY) == month


@pytest.mark.parametrize(
    ("kind", "head", "value"),
    [
        ("month-day", "02-29", "2016-02-29"),
        ("month-day", "02-30", None),
        ("feast", "easter-2", "2016-03-25"),
        ("feast", "11.4.4", "2016-11-24"),
        ("feast", "11.4.4+4", "2016-11-28"),
        ("season", "W53", None),
        ("season", "W31", "2016-W31"),
        ("feast", "5.1.-1", "2016-05-30"),
        ("season", "Q3", "2016-Q3"),
    ],
)
def test_what_comes_round_each_year(kind: str, head: str, value: str | None) -> None:
    assert in_year(kind, head, 2016) == value


@pytest.mark.parametrize(
    ("kind", "head", "direction", "value"),
    [
        ("month-day", "11-08", -1, "2015-11-08"),
        ("month-day", "11-08", 1, "2016-11-08"),
        ("month-day", "11-08", 0, "2016-11-08"),
        ("month-day", "03-01", 0, "2016-03-01"),
        ("month-day", "02-30", -1, None),
        ("feast", "12-25", 0, "2016-12-25"),
    ],
)
def test_the_nearest_occurrence(kind: str, head: str, direction: int, value: str | None) -> None:
    assert nearest(kind, head, direction, MONDAY) == value


def test_the_weeks_of_a_month_are_those_of_its_thursdays() -> None:
    october = date(2021, 10, 1), date(2021, 10, 31)
    assert list(within("week", october)) == ["2021-W40", "2021-W41", "2021-W42", "2021-W43"]
    assert list(within("7", october))[-1] == "2021-10-31"
    assert len(list(within("day", october))) == 31
