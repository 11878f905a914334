"""What moved last: what only the latest report has, and numbers that a later one replaced."""

from dataclasses import dataclass

from variorum.model import Figure, FigureGroup, Point, Span
from variorum.publish.view import View, Witness


@dataclass(frozen=True)
class Step:
    """A number that moved: what is counted, the figure before and the latest one."""

    label: str
    before: Figure
    after: Figure


@dataclass(frozen=True)
class Moved:
    """The latest report whose date is known, the points that it alone has with their words, and numbers that moved."""

    latest: Witness | None
    alone: tuple[tuple[Point, Span | None], ...]
    steps: tuple[Step, ...]


def moved(view: View) -> Moved:
    """Nothing is new in a story of one report."""
    dated = [w for w in view.witnesses if w.report.published.value or w.report.published.latest]
    if len(view.witnesses) < 2 or not dated:
        return Moved(None, (), ())
    latest = dated[-1]
    alone = [point for point in view.ledger.points if point.carried_by == (latest.id,)]
    steps = [step for group in view.ledger.figure_groups if (step := _step(view, group))]
    steps.sort(key=lambda step: _as_of(step.after), reverse=True)
    return Moved(latest, tuple((point, next(iter(view.point_spans(point)), None)) for point in alone), tuple(steps))


def _step(view: View, group: FigureGroup) -> Step | None:
    """The last of the moves of one measure: of those to its latest figure, the one from the latest before."""
    pairs = []
    for relation in group.relations:
        both = [view.figures[figure] for figure in (relation.a, relation.b) if figure in view.figures]
        if relation.relation == "updates" and len(both) == 2 and _numbers(both[0]) != _numbers(both[1]):
            before, after = sorted(both, key=_as_of)
            pairs.append((_as_of(after), _as_of(before), after.id, before.id))
    if not pairs:
        return None
    _, _, after_id, before_id = max(pairs)
    return Step(group.label, view.figures[before_id], view.figures[after_id])


def _numbers(figure: Figure) -> tuple[float | None, float | None]:
    return figure.low, figure.high


def _as_of(figure: Figure) -> str:
    return (figure.as_of or "").rpartition("/")[2]
