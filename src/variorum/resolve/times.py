"""Values of time expressions: each reading against the date of publication or the time last named."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, cast

from variorum.model import Annotation, Published, Time, TimeExpression, stable_id
from variorum.text.calendar import Unit, bounds, covering, easter, month_end, precision, shift

_NEAR: Final = timedelta(270)  # a date without a year and a direction lies in the past if it is no farther off
_LEAN: Final = 120  # days by which the tense moves the middle between the last and the next feast of a name
_GRAINS: Final = ("day", "week", "month", "quarter", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a reading is measured from: the date of publication, and the days, months and years named so far."""

    published: str | None
    named: tuple[str, ...] = ()

    @property
    def told(self) -> str | None:
        """The time last named."""
        return self.named[-1] if self.named else None

    def told_to(self, unit: str) -> str | None:
        """The time last named that is no coarser than `unit`."""
        fine = {"day": ("day",), "week": ("day",), "month": ("day", "month")}.get(unit, ("day", "month", "year"))
        return next((value for value in reversed(self.named) if precision(value) in fine), None)

    def day(self, unit: str) -> date | None:
        """The day of publication, where it is known well enough for a count of `unit`."""
        days = bounds(self.published)
        if not days:
            return None
        fine = unit if unit in _GRAINS else "day"
        same = covering(days[0], cast(Unit, fine)) == covering(days[1], cast(Unit, fine))
        return days[1] if same else None


@dataclass(frozen=True, slots=True)
class Value:
    """A value (null where it cannot be known), the name of its anchor, and the reason."""

    value: str | None
    anchor: str
    why: str


def resolve_times(annotation: Annotation, published: Published) -> tuple[Time, ...]:
    """The time expressions of a report with their values, in text order."""
    told: tuple[str, ...] = ()
    resolved = []
    for expression in sorted(annotation.times, key=lambda t: t.span.start):
        found = value_of(expression, Anchor(published.value, told))
        if expression.type in ("DATE", "TIME") and precision(found.value) and not expression.quoted:
            told = (*told, str(found.value))
        resolved.append(
            Time(
                id=stable_id("t", expression.span.report, expression.span.start, expression.span.end),
                span=expression.span,
                type=expression.type,
                value=found.value,
                mod=expression.mod,
                anchor=found.anchor,
                why=f"{expression.why}; {expression.reading} {found.why}",
            )
        )
    return tuple(resolved)


def value_of(expression: TimeExpression, anchor: Anchor) -> Value:
    """The TIMEX3 value of one expression. An impossible date and one without an anchor have none."""
    reading, _, part = expression.reading.partition("@")
    try:
        found = _read(reading, expression.direction, anchor)
    except (OverflowError, ValueError):  # `90,000 years ago`
        return Value(None, "none", "leaves the calendar")
    if found.value and part and not bounds(found.value):
        return Value(None, found.anchor, f"is no day: {found.value}")
    if found.value and part:
        return Value(f"{found.value}{part}", found.anchor, found.why)
    return found


def _read(reading: str, direction: int, anchor: Anchor) -> Value:
    kind, _, rest = reading.partition(":")
    if kind in ("value", "century"):
        return _absolute(rest if kind == "value" else f"{int(rest) - 1:02}")
    if kind == "ref":
        return Value(rest, "speech", "needs no anchor")
    if kind in ("since", "since-event", "span"):
        return _interval(kind, rest, direction, anchor)
    if kind == "anniversary":
        return _anniversary(rest, direction, anchor)
    if kind in ("then", "clock", "monthday"):
        return _told(kind, rest, anchor)
    return _published(kind, rest, direction, anchor)


def _absolute(value: str) -> Value:
    looks_like_date = value[:1].isdigit() and not value.startswith("XX")
    if looks_like_date and bounds(value) is None:
        return Value(None, "none", "is no date of the calendar")
    return Value(value, "none", "is absolute")


def _published(kind: str, rest: str, direction: int, anchor: Anchor) -> Value:
    """Readings that count from publication."""
    head, offset = _counted(rest)
    unit = {"unit": head, "month": "month", "named-month": "month", "season": "month"}.get(kind, "day")
    day = anchor.day("week" if unit == "weekend" else unit)
    if kind in ("month", "month-day", "season") and offset is not None:
        day = day or anchor.day("year")
    if kind in ("month-day", "month") and day is None:
        day = _settled(kind, head, direction, anchor)
    if day is None:
        return Value(None, "publication", "has no anchor: the day of publication is not known well enough")
    value = _from_day(kind, head, offset, direction, day)
    return Value(value, "publication", f"counted from {day}" if value else "is no date of the calendar")


def _counted(rest: str) -> tuple[str, int | None]:
    """`year:-2` as its parts; a fraction of years counts in months."""
    unit, _, count = rest.partition(":")
    number = float(count) if count else None
    if number is not None and unit == "year" and not number.is_integer():
        return "month", round(12 * number)
    return unit, None if number is None else int(number)


def _settled(kind: str, head: str, direction: int, anchor: Anchor) -> date | None:
    """The end of a coarse publication date that gives the date its year.

    That is the last day where both ends agree, or where counted from the first the date would lie so far off that the
    report would have named the year: `May 22` in a report of May 2019.
    """
    days = bounds(anchor.published)
    if not days:
        return None
    first, last = (bounds(_from_day(kind, head, None, direction, day)) for day in days)
    far = last and first and direction < 0 and days[0] - first[1] > _NEAR and days[1] - last[1] <= _NEAR
    return days[1] if first == last or far else None


