"""What reports that came later changed in a story, as an answer on the command line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from variorum.model import Event, Figure, Ledger, Point, Record, Span
from variorum.model.event import Status
from variorum.publish.figures import figure_words, weight
from variorum.publish.reports import Named, Names, file_of
from variorum.publish.support import count_words
from variorum.publish.view import View
from variorum.read import Arrival


class Came(Record):
    """A report that came, and what it is to the story; `of` is the report that it repeats or renews."""

    entry: Literal["report"] = "report"
    report: Named
    standing: str
    of: Named | None = None
    why: str


class NewEvent(Record):
    """An event that no report told before."""

    entry: Literal["event"] = "event"
    id: str
    label: str
    status: Status
    time: str | None
    told_by: tuple[Named, ...]
    words: Span


class Moved(Record):
    """A number that is another than those that were given for the same thing before."""

    entry: Literal["figure"] = "figure"
    measure: str
    label: str
    before: tuple[str, ...]
    now: str
    relation: str | None
    told_by: tuple[Named, ...]
    words: Span
    why: str | None


class NewOrigin(Record):
    """A party that stands behind a point and did not before. Not `counted`: it may be the same as another."""

    entry: Literal["origin"] = "origin"
    point: str
    label: str
    origin: str
    counted: bool
    before: str
    now: str
    told_by: tuple[Named, ...]
    why: str


class NewConflict(Record):
    """What reports tell differently about a point, and did not before."""

    entry: Literal["conflict"] = "conflict"
    point: str
    label: str
    field: str
    values: tuple[str, ...]
    words: tuple[Span, ...]


Change = Came | NewEvent | Moved | NewOrigin | NewConflict


class Changes(Record):
    """All that changed in a story."""

    reports: tuple[Came, ...] = ()
    events: tuple[NewEvent, ...] = ()
    figures: tuple[Moved, ...] = ()
    origins: tuple[NewOrigin, ...] = ()
    conflicts: tuple[NewConflict, ...] = ()

    def rows(self) -> tuple[Change, ...]:
        """Each change as a record, `entry` saying what it is."""
        return (*self.reports, *self.events, *self.figures, *self.origins, *self.conflicts)


def changes(before: Ledger, after: Ledger, came: Sequence[Arrival]) -> Changes:
    """What the reports that came changed. Only what a new report tells is told as new.

    Ids may be others after a build with other reports, so that events, figures and points are known again by the words
    that they rest on.
    """
    old, new = _Story(before), _Story(after)
    return Changes(
        reports=tuple(_came(arrival, new.names) for arrival in came),
        events=tuple(_new_events(old, new)),
        figures=tuple(_moved(old, new)),
        origins=tuple(_new_origins(old, new)),
        conflicts=tuple(_new_conflicts(old, new)),
    )


Place = tuple[str, int, int]


@dataclass(frozen=True)
class _Story:
    """A ledger, with what is asked of it here."""

    ledger: Ledger

    @cached_property
    def names(self) -> Names:
        return Names(self.ledger)

    @cached_property
    def view(self) -> View:
        return View(self.ledger)

    @cached_property
    def reports(self) -> frozenset[str]:
        return frozenset(report.id for report in self.ledger.reports)

    @cached_property
    def told(self) -> frozenset[Place]:
        """Where any event is told."""
        return _places(span for event in self.ledger.events for span in event.mentions)

    @cached_property
    def counted(self) -> frozenset[Place]:
        """Where any figure stands."""
        return _places(figure.span for figure in self.ledger.figures)

    @cached_property
    def points(self) -> Mapping[Place, Sequence[Point]]:
        """The points that rest on the words at a place."""
        found: dict[Place, list[Point]] = {}
        for point in self.ledger.points:
            for place in self.places(point):
                found.setdefault(place, []).append(point)
        return found

    def places(self, point: Point) -> frozenset[Place]:
        """Where the words stand that a point rests on."""
        return _places(self.view.spans_of(point))

    def same(self, point: Point, other: "_Story") -> tuple[Point, ...]:
        """The points of this story that rest on words of a point of another."""
        found = {p.id: p for place in sorted(other.places(point)) for p in self.points.get(place, ())}
        return tuple(found.values())


def _places(spans: Iterable[Span]) -> frozenset[Place]:
    return frozenset((span.report, span.start, span.end) for span in spans)


def _came(arrival: Arrival, names: Names) -> Came:
    """One that was not added has the name of its own file, not of the report that it repeats."""
    added = arrival.is_added
    report = names.of(arrival.report) if added else Named(id=arrival.report, file=file_of(arrival.source))
    return Came(
        report=report, standing=arrival.standing, of=names.of(arrival.of) if arrival.of else None, why=arrival.why
    )


def _new_events(old: _Story, new: _Story) -> Iterator[NewEvent]:
    for event in new.ledger.events:
        fresh = [span for span in event.mentions if span.report not in old.reports]
        if fresh and not _places(event.mentions) & old.told:
            yield NewEvent(
                id=event.id,
                label=event.label,
                status=event.status,
                time=_time(event),
                told_by=new.names.several({span.report for span in event.mentions}),
                words=fresh[0],
            )


def _time(event: Event) -> str | None:
    start, end = event.time.start, event.time.end
    return start if start == end else f"{start or ''}/{end or ''}"


def _moved(old: _Story, new: _Story) -> Iterator[Moved]:
    for group in new.ledger.figure_groups:
        figures = [new.view.figures[member] for member in group.members]
        known = [figure for figure in figures if _places([figure.span]) <= old.counted]
        fresh: dict[str, list[Figure]] = {}
        for figure in figures:
            if figure.span.report not in old.reports and not any(_alike(figure, other) for other in known):
                fresh.setdefault(figure_words(figure), []).append(figure)
        for words, same in fresh.items() if known else ():
            ids, known_ids = {figure.id for figure in same}, {figure.id for figure in known}
            between = [r for r in group.relations if {r.a, r.b} & ids and {r.a, r.b} & known_ids]
            relation = min(between, key=weight, default=None)
            yield Moved(
                measure=group.measure,
                label=group.label,
                before=tuple(dict.fromkeys(figure_words(figure) for figure in known)),
                now=words,
                relation=relation.relation if relation else None,
                told_by=new.names.several({figure.span.report for figure in same}),
                words=same[0].span,
                why=relation.why if relation else None,
            )


def _alike(one: Figure, other: Figure) -> bool:
    """Do two figures give the same number, or none?"""
    return (one.low, one.high) in ((other.low, other.high), (None, None))


def _new_origins(old: _Story, new: _Story) -> Iterator[NewOrigin]:
    for point in new.ledger.points:
        same = old.same(point, new)
        known = {old.view.name(origin.origin).casefold() for p in same for origin in p.origins}
        least = max(same, key=lambda p: p.independent_origins, default=None)
        for origin in point.origins if least else ():
            name = new.view.name(origin.origin)
            fresh = set(origin.reports) - old.reports
            if fresh and name.casefold() not in known and least:
                yield NewOrigin(
                    point=point.id,
                    label=point.label,
                    origin=name,
                    counted=origin.counted,
                    before=count_words(least.independent_origins, least.at_least),
                    now=count_words(point.independent_origins, point.at_least),
                    told_by=new.names.several(fresh),
                    why=new.names.told(origin.why),
                )


def _new_conflicts(old: _Story, new: _Story) -> Iterator[NewConflict]:
    for point in new.ledger.points:
        known = {(d.field, value) for p in old.same(point, new) for d in p.differences for value in d.values}
        for difference in point.differences:
            fresh = any(span.report not in old.reports for span in difference.spans)
            if fresh and not {(difference.field, value) for value in difference.values} <= known:
                yield NewConflict(
                    point=point.id,
                    label=point.label,
                    field=difference.field,
                    values=tuple(new.view.told(value) for value in difference.values),
                    words=difference.spans,
                )
