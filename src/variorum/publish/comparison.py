"""Two reports side by side: what they share, what only one of them tells, and what they tell differently."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Literal

from variorum.model import Ledger, Point, Record, Report, Span, Statement
from variorum.model.event import Difference
from variorum.publish.kinship import Shared, shown
from variorum.publish.reports import Named, Names
from variorum.publish.view import View


class Alone(Record):
    """A point that only one of the two reports tells. `other` says where the other stands: silent, or too early.

    `span` is null where the report tells it only as part of a passage copied from a third.
    """

    entry: Literal["alone"] = "alone"
    point: str
    label: str
    report: Named
    other: Literal["silent", "too-early"]
    independent_origins: int
    at_least: bool
    span: Span | None


class Differing(Record):
    """What two reports give for one field of a point that both tell: a figure, a field of an event or of a statement.

    `relation` is that of two figures; `why` says what was compared.
    """

    entry: Literal["differing"] = "differing"
    point: str
    label: str
    field: str
    a: str
    b: str
    a_span: Span
    b_span: Span
    relation: str | None = None
    why: str


class Compared(Record):
    """Two reports: passages in the order of the first, points of one alone, and differences in points of both."""

    a: Named
    b: Named
    passages: tuple[Shared, ...]
    alone: tuple[Alone, ...]
    differing: tuple[Differing, ...]


def compared(ledger: Ledger, a: Report, b: Report) -> Compared:
    """The two reports side by side; `a` stays the first side of everything."""
    names, view, pair = Names(ledger), View(ledger), {a.id, b.id}
    shared = [shown(p, names, a.id) for p in ledger.passages if {p.a.report, p.b.report} == pair]
    both = [point for point in ledger.points if pair <= set(point.carried_by)]
    found = dict.fromkeys(row for point in both for row in _differing(point, view, a.id, b.id))
    return Compared(
        a=names.of(a.id),
        b=names.of(b.id),
        passages=tuple(sorted(shared, key=lambda p: (p.a.span.start, p.b.span.start, p.id))),
        alone=tuple(row for report, other in ((a, b), (b, a)) for row in _alone(view, names.of(report.id), other.id)),
        differing=tuple(found),
    )


def _alone(view: View, report: Named, other: str) -> Iterator[Alone]:
    for point in view.ledger.points:
        if report.id in point.carried_by and other not in point.carried_by:
            yield Alone(
                point=point.id,
                label=point.label,
                report=report,
                other="too-early" if other in point.too_early else "silent",
                independent_origins=point.independent_origins,
                at_least=point.at_least,
                span=next((span for span in view.point_spans(point) if span.report == report.id), None),
            )


def _differing(point: Point, view: View, a: str, b: str) -> Iterator[Differing]:
    yield from _figures(point, view, a, b)
    events = [view.events[event] for event in point.about.events if event in view.events]
    for difference in (d for event in events for d in event.differences):
        yield from _values(point, difference, view, a, b)
    said = [view.statements[s] for s in point.about.statements if s in view.statements]
    yield from _sayings(point, said, view, a, b)


def _figures(point: Point, view: View, a: str, b: str) -> Iterator[Differing]:
    """The figures of the two that are not the same number."""
    for group in (view.groups[measure] for measure in point.about.figure_groups if measure in view.groups):
        for relation in group.relations:
            both = [view.figures[f] for f in (relation.a, relation.b) if f in group.members]
            sides = {figure.span.report: figure.span for figure in both}
            if sides.keys() == {a, b} and relation.relation != "agree":
                yield Differing(
                    point=point.id, label=point.label, field="figure", a=_flat(sides[a]), b=_flat(sides[b]),
                    a_span=sides[a], b_span=sides[b], relation=relation.relation, why=relation.why,
                )  # fmt: skip


def _values(point: Point, difference: Difference, view: View, a: str, b: str) -> Iterator[Differing]:
    """The two reports' values of a field, the first of each that has another than the other's."""
    given = list(zip(difference.values, difference.spans, strict=False))
    sides = ([(v, s) for v, s in given if s.report == report] for report in (a, b))
    for (one, place), (two, other) in product(*sides):
        if one != two:
            yield Differing(
                point=point.id, label=point.label, field=difference.field, a=view.told(one), b=view.told(two),
                a_span=place, b_span=other, why="the event is told with other values",
            )  # fmt: skip
            return


def _sayings(point: Point, said: list[Statement], view: View, a: str, b: str) -> Iterator[Differing]:
    """What the two reports make of one saying, field by field: of the two statements that differ least."""
    sides = ([s for s in said if s.report == report] for report in (a, b))
    pairs = [(one, two, _unlike(one, two, view)) for one, two in product(*sides)]
    if not pairs:
        return
    one, two, unlike = min(pairs, key=lambda pair: len(pair[2]))
    for field, (value, other) in unlike.items():
        yield Differing(
            point=point.id, label=point.label, field=field, a=value, b=other, a_span=one.content[0],
            b_span=two.content[0], why="one saying, as each report gives it",
        )  # fmt: skip


def _unlike(one: Statement, two: Statement, view: View) -> dict[str, tuple[str, str]]:
    fields, others = _fields(one, view), _fields(two, view)
    return {field: (value, others[field]) for field, value in fields.items() if value != others[field]}


def _fields(statement: Statement, view: View) -> Mapping[str, str]:
    return {
        "speaker": view.name(statement.speaker),
        "carried by": " → ".join(view.name(hop.actor) for hop in view.carriers(statement)[1:]) or "nobody named",
        "certainty": statement.certainty,
        "quoted": "words swapped" if statement.altered else statement.mode,
    }


def _flat(span: Span) -> str:
    return " ".join(span.quote.split())
