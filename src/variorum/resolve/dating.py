"""When each report came out, where it does not say: days that fit what it tells and what its dated sisters tell.

Every clue gives each possible day a cost; the day with the least total is taken, and the days that are nearly as good
bound it. A date that a report states is never changed, only questioned.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from variorum.model import Annotation, Published, TimeExpression
from variorum.model.report import Precision
from variorum.resolve.occasions import Likeness, same_occasion, timed_acts
from variorum.resolve.times import Anchor, value_of
from variorum.text.calendar import Days, bounds, days_of, month_end, precision, written_days

_REACH: Final = 45  # days round a dated sister report that are tried
_WIDE_REACH: Final = 400  # the same where no clue tells the week
_NEAR_DAY: Final = 0.35  # cost of each day between sisters that tell the same
_FAR: Final = 20  # days after which that cost stops to grow
_CONTRADICTS: Final = 8.0  # cost of a day that gives a time another value than a sister gives the same occasion
_FRESH: Final = ("weekday:", "unit:day:", "unit:week:", "unit:weekend")  # readings that only fresh news has
_CARRY: Final = 1  # sentences that a time carries on
_STALE: Final = 1.0  # cost of each day that a bare weekday lies back
_UNLIKELY: Final = 4.0  # where even the best day costs as much, nothing is fixed
_CLOSE: Final = 1.6  # days that cost no more than this over the best one bound the date
_PREVIEW, _REVIEW = 60, 120  # days before and after an anniversary in which a piece on it comes out
_TEASERS: Final = 400  # days from the last told event within which teasers' stamps date the page
_FAR_FUTURE: Final = 31  # a told past event this long after a stated date makes the date doubtful

_NAMES_TIME: Final = re.compile(r"\b(?:in|during|since|of)\s+$", re.IGNORECASE)  # not `the 2030 games`
Clue = Callable[[date], float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a date: what each day costs, and why.

    `of_pile` where it rests on a sister report, `of_day` where it tells the day or the week.
    """

    cost: Clue
    why: str
    of_pile: bool = False
    of_day: bool = False


@dataclass(frozen=True, slots=True)
class _Like:
    """A report, and the sentence `there` of a dated sister that tells what a sentence of it tells."""

    ours: Annotation
    sister: Annotation
    there: int


def dates(annotations: Sequence[Annotation]) -> dict[str, Published]:
    """The publication date of every report, by report id.

    Dates that reports state are kept as read. Others are inferred where a dated sister report tells the same occasion,
    else from the teasers' stamps, else bounded by the last event told; `value` stays null where nothing fixes it. A
    report that has been dated to a day may date others.
    """
    found = {a.report.id: _kept(a) for a in annotations}
    likenesses = same_occasion(annotations)
    missing = sorted((a for a in annotations if found[a.report.id].value is None), key=lambda a: a.report.id)
    while missing:
        missing.sort(key=lambda a: _ties(a, likenesses, found))
        rest = missing.pop()
        found[rest.report.id] = _inferred(rest, likenesses, annotations, found)
    return found


def _ties(annotation: Annotation, likenesses: Sequence[Likeness], found: Mapping[str, Published]) -> int:
    """How many sentences of dated reports tell what this report tells: those with most are dated first."""
    own = annotation.report.id
    others = (b if a == own else a for a, b in ((each.a[0], each.b[0]) for each in likenesses) if own in (a, b))
    return sum(found[other].precision == "day" for other in others)


def _kept(annotation: Annotation) -> Published:
    """The date as read; questioned where the report tells of events long after it."""
    published = annotation.report.published
    stated, told = bounds(published.value), _last_told(annotation)
    if stated and told and (told - stated[1]).days > _FAR_FUTURE and not published.questioned:
        return published.model_copy(
            update={"questioned": f"the report tells of {told} as past, long after its stated date"}
        )
    return published


def _last_told(annotation: Annotation) -> date | None:
    """The first possible day of the latest event that is told as past with its year."""
    text = annotation.report.text
    told = [
        days[0]
        for t in annotation.times
        if t.direction < 0
        and (days := _stated_days(t))
        and (days[0] == days[1] or _NAMES_TIME.search(text[: t.span.start]))
    ]
    return max(told, default=None)


def _stated_days(time: TimeExpression) -> Days | None:
    """The days of an expression that has its year in itself."""
    kind, _, value = time.reading.partition("@")[0].partition(":")
    if kind != "value" or time.type not in ("DATE", "TIME") or not precision(value):
        return None
    return bounds(value)


