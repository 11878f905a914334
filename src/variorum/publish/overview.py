"""Points grouped by the number of independent origins, never by the number of reports."""

from collections import Counter
from dataclasses import dataclass

from variorum.model import Point, Span
from variorum.publish.view import View, Witness

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
    """A point with its lines, its first words in each report, and its part of the matrix (report id to mark).

    A point is `minor` where one report of several has it and no second origin: it is said in one line.
    """

    point: Point
    lines: tuple[Line, ...]
    spans: tuple[Span, ...]
    matrix: dict[str, str]
    minor: bool

    @property
    def group(self) -> int:
        return self.point.independent_origins


@dataclass(frozen=True)
class Overview:
    """Points in order, most origins first; how many have each number of origins; names of the legend's origins."""

    points: tuple[Shown, ...]
    numbers: dict[int, int]
    legend: tuple[str, ...]


def overview(view: View) -> Overview:
    """The points of the ledger, grouped by origins and never by reports."""
    shapes = shaped(view)
    shown = [_shown(view, point, shapes) for point in view.ledger.points]
    shown.sort(key=lambda s: (-s.group, s.minor, -len(s.point.carried_by), s.point.label, s.point.id))
    return Overview(tuple(shown), Counter(s.group for s in shown), tuple(view.name(origin) for origin in shapes))


def shaped(view: View) -> dict[str, int]:
    """The origins that stand behind most points, each with its shape of the legend, from 1."""
    tally = Counter(o.origin for p in view.ledger.points for o in p.origins if o.counted)
    ranked = sorted(tally.items(), key=lambda item: (-item[1], item[0]))[:SHAPED_ORIGINS]
    return {origin: place for place, (origin, _) in enumerate(ranked, start=1)}


def _shown(view: View, point: Point, shapes: dict[str, int]) -> Shown:
    lines = [
        Line(view.name(o.origin), shapes.get(o.origin, 0) if o.counted else -1, view.in_order(o.reports), o.why)
        for o in point.origins
    ]
    sourced = {report for origin in point.origins for report in origin.reports}
    if bare := view.in_order(set(point.carried_by) - sourced):
        lines.append(Line("no source named", -1, bare, "these reports name no source for it"))
    lines.sort(key=lambda line: (line.shape < 0, line.shape or SHAPED_ORIGINS + 1))
    alone = len(point.carried_by) == 1 and point.independent_origins < 2 and len(view.witnesses) > 1
    return Shown(point, tuple(lines), view.point_spans(point), _matrix(point), alone)


def _matrix(point: Point) -> dict[str, str]:
    marks = dict.fromkeys(point.carried_by, "says") | dict.fromkeys(point.silent, "silent")
    marks |= dict.fromkeys(point.too_early, "early")
    for difference in point.differences:
        marks |= {span.report: "differs" for span in difference.spans if span.report in point.carried_by}
    return marks
