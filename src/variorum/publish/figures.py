"""Figures by measure: where each stands on its axis, and how they stand to each other."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from variorum.model import Figure, FigureGroup, Relation
from variorum.publish import words
from variorum.publish.axis import Tick, round_top
from variorum.publish.overview import shaped
from variorum.publish.trend import Trend, trend
from variorum.publish.view import View, Witness

MOST_BARS = 40  # of one measure that stand in one entry of a page

RELATIONS = {
    "conflict": "They conflict",
    "updates": "The later replaces the earlier",
    "compatible": "Both can hold",
    "refines": "One is more exact",
    "agree": "They agree",
}


def weight(relation: Relation) -> int:
    """What looks most like a conflict first."""
    return list(RELATIONS).index(relation.relation)


@dataclass(frozen=True)
class Bar:
    """A figure on its axis: `shape` is the comparator, `x1` and `x2` percent (none where no number is stated).

    `by` is who gives it and `origin` the shape of the legend for that (0 for one without, -1 where none is named).
    `anchored` on the first chart that shows the figure: there is its permanent address.
    """

    figure: Figure
    witness: Witness
    says: str
    shape: str
    x1: float | None
    x2: float | None
    by: str
    origin: int
    anchored: bool


@dataclass(frozen=True)
class Together:
    """How figures of two reports stand to each other: letters, relation, one reason, how many more such pairs."""

    letters: str
    relation: str
    why: str
    more: int


@dataclass(frozen=True)
class Chart:
    """One measure: its axis, its bars in order of the date that they hold for, and its relations in words.

    A measure of many figures makes several entries of a page; those after the first are `continued` and have neither
    plot nor relations. `total` counts the figures of all.
    """

    label: str
    measure: str
    unit: str
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    relations: tuple[Together, ...]
    origins: int
    at_least: bool
    trend: Trend | None
    total: int
    continued: bool


def charts(view: View) -> tuple[Chart, ...]:
    """Every figure of the ledger under its measure; those that conflict first, then by number of figures."""
    groups = list(view.ledger.figure_groups)
    loose: dict[str, list[str]] = defaultdict(list)
    for figure in view.ledger.figures:
        if figure.id not in view.group_of:
            loose[figure.measure].append(figure.id)
    groups += [
        FigureGroup(measure=measure, label=measure.replace("-", " "), members=tuple(members), why="one measure")
        for measure, members in loose.items()
    ]
    groups.sort(key=lambda group: (all(r.relation != "conflict" for r in group.relations), -len(group.members)))
    shapes = shaped(view)
    return tuple(chart for group in groups for chart in _charts(view, group, shapes))


def _charts(view: View, group: FigureGroup, shapes: dict[str, int]) -> Iterator[Chart]:
    members = [view.figures[member] for member in group.members if member in view.figures]
    members.sort(key=lambda figure: ((figure.as_of or "~").rpartition("/")[2], view.letter(figure.span.report)))
    numbers = [number for figure in members for number in (figure.low, figure.high) if number is not None]
    top, ticks = round_top(max(numbers)) if numbers and max(numbers) > 0 else (0.0, ())
    bars = tuple(_bar(view, figure, top, shapes, view.group_of.get(figure.id, group) is group) for figure in members)
    whole = Chart(
        label=group.label,
        measure=group.measure,
        unit=next((figure.unit for figure in members if figure.unit), ""),
        ticks=ticks,
        bars=bars[:MOST_BARS],
        relations=_together(view, group),
        origins=group.independent_origins,
        at_least=group.at_least,
        trend=trend(view, members),
        total=len(bars),
        continued=False,
    )
    yield whole
    for start in range(MOST_BARS, len(bars), MOST_BARS):
        yield replace(whole, bars=bars[start : start + MOST_BARS], relations=(), trend=None, continued=True)


def _bar(view: View, figure: Figure, top: float, shapes: dict[str, int], anchored: bool) -> Bar:
    def x(number: float | None) -> float | None:
        return round(100 * number / top, 2) if number is not None and top else None

    source = figure.chain[0].actor if figure.chain else None
    return Bar(
        figure=figure,
        witness=view.witness(figure.span.report),
        says=figure_words(figure),
        shape=figure.comparator,
        x1=x(figure.low),
        x2=x(figure.high),
        by=view.name(source) if source else "no source named",
        origin=shapes.get(source, 0) if source else -1,
        anchored=anchored,
    )


def _together(view: View, group: FigureGroup) -> tuple[Together, ...]:
    """The relations of a group, those between the same reports in one, what looks most like a conflict first."""
    found: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in sorted(group.relations, key=weight):
        pair = [view.figures[figure].span.report for figure in (relation.a, relation.b) if figure in view.figures]
        letters = " and ".join(witness.letter for witness in view.in_order(pair))
        found[(letters, relation.relation)].append(relation)
    return tuple(Together(letters, kind, same[0].why, len(same) - 1) for (letters, kind), same in found.items())


def figure_words(figure: Figure) -> str:
    """`about 600`, `more than 90`, `from 20 to 30`: the stated numbers and nothing more."""
    low, high = figure.low, figure.high
    if figure.comparator == "not-disclosed":
        return "number not disclosed"
    if low is None and high is None:
        return "no number stated"
    if low is not None and high is not None and low != high:
        return f"from {words.amount(low)} to {words.amount(high)}"
    number = words.amount(low if low is not None else high or 0)
    if figure.comparator == "vague":
        return f"in words, read as {number} or {'more' if high is None else 'fewer'}"
    plain = {"exact": "", "between": "", "about": "about "}
    return plain.get(figure.comparator, figure.comparator.replace("-", " ") + " ") + number