def _inferred(
    annotation: Annotation,
    likenesses: Sequence[Likeness],
    annotations: Sequence[Annotation],
    found: Mapping[str, Published],
) -> Published:
    own = annotation.report.id
    mine = [each for each in likenesses if own in (each.a[0], each.b[0])]
    sisters = {a.report.id: a for a in annotations if a.report.id != own and found[a.report.id].precision == "day"}
    evidence = [*_from_sisters(annotation, mine, sisters, found), *_from_itself(annotation)]
    earliest = _last_told(annotation)
    linked = sorted({r for each in mine for r in (each.a[0], each.b[0]) if r in sisters})
    days = _candidates([found[r] for r in linked], earliest, evidence)
    best = _best(days, evidence) if days and any(each.of_pile for each in evidence) else None
    return (
        best
        or _from_stamps(annotation, earliest)
        or _from_anniversary(annotation, earliest)
        or _open(annotation, earliest)
    )


def _candidates(dated: Sequence[Published], earliest: date | None, evidence: Sequence[Evidence]) -> list[date]:
    """The days round the dated sisters, none before the last event told; more where no clue tells the week."""
    reach = timedelta(_REACH if any(each.of_day for each in evidence) else _WIDE_REACH)
    days = {day for p in dated if (at := bounds(p.value)) for day in days_of((at[0] - reach, at[1] + reach))}
    return sorted(day for day in days if not earliest or day >= earliest)


def _best(days: Sequence[date], evidence: Sequence[Evidence]) -> Published | None:
    """The day with the least cost and those nearly as good; None where even that day is unlikely."""
    total = {day: sum(each.cost(day) for each in evidence) for day in days}
    best = min(days, key=lambda day: (total[day], day))
    if total[best] >= _UNLIKELY:
        return None
    close = [day for day in days if total[day] <= total[best] + _CLOSE]
    reasons = "; ".join(each.why for each in evidence)
    why = f"inferred: {best} costs {total[best]:.1f}, the least of {len(days)} days; {reasons}"
    first, last = close[0], close[-1]
    value, precise = _common(first, last, best)
    return Published(
        value=value,
        precision=precise,
        basis="inferred",
        earliest=str(first),
        latest=str(last),
        why=why if value else f"too wide: {why}",
    )


def _common(first: date, last: date, best: date) -> tuple[str | None, Precision | None]:
    """The best day where all good days lie in one week, else the month or the year that they have in common."""
    if (last - first).days < 7:
        return str(best), "day"
    if f"{first:%Y-%m}" == f"{last:%Y-%m}":
        return f"{first:%Y-%m}", "month"
    return (f"{first:%Y}", "year") if first.year == last.year else (None, None)


def _from_sisters(
    annotation: Annotation,
    mine: Sequence[Likeness],
    sisters: Mapping[str, Annotation],
    found: Mapping[str, Published],
) -> list[Evidence]:
    """Nearness to the sister that tells most of the same, and times that sisters give the same occasion."""
    own = annotation.report.id
    strength: dict[str, float] = {}
    meetings: dict[tuple[str, Days], Evidence] = {}  # one for all copies of a sister
    for each in mine:
        (here, there) = (each.a, each.b) if each.a[0] == own else (each.b, each.a)
        if there[0] not in sisters:
            continue
        if _tells_news(annotation, here[1]) and _tells_news(sisters[there[0]], there[1]):
            strength[there[0]] = strength.get(there[0], 0.0) + each.score
        like = _Like(annotation, sisters[there[0]], there[1])
        reason = f"{there[0]} tells the same ({', '.join(each.shared[:4])})"
        for time in _countable(annotation, here[1]):
            for days in _given(like, time, found[there[0]]):
                meetings.setdefault((time.id, days), _meeting(time, days, reason))
    evidence = list(meetings.values())
    if strength and _is_fresh(annotation):
        nearest = max(strength, key=lambda sister: (strength[sister], sister))
        at = bounds(found[nearest].value)
        if at:
            why = f"tells most of what {nearest} of {at[0]} tells ({strength[nearest]:.1f})"
            evidence.append(Evidence(_nearness(at[0]), why, of_pile=True, of_day=True))
    return evidence


def _tells_news(annotation: Annotation, sentence: int) -> bool:
    """Does the sentence tell what someone did, and not a state of things or a thing of last year?"""
    distant = ("value:", "unit:year", "unit:month", "month:", "month-day:", "since")
    acts = any(t.tag == "VBD" for t in annotation.parse.of(annotation.parse.sentences[sentence]))
    times = [t.reading for t in annotation.times if t.sentence == sentence]
    return acts and (not any(r.startswith(distant) for r in times) or any(r.startswith(_FRESH) for r in times))


def _countable(annotation: Annotation, sentence: int) -> list[TimeExpression]:
    """The times of a sentence that are counted from publication."""
    kinds = ("weekday", "week-day", "unit")
    return [t for t in annotation.times if t.sentence == sentence and t.reading.partition(":")[0] in kinds]


def _given(like: _Like, time: TimeExpression, published: Published) -> list[Days]:
    """The days on which the sister's sentence, or the one before it, sets the act that `time` belongs to."""
    acts = timed_acts(like.ours, time)
    for sentence in range(like.there, max(-1, like.there - _CARRY - 1), -1):
        times = [
            t
            for t in like.sister.times
            if t.sentence == sentence and t.direction * time.direction >= 0 and acts & timed_acts(like.sister, t)
        ]
        values = (value_of(t, Anchor(published.value)).value for t in times)
        found = [days for value in values if (days := bounds(value))]
        if found:
            return found
    return []


