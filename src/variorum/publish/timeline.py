"""Events in order of time, drawn only as exactly as they are dated."""

from dataclasses import dataclass
from datetime import date

from variorum.model import Event, EventTime, Report, Span
from variorum.publish import words
from variorum.publish.axis import TimeAxis, bounds
from variorum.publish.view import View, Witness

SHAPES = {
    "day": "one day",
    "between": "at some point between, day not given",
    "before": "on or before; no start known",
    "from": "from then on; no end given",
    "through": "going on all through",
}
_THROUGH = ("ongoing", "duration", "through")


@dataclass(frozen=True)
class Mark:
    """What is drawn for one time: a shape of `SHAPES` from `x1` to `x2`, in percent of the axis."""

    shape: str
    x1: float
    x2: float


@dataclass(frozen=True)
class Row:
    """An event with its mark (none without a date), its date in words, and who tells it.

    `lane` is the heading that it stands under, `actors` and `place` the names of the lanes that a reader may choose
    instead.
    """

    event: Event
    lane: str
    mark: Mark | None
    when: str
    told_by: tuple[Witness, ...]
    spans: tuple[Span, ...]
    actors: tuple[str, ...]
    place: str


@dataclass(frozen=True)
class Timeline:
    """The axis (none where nothing is dated), the reports' own dates, and all rows in order of lane and time."""

    axis: TimeAxis | None
    published: tuple[tuple[Witness, Mark | None], ...]
    rows: tuple[Row, ...]


UNDATED = "No date can be given"
_LANES = {
    "occurred": "Told as happened",
    "planned": "Planned when reported",
    "alleged": "Alleged",
    "denied": "Denied",
}


def timeline(view: View) -> Timeline:
    """All events of the ledger; none is left out."""
    days = [day for event in view.ledger.events for day in _days(event.time)]
    days += [day for witness in view.witnesses for day in _days(_published(witness.report))]
    axis = TimeAxis(days) if days else None
    rows = [_row(view, event, axis) for event in view.ledger.events]
    lanes = [*_LANES.values(), UNDATED]
    rows.sort(key=lambda row: (lanes.index(row.lane), _first(row.event.time), row.event.id))
    reports = tuple((witness, _mark(_published(witness.report), axis)) for witness in view.witnesses)
    return Timeline(axis, reports, tuple(rows))


def _row(view: View, event: Event, axis: TimeAxis | None) -> Row:
    first: dict[str, Span] = {}
    for span in event.mentions:
        first.setdefault(span.report, span)
    told = view.in_order(first)
    mark = _mark(event.time, axis)
    return Row(
        event=event,
        lane=_LANES[event.status] if mark else UNDATED,
        mark=mark,
        when=_when(event.time, mark),
        told_by=told,
        spans=tuple(first[witness.id] for witness in told),
        actors=tuple(dict.fromkeys(view.name(participant.actor) for participant in event.participants)),
        place=view.name(event.place) if event.place else "",
    )


def _when(time: EventTime, mark: Mark | None) -> str:
    if mark and time.start and time.end is None and mark.shape != "from":
        return words.day(time.start)
    return words.span_of_days(time.start, time.end)


def _mark(time: EventTime, axis: TimeAxis | None) -> Mark | None:
    start, end = bounds(time.start), bounds(time.end)
    if axis is None or not (start or end):
        return None
    if start is None and end:
        return Mark("before", max(0.0, axis.x(end[1]) - 8), axis.x(end[1]))
    if start and end is None:
        if start[0] == start[1] and time.precision == "day":
            return Mark("day", axis.x(start[0]), axis.x(start[0]))
        if time.precision in ("month", "year"):
            return Mark("between", axis.x(start[0]), axis.x(start[1]))
        return Mark("from", axis.x(start[0]), 100.0)
    assert start and end  # the open cases are behind us
    if start[0] == end[1]:
        return Mark("day", axis.x(start[0]), axis.x(start[0]))
    shape = "through" if time.precision in _THROUGH else "between"
    return Mark(shape, axis.x(start[0]), axis.x(end[1]))


def _days(time: EventTime) -> list[date]:
    return [day for value in (time.start, time.end) for day in bounds(value) or ()]


def _first(time: EventTime) -> date:
    return min(_days(time), default=date.max)


def _published(report: Report) -> EventTime:
    """The date of publication in the form of an event's time."""
    known = report.published
    start, end = known.earliest or known.value, known.latest or known.value
    return EventTime(start=start, end=end, precision=known.precision or "interval", why=known.why)
