"""Where reports conflict, and what looks like a conflict and is none: one entry for one thing told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from variorum.model import Difference, Figure, FigureGroup, Relation, Span
from variorum.publish.axis import bounds
from variorum.publish.figures import RELATIONS, weight
from variorum.publish.view import View

CONFLICTING = frozenset({"time", "number", "outcome"})  # fields of which only one value can be right


@dataclass(frozen=True)
class Clash:
    """Values that differ: what of (`label`), what stands between them (`says`), their words, and why it is so."""

    label: str
    says: str
    conflict: bool
    spans: tuple[Span, ...]
    why: str


def clashes(view: View) -> tuple[Clash, ...]:
    """Conflicts first. Figures of one measure stand together; a field that figures tell already is not told again."""
    groups = [(group, _conflicting(view, group)) for group in view.ledger.figure_groups]
    told = {figure.span for _, figures in groups for figure in figures}
    found = [clash for group, figures in groups if (clash := _clash(view, group, figures))]
    found += [clash for clash in _fields(view) if not set(clash.spans) <= told]
    return tuple(sorted(dict.fromkeys(found), key=lambda clash: not clash.conflict))


def _conflicting(view: View, group: FigureGroup) -> tuple[Figure, ...]:
    """The figures of a measure that conflict with another."""
    pairs = [_pair(view, relation) for relation in group.relations if relation.relation == "conflict"]
    return tuple(dict.fromkeys(figure for pair in pairs if pair for figure in pair))


def _clash(view: View, group: FigureGroup, conflicting: tuple[Figure, ...]) -> Clash | None:
    """The conflict inside a measure; without one, the pair of two reports that looks most like one."""
    for relation in sorted(group.relations, key=weight):
        pair = _pair(view, relation)
        if conflicting and pair:
            return Clash(group.label, RELATIONS["conflict"], True, _each_number(conflicting), relation.why)
        if pair and relation.relation != "agree" and pair[0].span.report != pair[1].span.report:
            spans = pair[0].span, pair[1].span
            return Clash(group.label, RELATIONS[relation.relation], False, spans, relation.why)
    return None


def _pair(view: View, relation: Relation) -> tuple[Figure, Figure] | None:
    a, b = view.figures.get(relation.a), view.figures.get(relation.b)
    return (a, b) if a and b else None


def _each_number(figures: Iterable[Figure]) -> tuple[Span, ...]:
    """One span for each number that a report gives, the first that gives it."""
    first: dict[tuple[object, ...], Span] = {}
    for figure in figures:
        first.setdefault((figure.low, figure.high, figure.comparator, figure.span.report), figure.span)
    return tuple(first.values())


def _fields(view: View) -> Iterator[Clash]:
    rows: list[tuple[str, Difference]] = [(e.label, d) for e in view.ledger.events for d in e.differences]
    rows += [(point.label, difference) for point in view.ledger.points for difference in point.differences]
    first: dict[Difference, str] = {}
    for label, difference in rows:
        first.setdefault(difference, label)
    for difference, label in first.items():
        ((field, values),) = view.told_differently((difference,))
        spans = tuple(dict.fromkeys(difference.spans))
        if difference.field == "time" and _share_a_day(difference.values):
            yield Clash(label, "Told more or less exactly, time", False, spans, f"{values}: all can hold")
        else:
            yield Clash(label, f"Told differently, {field}", difference.field in CONFLICTING, spans, values)


def _share_a_day(values: Iterable[str]) -> bool:
    """Is there a day that lies in all of these dates (`2031-03`, `2031-03-01/2031-03-09`)? An open end reaches all."""
    first, last = date.min, date.max
    for value in values:
        start, _, end = value.partition("/")
        opens, closes = bounds(start), bounds(end or start)
        if not opens and not closes:
            return False
        first = max(first, opens[0]) if opens else first
        last = min(last, closes[1]) if closes else last
    return first <= last