def _is_fresh(annotation: Annotation) -> bool:
    """Does it tell by weekdays, `today` or `this week`, as only fresh news does?"""
    return any(t.reading.startswith(_FRESH) and not t.quoted for t in annotation.times)


def _nearness(at: date) -> Clue:
    return lambda day: _NEAR_DAY * min(abs((day - at).days), _FAR)


def _meeting(time: TimeExpression, given: Days, reason: str) -> Evidence:
    """Ours and theirs tell the same occasion, so their days should meet."""

    def cost(day: date) -> float:
        ours = bounds(value_of(time, Anchor(day.isoformat())).value)
        return 0.0 if ours and ours[0] <= given[1] and given[0] <= ours[1] else _CONTRADICTS

    fine = (given[1] - given[0]).days < 7 and not time.reading.startswith("unit:year")
    return Evidence(cost, f"“{time.span.quote}” should meet {given[0]}: {reason}", of_pile=True, of_day=fine)


def _from_itself(annotation: Annotation) -> list[Evidence]:
    """A bare weekday is the last or the next one, and seldom far off."""
    evidence = []
    for time in annotation.times:
        if time.sentence < 0 and time.reading.startswith("month-day:"):
            evidence.append(Evidence(_of_dateline(time), f"dateline “{time.span.quote}”"))
        kind, _, number = time.reading.partition("@")[0].partition(":")
        if kind == "weekday" and number.isdigit() and not time.quoted:
            lag = 1 if time.direction <= 0 and _through_others(annotation, time) else 0
            why = f"“{time.span.quote}” is {'the day before' if lag else 'near'} publication"
            evidence.append(Evidence(_freshness(time, lag), why))
        if time.reading.startswith("anniversary:"):
            days = bounds(value_of(time, Anchor(None)).value)
            if days:
                evidence.append(Evidence(_season_of(days), f"“{time.span.quote}” falls on {days[0]}"))
    return evidence


def _of_dateline(time: TimeExpression) -> Clue:
    """A report comes out on the day of its dateline or the next."""

    def cost(day: date) -> float:
        at = bounds(value_of(time, Anchor(day.isoformat())).value)
        return _STALE * (day - at[0]).days if at and 0 <= (day - at[0]).days <= 1 else _CONTRADICTS

    return cost


def _freshness(time: TimeExpression, lag: int) -> Clue:
    def cost(day: date) -> float:
        at = bounds(value_of(time, Anchor(day.isoformat())).value)
        return _STALE * abs(abs((day - at[0]).days) - lag) if at else 0.0

    return cost


def _season_of(days: Days) -> Clue:
    return lambda day: 0.0 if -_PREVIEW <= (day - days[0]).days <= _REVIEW else _CONTRADICTS


def _through_others(annotation: Annotation, time: TimeExpression) -> bool:
    """Does the sentence tell the event of that day as something that others have reported since?"""
    tokens = annotation.parse.of(annotation.parse.sentences[time.sentence]) if time.sentence >= 0 else ()
    cues = [t for t in tokens if t.lemma in ("report", "announce", "publish") and t.tag in ("VBD", "VBZ", "VBP")]
    inside = [t for t in tokens if time.span.start <= t.start and t.end <= time.span.end]
    return bool(cues) and not any(_hangs_on(annotation, t.i, cue.i) for t in inside for cue in cues)


def _hangs_on(annotation: Annotation, token: int, head: int) -> bool:
    """Is `head` the first verb above the token?"""
    tokens = annotation.parse.tokens
    while tokens[token].head != token:
        token = tokens[token].head
        if tokens[token].pos == "VERB":
            return token == head
    return token == head


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
        if days and (not earliest or earliest <= days[1] + timedelta(_REVIEW)):
            return Published(
                value=f"{days[0].year}",
                precision="year",
                basis="inferred",
                earliest=str(max(days[0] - timedelta(_PREVIEW), earliest or date.min)),
                latest=str(days[1] + timedelta(_REVIEW)),
                why=f"inferred: “{time.span.quote}” falls on {days[0]}",
            )
    return None


def _open(annotation: Annotation, earliest: date | None) -> Published:
    """No date: bounded by what is told."""
    ahead = [days[1] for t in annotation.times if t.direction > 0 and (days := _stated_days(t))]
    latest = min((day for day in ahead if not earliest or day >= earliest), default=None)
    return annotation.report.published.model_copy(
        update={
            "earliest": str(earliest) if earliest else None,
            "latest": str(latest) if latest else None,
            "why": f"{annotation.report.published.why}; no dated report tells the same"
            + (f"; tells of {earliest} as past" if earliest else ""),
        }
    )
