"""Clues to a publication date from deeds that dated reports tell too: weekdays, counts of days since, quotes, news."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from variorum.model import Annotation, Published, TimeExpression, Token
from variorum.resolve.clues import CONTRADICTS, NEAR_DAY, Clue, Dated, Evidence, is_fresh, meeting, nearness
from variorum.resolve.deeds import Deed, Likenesses, deed_at, deed_of
from variorum.resolve.occasions import Likeness, content
from variorum.resolve.times import Anchor, value_of
from variorum.text.calendar import Days, bounds

_COUNTED: Final = ("weekday", "week-day", "unit", "month", "month-day", "named-month")  # readings without a year
_LEAD: Final = 2  # sentences at the head of a report that tell its news
_LONGEST: Final = 31  # days that a time may cover to date anything
_OFFSET: Final = re.compile(r"value:P(\d+)([DWM])")
_UNITS: Final = {"D": (1, 1), "W": (7, 4), "M": (30, 15)}  # days, and how many of them rounding may take or give
_LATE: Final = 3  # days in which such news is still told
_SAID: Final = timedelta(7)  # a quotation is no older than this when a fresh report first gives it
_QUOTED: Final = 2  # content words that two quotations must share


@dataclass(frozen=True, slots=True)
class Told:
    """A deed that a dated report tells, and the days on which it sets it."""

    deed: Deed
    days: Days
    words: str


def told_by(annotation: Annotation, published: Published) -> list[Told]:
    """The deeds that a report dates: those with their own time, and those that its news is counted from."""
    rows = []
    for time in annotation.times:
        days = bounds(value_of(time, Anchor(published.value)).value)
        if time.sentence >= 0 and time.direction <= 0 and days and (days[1] - days[0]).days <= _LONGEST:
            rows.append(Told(deed_of(annotation, time), days, time.span.quote))
    day = bounds(published.value) if published.precision == "day" else None
    for time, noun, count, slack in _since(annotation) if day else ():
        if day:
            last = day[1] - timedelta(count)
            days = last - timedelta(slack + _LATE), last + timedelta(slack if slack > 1 else 0)
            rows.append(Told(deed_at(annotation, noun), days, time.span.quote))
    return rows


def from_deeds(annotation: Annotation, told: Sequence[Told], likenesses: Likenesses) -> list[Evidence]:
    """Times without a year that should meet the days which dated reports give the same deed.

    Deeds that share names but no act count only where no others are found.
    """
    acted: dict[tuple[str, Days], Evidence] = {}
    named: dict[tuple[str, Days], Evidence] = {}
    for time in annotation.times:
        if time.sentence < 0 or time.direction > 0 or time.reading.partition(":")[0] not in _COUNTED:
            continue
        ours = deed_of(annotation, time)
        for best in _best(ours, [t for t in told if t.deed.acts & ours.acts or _same_weekday(time, t)], likenesses):
            rows = acted if best.deed.acts & ours.acts else named
            rows[time.id, best.days] = meeting(time, best.days, _reason(ours, best))
    for time, noun, count, slack in _since(annotation):
        ours = deed_at(annotation, noun)
        for best in _best(ours, [t for t in told if t.deed.acts & ours.acts], likenesses):
            acted[time.id, best.days] = _counted(time, best, count, slack)
    return [*acted.values(), *(named.values() if not any(e.of_day for e in acted.values()) else ())]


def from_quotes(annotation: Annotation, mine: Sequence[Likeness], sisters: Mapping[str, Dated]) -> list[Evidence]:
    """A quotation that a dated, fresh report gives was made just before it; news of what it tells is no older."""
    evidence = []
    for each in mine:
        here, there = each.seen_from(annotation.report.id)
        if there[0] not in sisters:
            continue
        sister, published = sisters[there[0]]
        day = bounds(published.value)
        shared = _quoted(annotation, here[1]) & _quoted(sister, there[1])
        time = _beside_quote(annotation, here[1])
        if day and time and len(shared) >= _QUOTED and is_fresh(sister):
            reason = f"{there[0]} of {day[0]} quotes the same ({', '.join(sorted(shared))})"
            evidence.append(meeting(time, (day[0] - _SAID, day[1]), reason))
    return evidence


def _beside_quote(annotation: Annotation, sentence: int) -> TimeExpression | None:
    """The past time of a sentence, counted from publication, that stands nearest to its quotation."""
    at = annotation.parse.sentences[sentence]
    quotes = [q for q in annotation.parse.quotations if q.start < at.end and at.start < q.end]
    times = [
        t
        for t in annotation.times
        if t.sentence == sentence and t.direction < 0 and not t.quoted and t.reading.partition(":")[0] in _COUNTED
    ]
    return min(times, key=lambda t: min(abs(q.start - t.span.end) for q in quotes)) if quotes and times else None


def from_news(annotation: Annotation, news: Sequence[Likeness], dated: Mapping[str, Dated]) -> list[Evidence]:
    """What the head of a fresh report tells as done, and another report dates, was done shortly before."""
    days: dict[Days, str] = {}
    for each in news:
        here, there = each.seen_from(annotation.report.id)
        if there[0] not in dated or here[1] >= _LEAD or not _told_as_done(annotation, here[1]):
            continue
        other, published = dated[there[0]]
        for time in (t for t in other.times if t.sentence == there[1] and t.direction < 0 and not t.quoted):
            at = bounds(value_of(time, Anchor(published.value)).value)
            if at and at[0] == at[1]:
                days.setdefault(at, f"{there[0]} sets on {at[0]} what its head tells ({', '.join(each.shared[:4])})")
    if not days or not is_fresh(annotation):
        return []
    last = max(days)
    return [Evidence(_after(last[0]), days[last], of_pile=True, of_day=True, around=last)]


def _after(at: date) -> Clue:
    near = nearness(at)
    return lambda day: near(day) if day >= at else CONTRADICTS


def _told_as_done(annotation: Annotation, sentence: int) -> bool:
    """Does a sentence without a time of its own tell in the past what was done?"""
    tokens = annotation.parse.of(annotation.parse.sentences[sentence])
    return any(t.tag in ("VBD", "VBN") for t in tokens) and all(t.sentence != sentence for t in annotation.times)


def _best(ours: Deed, told: Sequence[Told], likenesses: Likenesses) -> list[Told]:
    """The telling most like ours, with those that set it on other days and are as like."""
    likeness = {i: likenesses.of(ours, each.deed) for i, each in enumerate(told)}
    most = max(likeness.values(), default=0.0)
    return [told[i] for i, score in likeness.items() if score and score == most]


def _same_weekday(time: TimeExpression, told: Told) -> bool:
    """A second, independent sign that two tellings are one: the weekday that one names is that of the other's day."""
    kind, _, rest = time.reading.partition("@")[0].partition(":")
    return kind == "weekday" and told.days[0] == told.days[1] and rest[:1] == str(told.days[0].isoweekday())


