"""Figures of one measure over time: each drawn as far as it is stated, in its number and in its date."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from variorum.model import Figure
from variorum.publish.axis import Tick, TimeAxis, bounds, round_top
from variorum.publish.view import View

HEIGHT = 150.0  # pixels between the ends of the number axis
LEAST_FIGURES = 3  # with a number and a date, on two dates at least, below which a plot says no more than the rows do

NEAR_ACROSS, NEAR_DOWN = 5, 26  # percent and pixels, inside which letters would run into one another

Dated = tuple[Figure, tuple[date, date]]


@dataclass(frozen=True)
class Dot:
    """Figures with one number and one date: `x1` to `x2` percent, `y1` (low) and `y2` (high) pixels from the top.

    A bound that is not stated is null. `shape` is the comparator, `letters` the reports. `corner` is where the letters
    stand: 0 right above, 1 right below, 2 left above, 3 left below.
    """

    shape: str
    x1: float
    x2: float
    y1: float | None
    y2: float | None
    letters: str
    corner: int = 0

    @property
    def x(self) -> float:
        """The middle of the date, in percent."""
        return round((self.x1 + self.x2) / 2, 2)

    @property
    def y(self) -> float:
        """The bound that is stated; the lower where both are."""
        return self.y1 if self.y1 is not None else self.y2 or 0.0


@dataclass(frozen=True)
class Trend:
    """A plot: its time axis, the ticks of its number axis in pixels from the top, its dots, and how many have none."""

    axis: TimeAxis
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    left_out: int


def trend(view: View, figures: Iterable[Figure]) -> Trend | None:
    """The plot of a measure's figures, or nothing where too few have both a number and a date."""
    members = tuple(figures)
    dated = [(figure, days) for figure in members if (days := _days(figure)) and _numbers(figure)]
    numbers = [number for figure, _ in dated for number in _numbers(figure)]
    if len(dated) < LEAST_FIGURES or len({days for _, days in dated}) < 2 or max(numbers) <= 0:
        return None
    axis = TimeAxis(day for _, days in dated for day in days)
    top, ticks = round_top(max(numbers))
    marks = tuple(Tick(_y(i * top / (len(ticks) - 1), top), tick.label) for i, tick in enumerate(ticks))
    dots = tuple(_cornered(_dots(view, dated, axis, top)))
    return Trend(axis, marks, dots, len(members) - len(dated))


def _cornered(dots: Iterable[Dot]) -> Iterable[Dot]:
    """The dots from left to right, those close together with their letters at different corners."""
    placed: list[Dot] = []
    for dot in sorted(dots, key=lambda dot: (dot.x, dot.y)):
        near = sum(abs(dot.x - other.x) < NEAR_ACROSS and abs(dot.y - other.y) < NEAR_DOWN for other in placed)
        right_edge = 2 if dot.x > 92 else 0
        placed.append(replace(dot, corner=(near + right_edge) % 4))
    return placed


def _dots(view: View, dated: Iterable[Dated], axis: TimeAxis, top: float) -> Iterable[Dot]:
    same: dict[tuple[object, ...], list[Dated]] = defaultdict(list)
    for figure, days in dated:
        same[figure.comparator, figure.low, figure.high, days].append((figure, days))
    for found in same.values():
        figure, (first, last) = found[0]
        letters = " ".join(w.letter for w in view.in_order(f.span.report for f, _ in found))
        low, high = (None if n is None else _y(n, top) for n in (figure.low, figure.high))
        yield Dot(figure.comparator, axis.x(first), axis.x(last), low, high, letters)


def _y(number: float, top: float) -> float:
    return round(HEIGHT * (1 - number / top), 1)


def _numbers(figure: Figure) -> tuple[float, ...]:
    return tuple(number for number in (figure.low, figure.high) if number is not None)


def _days(figure: Figure) -> tuple[date, date] | None:
    """First and last day of the date that a figure holds for; of a span of time, its end."""
    return bounds((figure.as_of or "").rpartition("/")[2].partition("T")[0])
