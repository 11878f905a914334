"""Scales to draw on, in percent of the width: time cut where its scale changes, and numbers from zero."""

import calendar
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from variorum.publish.words import MONTHS, amount

MOST_STRETCHES = 4
LEAST_SHARE = 0.2  # of the days, as which even the emptiest stretch counts when the width is shared out
UNEVEN = 1.0  # of Kolmogorov's statistic against evenly spread days: a stretch above it is cut
GAP = 2.5  # percent of the width left free where the axis is cut


@dataclass(frozen=True)
class Tick:
    """A tick at `x` percent of its axis; the label may be empty."""

    x: float
    label: str


@dataclass(frozen=True)
class Stretch:
    """A part of the time axis with one scale. `left` and `width` are percent of the whole axis."""

    first: date
    last: date
    left: float
    width: float

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def x(self, day: date) -> float:
        """Where a day lies, in percent of the whole axis; the middle of the day."""
        return round(self.left + self.width * ((day - self.first).days + 0.5) / self.days, 2)

    @property
    def label(self) -> str:
        if self.days == 1:
            return f"{self.first.day} {MONTHS[self.first.month - 1][:3]} {self.first.year}"
        first, last = (f"{MONTHS[d.month - 1][:3]} {d.year}" for d in (self.first, self.last))
        if self.first.month == 1 and self.last.month == 12:
            first, last = str(self.first.year), str(self.last.year)
        return first if first == last else f"{first} to {last}"

    @property
    def unit(self) -> str:
        return "a tick is a " + ("day" if self.days <= 62 else "month" if self.days <= 1100 else "year")

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The ticks, labelled as densely as there is room (about six percent of the axis a label)."""
        marks = list(self._marks())
        room = max(1, int(self.width / 6))
        every = max(1, math.ceil(len(marks) / room))
        return tuple(Tick(x, label if i % every == 0 else "") for i, (x, label) in enumerate(marks))

    def _marks(self) -> Iterable[tuple[float, str]]:
        day = self.first
        while day <= self.last:
            if self.days <= 62:
                yield self.x(day), str(day.day)
            elif self.days <= 1100 and day.day == 1:
                yield self.x(day), MONTHS[day.month - 1][:3] if day.month > 1 else str(day.year)
            elif self.days > 1100 and day.day == 1 and day.month == 1:
                yield self.x(day), str(day.year)
            day += timedelta(days=1)


class TimeAxis:
    """Days on a line that is cut where they gather or thin out, so that a week and a decade can both be read."""

    def __init__(self, days: Iterable[date]) -> None:
        runs = _runs(sorted(set(days)))
        weights = [max(len(run), LEAST_SHARE * sum(map(len, runs))) for run in runs]
        free = 100 - GAP * (len(runs) - 1)
        limits = [run[0] - timedelta(days=1) for run in runs[1:]] + [date.max]
        self.stretches: tuple[Stretch, ...] = ()
        left = 0.0
        for run, weight, limit in zip(runs, weights, limits, strict=True):
            width = free * weight / sum(weights)
            first, last = _rounded(run[0], run[-1])
            if self.stretches:
                first = max(first, self.stretches[-1].last + timedelta(days=1))
            self.stretches += (Stretch(first, min(last, limit), round(left, 2), round(width, 2)),)
            left += width + GAP

    def x(self, day: date) -> float:
        """Percent of the axis; a day in a cut lies at the edge of the stretch before it."""
        best = self.stretches[0]
        for stretch in self.stretches:
            if stretch.first <= day:
                best = stretch
        return best.x(min(max(day, best.first), best.last))


def bounds(value: str | None) -> tuple[date, date] | None:
    """First and last day of an ISO date, month or year; nothing for any other value."""
    try:
        parts = [int(part) for part in (value or "").split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else None
        if len(parts) == 3:
            day = date(*parts)
            return day, day
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    except (ValueError, TypeError):
        return None


def round_top(highest: float) -> tuple[float, tuple[Tick, ...]]:
    """The end of a number axis that begins at zero, and its ticks: steps of 1, 2 or 5 times a power of ten."""
    raw = max(highest, 1) * 1.25 / 4
    power = 10 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw)
    step = max(step, 1)
    top = step * math.ceil(highest * 1.1 / step)
    return top, tuple(Tick(round(100 * i * step / top, 2), amount(i * step)) for i in range(int(top / step) + 1))


def _runs(days: list[date]) -> list[list[date]]:
    """The days in runs, each cut in two where its days lie least evenly, as long as that is uneven enough."""
    runs = [days]
    while len(runs) < MOST_STRETCHES:
        unevenness, at, place = max((*_unevenness(run), place) for place, run in enumerate(runs))
        if unevenness < UNEVEN:
            break
        runs[place : place + 1] = [runs[place][:at], runs[place][at:]]
    return runs


def _unevenness(run: list[date]) -> tuple[float, int]:
    """How far the share of days passed and of time passed lie apart at most, times the root of the number of days.

    That is Kolmogorov's statistic against evenly spread days; the place is that of the first day after the cut.
    Runs under 90 days are never cut.
    """
    whole = (run[-1] - run[0]).days
    if whole < 90:
        return 0.0, 0
    passed = [(day - run[0]).days / whole for day in run]
    apart = ((max(at / len(run) - passed[at - 1], passed[at] - at / len(run)), at) for at in range(1, len(run)))
    distance, at = max(apart)
    return math.sqrt(len(run)) * distance, at


def _rounded(first: date, last: date) -> tuple[date, date]:
    """A stretch of more than two months begins and ends with a month."""
    if (last - first).days <= 62:
        return first, last
    return first.replace(day=1), last.replace(day=calendar.monthrange(last.year, last.month)[1])