def _reason(ours: Deed, told: Told) -> str:
    shared = sorted(ours.words & told.deed.words)
    return f"{told.deed.report} dates the same by “{told.words}” ({', '.join(shared[:4])})"


def _since(annotation: Annotation) -> Iterator[tuple[TimeExpression, Token, int, int]]:
    """`six weeks after a collision` at the head of a report: time, noun, days, and how exact they are."""
    for time in annotation.times:
        count = _OFFSET.fullmatch(time.reading)
        if not count or not 0 <= time.sentence < _LEAD:
            continue
        noun = _counted_from(annotation, time)
        if noun is not None:
            unit, slack = _UNITS[count[2]]
            yield time, noun, int(count[1]) * unit, slack


def _counted_from(annotation: Annotation, time: TimeExpression) -> Token | None:
    """The noun of `after the signing`, or the verb of `after they signed`, that follows a count of days."""
    parse = annotation.parse
    inside = parse.within(*time.span.bounds)
    after = parse.tokens[inside[-1].i + 1 : inside[-1].i + 2] if inside else ()
    if not after or after[0].lemma not in ("after", "since"):
        return None
    if after[0].dep == "mark":
        return parse.tokens[after[0].head]
    return next((t for t in parse.children(after[0]) if t.dep in ("pobj", "pcomp")), None)


def _counted(time: TimeExpression, told: Told, count: int, slack: int) -> Evidence:
    """Publication so many days after the deed, or a little later; rounded counts are nearly exact."""
    first = told.days[0] + timedelta(count - slack)
    last = told.days[1] + timedelta(count + slack + _LATE)

    exact = told.days[0] + timedelta(count)

    def cost(day: date) -> float:
        off = abs((day - exact).days) if slack < _UNITS["M"][1] else 0
        return NEAR_DAY * off if first <= day <= last else CONTRADICTS

    why = f"“{time.span.quote}” after what {told.deed.report} sets on {told.days[0]}"
    return Evidence(cost, why, of_pile=True, of_day=slack < _UNITS["M"][1], around=(first, last))


def _quoted(annotation: Annotation, sentence: int) -> frozenset[str]:
    """The content words of a sentence that stand in quotation marks."""
    parse = annotation.parse
    words = content(annotation, parse.sentences[sentence])
    return frozenset(
        t.lemma for t in parse.of(parse.sentences[sentence]) if t.lemma in words and parse.quotation_at(t.start, t.end)
    )
