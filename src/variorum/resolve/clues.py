"""Clues to a publication date: what each possible day costs, by what the report and its dated sisters tell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from variorum.model import Annotation, Published, TimeExpression
from variorum.resolve.occasions import Likeness, timed_acts
from variorum.resolve.times import Anchor, value_of
from variorum.text.calendar import Days, bounds

PREVIEW, REVIEW = 60, 120  # days before and after an anniversary in which a piece on it comes out
_NEAR_DAY: Final = 0.35  # cost of each day between sisters that tell the same
_FAR: Final = 20  # days after which that cost stops to grow
_ANY_WEEK: Final = date(2001, 1, 1)
_CONTRADICTS: Final = 8.0  # cost of a day that gives a time another value than a sister gives the same occasion
_FRESH: Final = ("weekday:", "unit:day:", "unit:week:", "unit:weekend")  # readings that only fresh news has
_CARRY: Final = 1  # sentences that a time carries on
_STALE: Final = 1.0  # cost of each day that a bare weekday lies back

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


def from_sisters(
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


def from_itself(annotation: Annotation) -> list[Evidence]:
    """Bare weekdays are the last or the next ones and seldom far off; a dateline and an anniversary are near."""
    evidence = []
    fresh, reasons = [], []
    for time in annotation.times:
        if time.sentence < 0 and time.reading.startswith("month-day:"):
            evidence.append(Evidence(_of_dateline(time), f"dateline “{time.span.quote}”"))
        kind, _, number = time.reading.partition("@")[0].partition(":")
        if kind == "weekday" and number.isdigit() and not time.quoted:
            lag = 1 if time.direction <= 0 and _through_others(annotation, time) else 0
            fresh.append(_freshness(time, lag))
            reasons.append(f"“{time.span.quote}” is {'the day before' if lag else 'near'} publication")
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
        return _STALE * (day - at[0]).days if at and 0 <= (day - at[0]).days <= 1 else _CONTRADICTS

    return cost


def _freshness(time: TimeExpression, lag: int) -> Clue:
    def cost(day: date) -> float:
        at = bounds(value_of(time, Anchor(day.isoformat())).value)
        return _STALE * abs(abs((day - at[0]).days) - lag) if at else 0.0

    return cost


def _season_of(days: Days) -> Clue:
    return lambda day: 0.0 if -PREVIEW <= (day - days[0]).days <= REVIEW else _CONTRADICTS


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
