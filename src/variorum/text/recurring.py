"""Days that come round: weekdays, dates without a year, feasts, and the days, weeks or weekdays inside a stretch.

`direction` is -1 for the past, +1 for the future, 0 for either.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from variorum.text.calendar import Days, bounds, covering, days_of, easter, month_end, shift

NEAR: Final = timedelta(270)  # a date without a year and a direction lies in the past if it is no farther off
_LEAN: Final = 120  # days by which the tense moves the middle between the last and the next feast of a name
_MONTHS_TRIED: Final = 24  # a weekday falls on each day of the month at least once in so many
_THURSDAY: Final = 4  # by ISO 8601 a week belongs to the year, and here to the month, of its Thursday


def weekday(number: int, offset: int | None, direction: int, day: date) -> str:
    """The weekday as ISO date: the last one on or before `day`, or on or after it where it looks ahead.

    `offset` is -1 for `last`, which leaves the day itself out, 0 for `this` and 1 for `next` week.
    """
    if offset == 0:
        return (day + timedelta(number - day.isoweekday())).isoformat()
    if offset == 1:
        return (day + timedelta(7 + number - day.isoweekday())).isoformat()
    if offset == -1:
        return weekday_beside(number, -1, day).isoformat()
    if direction > 0:
        return (day + timedelta((number - day.isoweekday()) % 7)).isoformat()
    return (day - timedelta((day.isoweekday() - number) % 7)).isoformat()


def weekday_on(number: int, nth: int, direction: int, day: date) -> str | None:
    """The weekday that is the `nth` of its month: the next one where the sentence looks ahead, else the last one."""
    step = 1 if direction > 0 else -1
    for months in range(_MONTHS_TRIED):
        value = f"{covering(shift(day.replace(day=1), step * months, 'month'), 'month')}-{nth:02}"
        found = bounds(value)
        if found and found[0].isoweekday() == number and (found[0] - day).days * step >= 0:
            return value
    return None


def weekday_beside(number: int, step: int, day: date) -> date:
    """The weekday nearest after (`step` 1) or before (-1) a day."""
    return day + timedelta(step * (((number - day.isoweekday()) * step - 1) % 7 + 1))


def named_month(number: int, offset: int, day: date) -> str:
    """The last (-1) or next (1) month of that name, the month of `day` left out; the one of this year (0)."""
    if offset == 0:
        return f"{day.year}-{number:02}"
    back = (day.month - number - 1) % 12 + 1
    moved = shift(day.replace(day=1), -back if offset < 0 else 12 - back or 12, "month")
    return covering(moved, "month")


def in_year(kind: str, head: str, year: int) -> str | None:
    """The value of what comes round each year (a date, a month, a season, a feast) in `year`; null for no such day."""
    if kind == "feast" and not re.fullmatch(r"\d\d-\d\d", head):
        return _moving(head, year)
    value = f"{year:04}-{head}"
    return value if bounds(value) else None


def _moving(rule: str, year: int) -> str:
    """`easter+1`, or `11.4.4+1`: month, ISO weekday, which one of them (-1 the last), and days after it."""
    if rule.startswith("easter"):
        return (easter(year) + timedelta(int(rule.removeprefix("easter")))).isoformat()
    day, _, later = rule.partition("+")
    month, number, nth = (int(part) for part in day.split("."))
    inside = list(within(str(number), (date(year, month, 1), month_end(year, month))))
    found = date.fromisoformat(inside[nth - 1 if nth > 0 else nth])
    return (found + timedelta(int(later or 0))).isoformat()


def nearest(kind: str, head: str, direction: int, day: date) -> str | None:
    """The occurrence that the direction asks for; without one the nearest feast, or the last date if not far back."""
    around = [
        (value, days)
        for year in range(day.year - 5, day.year + 6)
        if (value := in_year(kind, head, year)) and (days := bounds(value))
    ]
    past = [(value, days) for value, days in around if days[0] <= day]
    future = [(value, days) for value, days in around if days[1] >= day]
    if not past or not future:
        return None
    last, following = past[-1], future[0]
    if kind == "feast":
        lean = _LEAN * direction  # a past tense may also stand in a report that comes out a little before the day
        return min((last, following), key=lambda each: abs((each[1][0] - day).days - lean))[0]
    if direction > 0:
        return following[0]
    if direction < 0 or kind == "month":
        return last[0]
    return last[0] if day - last[1][1] <= NEAR else following[0]


def within(unit: str, days: Days) -> Iterator[str]:
    """The days, the weeks, or the days of one ISO weekday in a stretch; a week lies where its Thursday lies."""
    number = int(unit) if unit.isdigit() else {"day": None, "week": _THURSDAY}[unit]
    for day in days_of(days):
        if number is None or day.isoweekday() == number:
            yield covering(day, "week" if unit == "week" else "day")
