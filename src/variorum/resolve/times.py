"""Values of time expressions: each reading against the date of publication or the time last named."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, cast

from variorum.model import Annotation, Published, Time, TimeExpression, stable_id
from variorum.text.calendar import Unit, bounds, covering, precision, shift
from variorum.text.recurring import NEAR, in_year, named_month, nearest, weekday, weekday_beside, weekday_on, within

_LAST_CENTURY: Final = 99
_SETTLED_BY: Final = {"month": "month", "named-month": "month", "season": "month", "fiscal": "year"}
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
    if found.value and part and found.value.startswith("P"):
        return found  # `every evening at 7`
    if found.value and part and not bounds(found.value) and not found.value.startswith("XXXX-W"):
        return Value(None, found.anchor, f"is no day: {found.value}")
    if found.value and part:
        return Value(f"{found.value}{part}", found.anchor, found.why)
    return found


def _read(reading: str, direction: int, anchor: Anchor) -> Value:
    kind, _, rest = reading.partition(":")
    if kind in ("value", "century"):
        return _absolute(rest if kind == "value" else _century(int(rest)))
    if kind == "ref":
        return Value(rest, "speech", "needs no anchor")
    if kind in ("since", "since-event", "span"):
        return _interval(kind, rest, direction, anchor)
    if kind == "anniversary":
        return _anniversary(rest, direction, anchor)
    if kind in ("then", "then-weekday", "within", "clock", "monthday"):
        return _told(kind, rest, anchor)
    if kind in ("nth", "week-of"):
        return _inside(kind, rest, direction, anchor)
    if kind == "back":
        return _further(rest, anchor)
    return _published(kind, rest, direction, anchor)


def _century(number: int) -> str:
    """`18` for the 19th. Raises `OverflowError` outside the calendar of four digits."""
    if not 1 <= number <= _LAST_CENTURY:
        raise OverflowError(f"century {number}")
    return f"{number - 1:02}"


def _absolute(value: str) -> Value:
    looks_like_date = value[:1].isdigit() and not value.startswith("XX")
    if looks_like_date and bounds(value) is None:
        return Value(None, "none", "is no date of the calendar")
    return Value(value, "none", "is absolute")


def _published(kind: str, rest: str, direction: int, anchor: Anchor) -> Value:
    """Readings that count from publication."""
    head, offset = _counted(rest)
    unit = {"unit": head, "month": "month", "named-month": "month", "season": "month", "fiscal": "year"}.get(
        kind, "day"
    )
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
    far = last and first and direction < 0 and days[0] - first[1] > NEAR and days[1] - last[1] <= NEAR
    return days[1] if first == last or far else None


def _from_day(kind: str, head: str, offset: int | None, direction: int, day: date) -> str | None:
    if kind == "unit":
        return _unit(head, offset, direction, day)
    if kind == "fiscal":
        return f"FY{day.year + int(head):04}"
    if kind == "coming":
        return weekday_beside(int(head), 1, day).isoformat()
    if kind == "weekday-day":
        return weekday_on(int(head), offset or 0, direction, day)
    if kind == "weekday":
        return weekday(int(head), offset, direction, day)
    if kind == "week-day":
        week = day + timedelta(7 * (offset or 0))
        return (week + timedelta(int(head) - week.isoweekday())).isoformat()
    if kind == "named-month":
        return named_month(int(head), offset or 0, day)
    if offset is not None:
        return in_year(kind, head, day.year + offset)
    return nearest(kind, head, direction, day)


def _unit(unit: str, offset: int | None, direction: int, day: date) -> str:
    if unit != "weekend":
        return covering(shift(day, offset or 0, cast(Unit, unit)), cast(Unit, unit))
    weeks = offset if offset is not None else (-1 if direction < 0 and day.isoweekday() < 6 else 0)
    return covering(day + timedelta(7 * weeks), "week") + "-WE"


def _told(kind: str, rest: str, anchor: Anchor) -> Value:
    """Readings that count from the time last named."""
    unit, count = {
        "then": _counted(rest), "within": (rest, 0), "monthday": ("month", 0),
    }.get(kind, ("day", 0))  # fmt: skip
    name = anchor.told_to(unit)
    wide = unit in ("quarter", "year") and (count or 0) < 0  # whatever time is told, the report is mostly of its year
    if name is None and (wide or not kind.startswith("then")) and precision(anchor.published) == "day":
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
    if kind == "then-weekday":
        number, step = (int(part) for part in rest.split(":"))
        return Value(weekday_beside(number, step, day).isoformat(), name, f"counted from {day}")
    moved = shift(day, count or 0, cast(Unit, unit))
    return Value(covering(moved, cast(Unit, unit)), name, f"counted from {day}")


def _further(rest: str, anchor: Anchor) -> Value:
    """`a year and two months ago`: the second count taken from the day that the first one leads to."""
    unit, count, _, first, steps = rest.split(":")
    day = anchor.day(unit)
    if day is None:
        return Value(None, "publication", "has no anchor: the day of publication is not known well enough")
    whole, months = _counted(f"{first}:{steps}")
    moved = shift(shift(day, months or 0, cast(Unit, whole)), int(float(count)), cast(Unit, unit))
    return Value(covering(moved, cast(Unit, unit)), "publication", f"counted from {day}")


def _inside(kind: str, rest: str, direction: int, anchor: Anchor) -> Value:
    """The Nth day, week or weekday of a stretch; the week of a day."""
    unit, nth, reading = rest.split(":", 2) if kind == "nth" else ("week", "1", rest)
    outer = _read(reading, direction, anchor)
    days = bounds(outer.value)
    if days is None:
        return Value(None, outer.anchor, outer.why)
    if kind == "week-of":
        return Value(covering(days[0], "week"), outer.anchor, f"the week of {days[0]}")
    inside = list(within(unit, days))
    place = int(nth) - 1 if int(nth) > 0 else int(nth)
    if not -len(inside) <= place < len(inside):
        return Value(None, outer.anchor, f"is no {unit} of {outer.value}")
    return Value(inside[place], outer.anchor, f"in {outer.value}")


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
        value = f"{days[0].year + int(ordinal):04}{event[4:]}"
        return Value(value if bounds(value) else None, event, f"{ordinal} years after {event}")
    if len(event) == 4 or not (day := anchor.day("month")):
        return Value(None, event, "has no anchor: the day of publication is not known well enough")
    choices = [f"{day.year + step:04}{event[4:]}" for step in (-1, 0, 1)]
    dated = [(abs((found[0] - day).days), value) for value in choices if (found := bounds(value))]
    return Value(min(dated)[1], event, f"the one nearest to {day}")
