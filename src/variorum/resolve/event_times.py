"""When an event happened: from the time expressions that date it, its standing, and the day the report came out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from variorum.model import Event, EventTime, Published, Span, Time
from variorum.text.calendar import Days, bounds

_OPEN: Days = (date.min, date.max)
_TIMELESS = frozenset({"war"})  # a war that is only named is not told to be over
_LASTING = frozenset({"war", "troop-deployment", "occupation"})  # a date beside it is that of its beginning


def all_dated(
    events: Mapping[str, Sequence[Event]], times: Mapping[str, Sequence[Time]], published: Mapping[str, Published]
) -> list[Event]:
    """The events of all reports with their times, in the order of the reports' ids."""
    return [
        dated(event, times.get(report, ()), published.get(report))
        for report in sorted(events)
        for event in events[report]
    ]


def dated(event: Event, times: Sequence[Time], published: Published | None) -> Event:
    """The event with its time: the sharpest date beside its words, else *on or before* the report where it is told as
    past."""
    stretches = [(found, t) for t in times if (found := _stretch(t, event)) is not None]
    if stretches:
        days, time = min(stretches, key=lambda s: (s[0][1] - s[0][0], s[1].span.start))
        return _with(event, _bounded(event, days, published), f"{time.span.quote!r} = {time.value}")
    recalled = next((found for t in times if (found := _recalled(t, event)) is not None), None)
    if recalled is not None:
        return _with(event, recalled, "what the anniversary beside its words recalls")
    last = last_day(published)
    later = [(until[1], t) for t in times if (until := _days(t, event.until)) is not None]
    if later and event.status == "occurred":
        day, time = min(later, key=lambda s: s[0])
        return _with(event, (date.min, day), f"before what is dated {time.span.quote!r} = {time.value}")
    if event.status != "occurred" or event.time.precision == "ongoing" or event.kind in _TIMELESS or last is None:
        precision = event.time.precision if event.time.precision == "ongoing" else "none"
        return event.model_copy(update={"time": EventTime(precision=precision, why="no date beside its words")})
    why = f"told as past, without a date, in a report of {last.isoformat()} at the latest"
    return _with(event, (date.min, last), why)


def days_of(event: Event) -> Days:
    """The days in which an event may lie; open ends are `date.min` and `date.max`."""
    start, end = bounds(event.time.start), bounds(event.time.end)
    return (start[0] if start else date.min, end[1] if end else date.max)


def is_dated(event: Event) -> bool:
    """Has the event a first and a last day?"""
    return event.time.start is not None and event.time.end is not None


def sharpest(events: Sequence[Event], kind: str) -> EventTime:
    """The time that all mentions of one event allow: the days they have in common, else those of the best dated one.

    That what lasts is told as past bounds its beginning, not its end.
    """
    begun = kind in _TIMELESS or (kind in _LASTING and any(e.time.start for e in events))
    known = sorted(
        (e for e in events if e.time.start or (e.time.end and not begun)),
        key=lambda e: (days_of(e)[1] - days_of(e)[0], e.id),
    )
    if not known:
        return next((e.time for e in events if e.time.precision == "ongoing"), None) or EventTime(
            precision="none", why="no report dates it"
        )
    first, last = days_of(known[0])
    for event in known[1:]:
        start, end = days_of(event)
        if max(first, start) <= min(last, end):
            first, last = max(first, start), min(last, end)
    why = "; ".join(dict.fromkeys(e.time.why for e in known if is_dated(e) or not is_dated(known[0])))
    return time_of((first, last), why)


def _bounded(event: Event, days: Days, published: Published | None) -> Days:
    """The days where the words name a bound: *began in May*, *since May*; *by 2030* of what is planned."""
    opening = {w.quote.split()[0].lower() for w in event.when}
    begins = event.time.precision == "on-or-after" or "since" in opening or event.kind in _LASTING
    if event.status == "occurred" and begins:
        return days[0], date.max
    first = _first_day(published)
    if event.status == "planned" and opening & {"by", "within"} and first is not None and first <= days[1]:
        return first, days[1]
    return days


def _first_day(published: Published | None) -> date | None:
    days = None if published is None else bounds(published.value) or bounds(published.earliest)
    return days[0] if days else None


def _recalled(time: Time, event: Event) -> Days | None:
    """The days of what an anniversary recalls: its anchor, a day of the same date in an earlier year."""
    if not any(time.span.overlaps(w) for w in event.until) or not (time.anchor and time.value):
        return None
    same = time.anchor[4:] == time.value[4:] and time.anchor < time.value
    return bounds(time.anchor) if same else None


def _stretch(time: Time, event: Event) -> Days | None:
    return _days(time, event.when)


def _days(time: Time, words: Iterable[Span]) -> Days | None:
    if time.type not in {"DATE", "TIME"} or not any(time.span.overlaps(w) for w in words):
        return None
    days = bounds(time.value)
    return None if days is None or days == _OPEN else days


def last_day(published: Published | None) -> date | None:
    """The last day on which a report can have come out, if known."""
    if published is None:
        return None
    days = bounds(published.value) or bounds(published.latest)
    return days[1] if days else None


def last_days(published: Mapping[str, Published]) -> dict[str, date]:
    """The last day on which each report can have come out, of those for which it is known."""
    return {report: day for report, p in published.items() if (day := last_day(p)) is not None}


def _with(event: Event, days: Days, why: str) -> Event:
    return event.model_copy(update={"time": time_of(days, why)})


def time_of(days: Days, why: str) -> EventTime:
    first, last = days
    start = None if first == date.min else first.isoformat()
    end = None if last == date.max else last.isoformat()
    if start is None or end is None:
        return EventTime(start=start, end=end, precision="on-or-before" if start is None else "on-or-after", why=why)
    for length, precision in ((4, "year"), (7, "month"), (10, "day")):
        if bounds(start[:length]) == days:
            return EventTime(start=start[:length], end=start[:length], precision=precision, why=why)
    return EventTime(start=start, end=end, precision="interval", why=why)
