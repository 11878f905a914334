"""What resolution knows of a statement: when it was said, whether its source is in the pile, whether its words are
altered.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from variorum.model import Event, Published, Span, Statement, Time
from variorum.resolve.event_times import days_of
from variorum.text.calendar import bounds

_NEAR: Final = 700  # characters within which a speaker is taken to go on at the same occasion
_WEEK, _MONTH = 7, 31  # days of what dates a statement, at most; the second where nothing sharper does
_FRESH: Final = timedelta(days=7)  # before publication: what is said of what happened then is news
_TAIL: Final = (
    40  # characters after a carrier's name within which a date is that of its report (`X reported on Friday`)
)


def with_dates(
    statements: Sequence[Statement],
    times: Mapping[str, Sequence[Time]],
    published: Mapping[str, Published],
    events: Iterable[Event],
) -> tuple[Statement, ...]:
    """All statements with `date_said`, a TIMEX3 value.

    A time in the sentence of the cue, outside all content, dates a statement; else the sentence that names its
    occasion; else what the same speaker said just before. Who speaks of what has just happened on one day spoke from
    that day on (`2031-03-02/2031-03-04`). Where nothing dates it, it was said on or before publication; null where
    that is not known either.
    """
    dated: list[Statement] = []
    told = _told(events)
    by_report: dict[str, list[Statement]] = {}
    for statement in statements:
        by_report.setdefault(statement.report, []).append(statement)
    for report, rows in by_report.items():
        contents = [span for s in rows for span in s.content]
        out = _day(published[report])
        news = [(words, day) for words, day in told.get(report, ()) if out and timedelta(0) <= out - day <= _FRESH]
        spoken: dict[str | None, tuple[int, str]] = {}
        for s in rows:
            at = s.content[0].start
            day = (
                _stated(s, times.get(report, ()), contents)
                or _going_on(spoken.get(s.speaker), at)
                or (_afterwards(s, news, out) if out else None)
            )
            if day is not None and s.speaker is not None:
                spoken[s.speaker] = (at, day)
            dated.append(s.model_copy(update={"date_said": day or _by_publication(published[report])}))
    return tuple(dated)


def _going_on(before: tuple[int, str] | None, at: int) -> str | None:
    return before[1] if before is not None and 0 <= at - before[0] <= _NEAR else None


def _told(events: Iterable[Event]) -> Mapping[str, Sequence[tuple[Span, date]]]:
    """By report, the words that tell of what happened on one day, and that day."""
    found: dict[str, list[tuple[Span, date]]] = {}
    for event in events:
        first, last = days_of(event)
        if event.status == "occurred" and first == last:
            for mention in event.mentions:
                found.setdefault(mention.report, []).append((mention, first))
    return found


def _afterwards(statement: Statement, news: Sequence[tuple[Span, date]], out: date) -> str | None:
    """From the last day of the news that the statement or its sentence tells of to the day of the report."""
    parts = [*statement.content, *(hop.evidence for hop in statement.chain[:1] if hop.evidence is not None)]
    days = [day for words, day in news if any(part.holds(words) for part in parts)]
    if not days:
        return None
    return f"{max(days)}/{out}" if max(days) < out else out.isoformat()


def _day(published: Published) -> date | None:
    """The day of publication, where it is known to the day."""
    found = bounds(published.value)
    return found[0] if found and found[0] == found[1] else None


def _by_publication(published: Published) -> str | None:
    day = published.value or published.latest
    return f"../{day}" if day else None


def _stated(statement: Statement, times: Sequence[Time], contents: Sequence[Span]) -> str | None:
    """The day that the statement's own sentence, or the sentence of its occasion, gives; else the month of its own."""
    carriers = [hop.span for hop in statement.chain[1:] if hop.span is not None]
    own = [hop.evidence for hop in statement.chain[:1] if hop.evidence is not None]
    occasion = [hop.evidence for hop in statement.chain[1:] if hop.inherited and hop.evidence is not None]
    for most in (_WEEK, _MONTH):
        for place in (*own, *occasion) if most == _WEEK else own:
            dates = [t for t in times if place.holds(t.span) and _is_date(t, most) and not _of_carrier(t, carriers)]
            if place in own:
                dates = [t for t in dates if not any(c.holds(t.span) for c in contents)]
            if dates:
                return dates[0].value
    return None


def _is_date(time: Time, most: int) -> bool:
    """Is it a date of so many days at most, and neither an interval nor a reference to the present, past or future?"""
    found = bounds(time.value) if time.type == "DATE" and "/" not in (time.value or "") else None
    return found is not None and (found[1] - found[0]).days < most


def _of_carrier(time: Time, carriers: Sequence[Span]) -> bool:
    """Does the time date a medium's report of the statement, not the statement?"""
    return any(time.span.report == c.report and 0 <= time.span.start - c.end <= _TAIL for c in carriers)


def with_ends(
    statements: Sequence[Statement], outlets: Mapping[str, str], altered: Collection[str]
) -> tuple[Statement, ...]:
    """All statements with `chain_end` (is the first hop the outlet of a report in the pile?) and `altered`
    quotations.
    """
    publishing = set(outlets.values())
    return tuple(
        s.model_copy(
            update={
                "chain_end": "seen" if s.chain and s.chain[0].actor in publishing else "not-seen",
                "altered": s.report in altered and bool(s.quoted or s.mode == "direct"),
            }
        )
        for s in statements
    )
