"""Figures by measure: where each stands on its axis, and how they stand to each other."""

from collections import defaultdict
from dataclasses import dataclass

from variorum.model import Figure, FigureGroup, Relation
from variorum.publish import words
from variorum.publish.axis import Tick, round_top
from variorum.publish.view import View, Witness

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

    `anchored` on the first chart that shows the figure: there is its permanent address.
    """

    figure: Figure
    witness: Witness
    says: str
    shape: str
    x1: float | None
    x2: float | None
    by: str
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
    """One measure: its axis, its bars in order of the date that they hold for, and its relations in words."""

    label: str
    measure: str
    unit: str
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    relations: tuple[Together, ...]
    origins: int
    at_least: bool


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
    return tuple(_chart(view, group) for group in groups)


def _chart(view: View, group: FigureGroup) -> Chart:
    members = [view.figures[member] for member in group.members if member in view.figures]
    members.sort(key=lambda figure: ((figure.as_of or "~").rpartition("/")[2], view.letter(figure.span.report)))
    numbers = [number for figure in members for number in (figure.low, figure.high) if number is not None]
    top, ticks = round_top(max(numbers)) if numbers and max(numbers) > 0 else (0.0, ())
    unit = next((figure.unit for figure in members if figure.unit), "")
    bars = tuple(_bar(view, figure, top, view.group_of.get(figure.id, group) is group) for figure in members)
    return Chart(
        group.label, group.measure, unit, ticks, bars, _together(view, group), group.independent_origins, group.at_least
    )


def _bar(view: View, figure: Figure, top: float, anchored: bool) -> Bar:
    def x(number: float | None) -> float | None:
        return round(100 * number / top, 2) if number is not None and top else None

    by = view.name(figure.chain[0].actor) if figure.chain else "no source named"
    says = figure_words(figure)
    return Bar(
        figure, view.witness(figure.span.report), says, figure.comparator, x(figure.low), x(figure.high), by, anchored
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