def _from_day(kind: str, head: str, offset: int | None, direction: int, day: date) -> str | None:
    if kind == "unit":
        return _unit(head, offset, direction, day)
    if kind == "weekday":
        return _weekday(int(head), offset, direction, day)
    if kind == "week-day":
        week = day + timedelta(7 * (offset or 0))
        return (week + timedelta(int(head) - week.isoweekday())).isoformat()
    if kind == "named-month":
        return _named_month(int(head), offset or 0, day)
    if offset is not None:
        return _yearly(kind, head, day.year + offset)
    return _nearest(kind, head, direction, day)


def _unit(unit: str, offset: int | None, direction: int, day: date) -> str:
    if unit != "weekend":
        return covering(shift(day, offset or 0, cast(Unit, unit)), cast(Unit, unit))
    weeks = offset if offset is not None else (-1 if direction < 0 and day.isoweekday() < 6 else 0)
    return covering(day + timedelta(7 * weeks), "week") + "-WE"


def _weekday(number: int, offset: int | None, direction: int, day: date) -> str:
    """The last one on or before publication unless it looks ahead; `last` and `next` leave the day itself out."""
    if offset == 0:
        return (day + timedelta(number - day.isoweekday())).isoformat()
    if offset == 1:
        return (day + timedelta(7 + number - day.isoweekday())).isoformat()
    if offset == -1:
        return (day - timedelta((day.isoweekday() - number - 1) % 7 + 1)).isoformat()
    if direction > 0:
        return (day + timedelta((number - day.isoweekday()) % 7)).isoformat()
    return (day - timedelta((day.isoweekday() - number) % 7)).isoformat()


def _named_month(number: int, offset: int, day: date) -> str:
    if offset == 0:
        return f"{day.year}-{number:02}"
    back = (day.month - number - 1) % 12 + 1
    moved = shift(day.replace(day=1), -back if offset < 0 else 12 - back or 12, "month")
    return covering(moved, "month")


def _yearly(kind: str, head: str, year: int) -> str | None:
    """The value of a reading that comes round each year, in `year`."""
    if kind == "feast" and not re.fullmatch(r"\d\d-\d\d", head):
        return _moving(head, year)
    value = f"{year:04}-{head}"
    return value if bounds(value) else None


def _moving(rule: str, year: int) -> str:
    """`easter+1`, or `11.4.4`: month, ISO weekday, and which one of them (-1 the last)."""
    if rule.startswith("easter"):
        return (easter(year) + timedelta(int(rule.removeprefix("easter")))).isoformat()
    month, weekday, nth = (int(part) for part in rule.split("."))
    first = date(year, month, 1)
    days = [first + timedelta((weekday - first.isoweekday()) % 7 + 7 * week) for week in range(5)]
    inside = [d for d in days if d <= month_end(year, month)]
    return inside[nth - 1 if nth > 0 else nth].isoformat()


def _nearest(kind: str, head: str, direction: int, day: date) -> str | None:
    """The occurrence that the direction asks for; without one the nearest feast, or the last date if not far back."""
    around = [
        (value, days)
        for year in range(day.year - 5, day.year + 6)
        if (value := _yearly(kind, head, year)) and (days := bounds(value))
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
    return last[0] if day - last[1][1] <= _NEAR else following[0]


def _told(kind: str, rest: str, anchor: Anchor) -> Value:
    """Readings that count from the time last named."""
    unit, count = _counted(rest) if kind == "then" else ("day" if kind == "clock" else "month", 0)
    name = anchor.told_to(unit)
    if name is None and kind != "then" and precision(anchor.published) == "day":
        name = anchor.published
    told = bounds(name)
    if told is None:
        return Value(None, "told", "has no anchor: no time is named before it")
    day, name = told[1], name or ""
    if kind == "clock":
        return Value(f"{day}{rest}", name, f"on {day}")
    if kind == "monthday":
        value = f"{day:%Y-%m}-{int(rest):02}"
        return Value(value if bounds(value) else None, name, f"in the month of {day}")
    moved = shift(day, count or 0, cast(Unit, unit))
    return Value(covering(moved, cast(Unit, unit)), name, f"counted from {day}")


def _interval(kind: str, rest: str, direction: int, anchor: Anchor) -> Value:
    if kind == "span":
        halves = [_read(half, direction, anchor).value for half in rest.split("~")]
        value = "/".join(half or "" for half in halves)
        return Value(value if all(halves) and bounds(value) else None, "publication", "from the first to the last")
    start = anchor.told_to("month") if kind == "since-event" else _read(rest, min(direction, 0) or -1, anchor).value
    if not start or not anchor.published:
        return Value(None, "told", "has no anchor: its beginning or the day of publication is not known")
    value = f"{start}/{anchor.published}"
    return Value(value if bounds(value) else None, start, "to the time of writing")


def _anniversary(rest: str, direction: int, anchor: Anchor) -> Value:
    """The same day so many years later; without an ordinal the occurrence nearest to publication."""
    ordinal, _, recalled = rest.partition(":")
    event = _read(recalled, -1, anchor).value if recalled else None
    days = bounds(event)
    if days is None or event is None:
        return Value(None, "event", "has no anchor: the date of what it recalls is not known")
    if ordinal:
        return Value(f"{days[0].year + int(ordinal):04}{event[4:]}", event, f"{ordinal} years after {event}")
    if len(event) == 4 or not (day := anchor.day("month")):
        return Value(None, event, "has no anchor: the day of publication is not known well enough")
    choices = [f"{day.year + step:04}{event[4:]}" for step in (-1, 0, 1)]
    dated = [(abs((found[0] - day).days), value) for value in choices if (found := bounds(value))]
    return Value(min(dated)[1], event, f"the one nearest to {day}")
