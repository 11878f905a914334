"""What a report shows of its own date when no other does: the stamps beside it, an anniversary, the last it tells."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from variorum.model import Annotation, Published, TimeExpression
from variorum.resolve.clues import PREVIEW, REVIEW
from variorum.resolve.times import Anchor, value_of
from variorum.text.calendar import Days, bounds, month_end, precision, written_days

_TEASERS: Final = 400  # days from the last told event within which teasers' stamps date the page

_NAMES_TIME: Final = re.compile(r"\b(?:in|during|since|of)\s+$", re.IGNORECASE)  # not `the 2030 games`


def by_itself(annotation: Annotation) -> Published:
    """The month of its stamps, else the year of an anniversary that it tells of, else the days between what it tells
    as past and what it tells as yet to come."""
    earliest = last_told(annotation)
    return _from_stamps(annotation, earliest) or _from_anniversary(annotation, earliest) or _open(annotation, earliest)


def last_told(annotation: Annotation) -> date | None:
    """The first possible day of the latest event that is told as past with its year."""
    return max((days[0] for _, days in told_with_year(annotation)), default=None)


def told_with_year(annotation: Annotation) -> Iterator[tuple[TimeExpression, Days]]:
    """The times that are told as past with their year, each with its days."""
    text = annotation.report.text
    for time in annotation.times:
        days = stated_days(time) if time.direction < 0 else None
        if days and (days[0] == days[1] or _NAMES_TIME.search(text[: time.span.start])):
            yield time, days


def stated_days(time: TimeExpression) -> Days | None:
    """The days of an expression that has its year in itself."""
    kind, _, value = time.reading.partition("@")[0].partition(":")
    if kind != "value" or time.type not in ("DATE", "TIME") or not precision(value):
        return None
    return bounds(value)


def _from_stamps(annotation: Annotation, earliest: date | None) -> Published | None:
    """The month of the stamps beside teasers, where they are of one month and not long after the last event told."""
    report = annotation.report
    stamps = [d for n in report.noise if n.kind == "date-stamp" for d in written_days(report.text[n.start : n.end])]
    if not stamps or not earliest:
        return None
    months = Counter((day.year, day.month) for day in stamps)
    (year, month), count = months.most_common(1)[0]
    near = earliest <= month_end(year, month) and (max(stamps) - earliest).days <= _TEASERS
    if not near or 2 * count < len(stamps):
        return None
    latest_told = _last_dated(annotation, f"{year}-{month:02}") or earliest
    return Published(
        value=f"{year}-{month:02}",
        precision="month",
        basis="inferred",
        earliest=str(latest_told),
        why=f"inferred: {count} of {len(stamps)} date stamps of the teasers beside it are of {year}-{month:02}, "
        f"and the last event that it tells is of {latest_told}",
    )


def _last_dated(annotation: Annotation, published: str) -> date | None:
    """The latest day that is told as past, also without its year, when the report came out at `published`."""
    out = bounds(published)
    told = [
        days[0]
        for t in annotation.times
        if t.direction < 0
        and t.reading.startswith(("value:", "month-day:"))
        and (days := bounds(value_of(t, Anchor(published)).value))
    ]
    return max((day for day in told if out and day <= out[1]), default=None)


def _from_anniversary(annotation: Annotation, earliest: date | None) -> Published | None:
    """The year of an anniversary that the report tells of."""
    for time in annotation.times:
        days = bounds(value_of(time, Anchor(None)).value) if time.reading.startswith("anniversary:") else None
        if days and (not earliest or earliest <= days[1] + timedelta(REVIEW)):
            return Published(
                value=f"{days[0].year}",
                precision="year",
                basis="inferred",
                earliest=str(max(days[0] - timedelta(PREVIEW), earliest or date.min)),
                latest=str(days[1] + timedelta(REVIEW)),
                why=f"inferred: “{time.span.quote}” falls on {days[0]}",
            )
    return None


def _open(annotation: Annotation, earliest: date | None) -> Published:
    """No date: bounded by what is told."""
    ahead = [days[1] for t in annotation.times if t.direction > 0 and (days := stated_days(t))]
    bound = annotation.report.published.latest
    ahead += [date.fromisoformat(bound)] if bound else []
    latest = min((day for day in ahead if not earliest or day >= earliest), default=None)
    return annotation.report.published.model_copy(
        update={
            "earliest": str(earliest) if earliest else None,
            "latest": str(latest) if latest else None,
            "why": f"{annotation.report.published.why}; no dated report tells the same"
            + (f"; tells of {earliest} as past" if earliest else ""),
        }
    )
