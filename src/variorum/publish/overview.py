"""Points grouped by the number of independent origins, never by the number of reports."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from variorum.model import Difference, Point, Span
from variorum.publish.figures import RELATIONS, weight
from variorum.publish.view import View, Witness

CONFLICTING = frozenset({"time", "number", "outcome"})  # fields of which only one value can be right
SHAPED_ORIGINS = 4


@dataclass(frozen=True)
class Line:
    """One origin of a point. `shape`: 1 to 4 of the legend, 0 for an origin named in words, -1 for one not counted."""

    name: str
    shape: int
    witnesses: tuple[Witness, ...]
    why: str


@dataclass(frozen=True)
class Shown:
    """A point with its lines, its first words, and its part of the matrix (report id to mark)."""

    point: Point
    lines: tuple[Line, ...]
    spans: tuple[Span, ...]
    matrix: dict[str, str]


@dataclass(frozen=True)
class Pair:
    """Two values side by side that differ or look as if they did, and what stands between them."""

    says: str
    conflict: bool
    spans: tuple[Span, ...]
    why: str


@dataclass(frozen=True)
class Overview:
    """Points by number of independent origins, most first; the legend's origins; the pairs that differ."""

    groups: tuple[tuple[int, tuple[Shown, ...]], ...]
    legend: tuple[str, ...]
    conflicts: tuple[Pair, ...]
    lookalikes: tuple[Pair, ...]


def overview(view: View) -> Overview:
    """The points of the ledger, grouped by origins and never by reports."""
    tally = Counter(o.origin for p in view.ledger.points for o in p.origins if o.counted)
    legend = [origin for origin, _ in sorted(tally.items(), key=lambda item: (-item[1], item[0]))][:SHAPED_ORIGINS]
    shown = [_shown(view, point, legend) for point in view.ledger.points]
    shown.sort(key=lambda s: (-s.point.independent_origins, -len(s.point.carried_by), s.point.label))
    groups = groupby(shown, key=lambda s: s.point.independent_origins)
    pairs = _pairs(view)
    return Overview(
        tuple((number, tuple(points)) for number, points in groups),
        tuple(view.name(origin) for origin in legend),
        tuple(pair for pair in pairs if pair.conflict),
        tuple(pair for pair in pairs if not pair.conflict),
    )


def _shown(view: View, point: Point, legend: list[str]) -> Shown:
    lines = []
    for origin in point.origins:
        shape = -1 if not origin.counted else legend.index(origin.origin) + 1 if origin.origin in legend else 0
        lines.append(Line(view.name(origin.origin), shape, view.in_order(origin.reports), origin.why))
    sourced = {report for origin in point.origins for report in origin.reports}
    if bare := view.in_order(set(point.carried_by) - sourced):
        lines.append(Line("no source named", -1, bare, "these reports name no source for it"))
    lines.sort(key=lambda line: (line.shape < 0, line.shape or SHAPED_ORIGINS + 1))
    matrix = dict.fromkeys(point.carried_by, "says") | dict.fromkeys(point.silent, "silent")
    matrix |= dict.fromkeys(point.too_early, "early")
    for difference in point.differences:
        matrix |= {span.report: "differs" for span in difference.spans if span.report in point.carried_by}
    return Shown(point, tuple(lines), view.point_spans(point), matrix)


def _pairs(view: View) -> list[Pair]:
    """Relations between figures whose numbers are not the same, and fields that reports tell differently."""
    pairs: list[Pair] = []
    seen: set[tuple[str, frozenset[str]]] = set()
    for relation in sorted((r for group in view.ledger.figure_groups for r in group.relations), key=weight):
        a, b = view.figures.get(relation.a), view.figures.get(relation.b)
        if a is None or b is None or relation.relation == "agree" or a.span.report == b.span.report:
            continue
        key = (relation.relation, frozenset((a.span.quote.lower(), b.span.quote.lower())))
        if key not in seen:
            seen.add(key)
            conflict = relation.relation == "conflict"
            pairs.append(Pair(RELATIONS[relation.relation], conflict, (a.span, b.span), relation.why))
    told: list[Difference] = [d for event in view.ledger.events for d in event.differences]
    for difference in dict.fromkeys(told + [d for point in view.ledger.points for d in point.differences]):
        says = f"Told differently: {difference.field.replace('_', ' ')}"
        if any(set(pair.spans) == set(difference.spans) for pair in pairs if pair.conflict):
            continue  # the figures say it already
        told_values = "; ".join(view.told(value) for value in difference.values)
        pairs.append(Pair(says, difference.field in CONFLICTING, difference.spans, told_values))
    return pairs
