"""Clues to a publication date: what each possible day costs, by what the report and its dated sisters tell."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from variorum.model import Annotation, Published, TimeExpression
from variorum.resolve.occasions import Likeness, timed_acts
from variorum.resolve.times import Anchor, value_of
from variorum.text.calendar import Days, bounds

PREVIEW, REVIEW = 60, 120  # days before and after an anniversary in which a piece on it comes out
NEAR_DAY: Final = 0.35  # cost of each day between sisters that tell the same
_FAR: Final = 9  # days after which that cost stops to grow, so that it never outweighs what tells another day
_ANY_WEEK: Final = date(2001, 1, 1)
CONTRADICTS: Final = 8.0  # cost of a day that gives a time another value than a sister gives the same occasion
_FRESH: Final = ("weekday:", "unit:day:", "unit:week:", "unit:weekend")  # readings that only fresh news has
_CARRY: Final = 1  # sentences that a time carries on
_STALE: Final = 1.0  # cost of each day that a bare weekday lies back

Dated = tuple[Annotation, Published]  # a report and the date that it has been given
Clue = Callable[[date], float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a date: what each day costs, and why.

    `of_pile` where it rests on a sister report, `of_day` where it tells the day or the week,
    `around` the days that it speaks for.
    """

    cost: Clue
    why: str
    of_pile: bool = False
    of_day: bool = False
    around: Days | None = None


@dataclass(frozen=True, slots=True)
class _Like:
    """A report, and the sentence `there` of a dated sister that tells what a sentence of it tells."""

    ours: Annotation
    sister: Annotation
    there: int


def from_sisters(
    annotation: Annotation,
    mine: Sequence[Likeness],
    news: Set[Likeness],
    sisters: Mapping[str, Dated],
) -> list[Evidence]:
    """Nearness to the sister that tells most of the same `news`, and times that sisters give the same occasion."""
    own = annotation.report.id
    strength: dict[str, float] = {}
    meetings: dict[tuple[str, Days], Evidence] = {}  # one for all copies of a sister
    for each in mine:
        here, there = each.seen_from(own)
        if there[0] not in sisters:
            continue
        if each in news and _tells_news(annotation, here[1]) and _tells_news(sisters[there[0]][0], there[1]):
            strength[there[0]] = strength.get(there[0], 0.0) + each.score
        sister, published = sisters[there[0]]
        like = _Like(annotation, sister, there[1])
        reason = f"{there[0]} tells the same ({', '.join(each.shared[:4])})"
        for time in _countable(annotation, here[1]):
            for days in _given(like, time, published):
                meetings.setdefault((time.id, days), meeting(time, days, reason))
    evidence = list(meetings.values())
    if strength and is_fresh(annotation):
        nearest = max(strength, key=lambda sister: (strength[sister], sister))
        at = bounds(sisters[nearest][1].value)
        if at:
            why = f"tells most of what {nearest} of {at[0]} tells ({strength[nearest]:.1f})"
            evidence.append(Evidence(nearness(at[0]), why, of_pile=True, of_day=True, around=at))
    return evidence


def _tells_news(annotation: Annotation, sentence: int) -> bool:
    """Does the sentence tell what someone did, and not a state of things or a thing of last year?"""
    distant = ("value:", "unit:year", "unit:month", "month:", "month-day:", "since")
    acts = any(t.tag == "VBD" for t in annotation.parse.of(annotation.parse.sentences[sentence]))
    return acts and not any(t.reading.startswith(distant) for t in annotation.times if t.sentence == sentence)


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


def is_fresh(annotation: Annotation) -> bool:
    """Does it tell by weekdays, `today` or `this week`, as only fresh news does?"""
    return any(t.reading.startswith(_FRESH) and not t.quoted for t in annotation.times)


def nearness(at: date) -> Clue:
    return lambda day: NEAR_DAY * min(abs((day - at).days), _FAR)


def meeting(time: TimeExpression, given: Days, reason: str) -> Evidence:
    """Ours and theirs tell the same occasion, so their days should meet."""

    def cost(day: date) -> float:
        ours = bounds(value_of(time, Anchor(day.isoformat())).value)
        return 0.0 if ours and ours[0] <= given[1] and given[0] <= ours[1] else CONTRADICTS

    kind, unit = time.reading.split(":")[0], time.reading.split(":")[1:2]
    fine = (
        (given[1] - given[0]).days < 7 and kind in ("weekday", "week-day", "unit") and unit not in (["year"], ["month"])
    )
    return Evidence(
        cost, f"“{time.span.quote}” should meet {given[0]}: {reason}", of_pile=True, of_day=fine, around=given
    )


def from_itself(annotation: Annotation) -> list[Evidence]:
    """Bare weekdays are the last or the next ones and seldom far off; a dateline and an anniversary are near."""
    evidence = []
    fresh, reasons = [], []
    for time in annotation.times:
        if time.sentence < 0 and time.reading.startswith("month-day:"):
            evidence.append(Evidence(_of_dateline(time), f"dateline “{time.span.quote}”"))
        kind, _, number = time.reading.partition("@")[0].partition(":")
        if kind == "weekday" and number.isdigit() and not time.quoted:
            fresh.append(_freshness(time))
            reasons.append(f"“{time.span.quote}” is near publication")
        if time.reading.startswith("anniversary:"):
            days = bounds(value_of(time, Anchor(None)).value)
            if days:
                evidence.append(Evidence(_season_of(days), f"“{time.span.quote}” falls on {days[0]}"))
    if fresh:
        evidence.append(Evidence(_over_the_best(fresh), "; ".join(dict.fromkeys(reasons))))
    return evidence


def _over_the_best(clues: Sequence[Clue]) -> Clue:
    """What the day of the week costs together, over the best day of any week: a story may name many weekdays."""
    least = min(sum(clue(_ANY_WEEK + timedelta(n)) for clue in clues) for n in range(7))
    return lambda day: sum(clue(day) for clue in clues) - least


def _of_dateline(time: TimeExpression) -> Clue:
    """A report comes out on the day of its dateline or the next."""

    def cost(day: date) -> float:
        at = bounds(value_of(time, Anchor(day.isoformat())).value)
        return _STALE * (day - at[0]).days if at and 0 <= (day - at[0]).days <= 1 else CONTRADICTS

    return cost


def _freshness(time: TimeExpression) -> Clue:
    def cost(day: date) -> float:
        at = bounds(value_of(time, Anchor(day.isoformat())).value)
        return _STALE * abs((day - at[0]).days) if at else 0.0

    return cost


def _season_of(days: Days) -> Clue:
    return lambda day: 0.0 if -PREVIEW <= (day - days[0]).days <= REVIEW else CONTRADICTS
