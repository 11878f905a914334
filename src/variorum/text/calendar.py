"""Pure date arithmetic: TIMEX3 values as intervals of days, and steps over days, weeks, months and years."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal

Unit = Literal["day", "week", "month", "quarter", "year", "decade", "century"]
Days = tuple[date, date]  # first and last day, both included; `date.min` and `date.max` stand for an open end

MONTHS: Final = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
WEEKDAYS: Final = {name.lower(): number for number, name in enumerate(calendar.day_name, 1)}

_PLAIN: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?")
_WEEK: Final = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?(?:T.*)?")
_PART: Final = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_LONG: Final = re.compile(r"(\d{2,3})X{0,2}")
_PARTS: Final = {
    **{f"Q{n}": (3 * n - 2, 3 * n) for n in (1, 2, 3, 4)},
    **{"H1": (1, 6), "H2": (7, 12), "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)},
}  # first and last month; 13 and 14 are months of the next year
_MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def bounds(value: str | None) -> Days | None:
    """The days that a TIMEX3 value covers, or None where it is no point or stretch of the calendar (`P3M`, `PAST_REF`).

    Reads days, months, years, weeks (`2025-W33`, `2025-W33-WE`), quarters, halves, seasons of the north (`2025-SU`),
    decades (`199`), centuries (`19`), times of day (the day counts) and intervals `A/B`; `..` is an open end, which
    gives `date.min` or `date.max`. An impossible date (`2025-02-31`) gives None.
    """
    if not value:
        return None
    if value.count("/") == 1:
        left, right = (_side(half) for half in value.split("/"))
        return (left[0], right[1]) if left and right and left[0] <= right[1] else None
    try:
        return _simple(value)
    except (ValueError, OverflowError):
        return None


def _side(half: str) -> Days | None:
    return (date.min, date.max) if half in ("", "..") else bounds(half)


def _simple(value: str) -> Days | None:
    if found := _PLAIN.fullmatch(value):
        year, month, day = (int(part or 0) for part in found.groups())
        first = date(year, month if found[2] else 1, day if found[3] else 1)
        return first, first if found[3] else month_end(year, month or 12)
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        start, end = {None: (0, 6), "WE": (5, 6)}.get(found[3]) or (int(found[3]) - 1, int(found[3]) - 1)
        return monday + timedelta(start), monday + timedelta(end)
    if found := _PART.fullmatch(value):
        start, end = _PARTS[found[2]]
        return date(int(found[1]), start, 1), month_end(int(found[1]) + (end > 12), (end - 1) % 12 + 1)
    if found := _LONG.fullmatch(value):
        years = 10 ** (4 - len(found[1]))
        return date(int(found[1]) * years, 1, 1), date(int(found[1]) * years + years - 1, 12, 31)
    return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def precision(value: str | None) -> Literal["day", "month", "year"] | None:
    """How fine a plain ISO date is, or None for any other value."""
    found = _PLAIN.fullmatch(value or "")
    if not found:
        return None
    return "day" if found[3] else "month" if found[2] else "year"


def shift(day: date, count: int, unit: Unit) -> date:
    """`day` moved by `count` units; a day that the month does not have becomes its last one. Raises `OverflowError`."""
    if unit in ("day", "week"):
        return day + timedelta(count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit]
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"{day} moved by {count} {unit}s leaves the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def covering(day: date, unit: Unit) -> str:
    """The TIMEX3 value of the day, week, month … that `day` lies in."""
    week = day.isocalendar()
    return {
        "day": day.isoformat(),
        "week": f"{week.year}-W{week.week:02}",
        "month": f"{day:%Y-%m}",
        "quarter": f"{day.year}-Q{(day.month + 2) // 3}",
        "year": f"{day.year:04}",
        "decade": f"{day.year // 10:03}",
        "century": f"{day.year // 100:02}",
    }[unit]


def days_of(interval: Days) -> Iterator[date]:
    """Every day of a closed interval."""
    for step in range((interval[1] - interval[0]).days + 1):
        yield interval[0] + timedelta(step)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return date(year, month, day + 1)


_MONTH_NAMES: Final = "|".join(rf"{name[:3]}(?:{name[3:]}|\.)?" for name in MONTHS)
_WRITTEN: Final = re.compile(
    rf"\b(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)\b|\b(?P<name>{_MONTH_NAMES}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})\b"
    rf"|\b(?P<day2>\d{{1,2}}) (?P<name2>{_MONTH_NAMES}),? (?P<year2>\d{{4}})\b",
    re.IGNORECASE,
)


def written_days(text: str) -> Iterator[date]:
    """The whole dates written in `text`: ISO, `June 5, 2011`, `5 Jun 2011`."""
    for match in _WRITTEN.finditer(text):
        year, day = (
            next(filter(None, match.group(*names))) for names in (("y", "year", "year2"), ("d", "day", "day2"))
        )
        name = match["name"] or match["name2"]
        month = next(n for form, n in MONTHS.items() if form[:3] == name[:3].lower()) if name else int(match["m"])
        found = bounds(f"{int(year):04}-{month:02}-{int(day):02}")
        if found:
            yield found[0]
