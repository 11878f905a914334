"""Clues to a publication date from deeds that dated reports tell too: weekdays, counts of days since, quotes, news."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from variorum.model import Annotation, Published, Sentence, TimeExpression, Token
from variorum.resolve.clues import CONTRADICTS, NEAR_DAY, Clue, Dated, Evidence, is_fresh, meeting, nearness
from variorum.resolve.deeds import Deed, Likenesses, deed_at, deed_of
from variorum.resolve.occasions import CONTENT, content
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
_MOST: Final = 0.6  # of the content words of the shorter of them
_BACK: Final = (
    "unit:week:-",
    "unit:month:-",
    "unit:year:-",
    "month:",
    "month-day:",
)  # readings of `last month`, `in May`


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


class Tellings:
    """The deeds that reports date, worked out once for each date that a report is given."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[Published, list[Told]]] = {}

    def of(self, annotation: Annotation, published: Published) -> list[Told]:
        """What `told_by` gives."""
        report = annotation.report.id
        if report not in self._told or self._told[report][0] != published:
            self._told[report] = published, told_by(annotation, published)
        return self._told[report][1]


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


def from_quotes(annotation: Annotation, sisters: Mapping[str, Dated], likenesses: Likenesses) -> list[Evidence]:
    """A quotation that a dated, fresh report gives was said at most a week before it: `last month called it “…”`."""
    back = [(time, s) for s in annotation.parse.sentences if (time := _looking_back(annotation, s))]
    looking = [(time, ours) for time, sentence in back if (ours := _quotations(annotation, sentence))]
    if not looking:  # as of most reports; what all their sisters quote need not be gathered then
        return []
    evidence = []
    given = [
        (report, bounds(published.value), words)
        for report, (sister, published) in sisters.items()
        if is_fresh(sister)
        for words in _quotations(sister)
    ]
    for time, ours in looking:
        for report, day, theirs in given:
            shared = max((words & theirs for words in ours if _one_quote(words, theirs)), key=len, default=None)
            if day and shared and likenesses.tells(shared):
                reason = f"{report} of {day[0]} quotes the same ({', '.join(sorted(shared))})"
                evidence.append(meeting(time, (day[0] - _SAID, day[1]), reason))
    return evidence


def _one_quote(a: frozenset[str], b: frozenset[str]) -> bool:
    """Are most content words of the shorter quotation in the longer one?"""
    return len(a & b) >= _QUOTED and len(a & b) >= _MOST * min(len(a), len(b))


def _looking_back(annotation: Annotation, sentence: Sentence) -> TimeExpression | None:
    """The one time of a sentence like `last month`."""
    back = [
        t for t in annotation.times
        if t.sentence == sentence.i and t.direction < 0 and not t.quoted and t.reading.startswith(_BACK)
    ]  # fmt: skip
    return back[0] if len(back) == 1 else None


def _quotations(annotation: Annotation, sentence: Sentence | None = None) -> list[frozenset[str]]:
    """The content words of each quotation of a report or a sentence."""
    parse = annotation.parse
    inside = [q for q in parse.quotations if sentence is None or (q.start < sentence.end and sentence.start < q.end)]
    return [frozenset(t.lemma for t in parse.within(q.start, q.end) if t.pos in CONTENT) for q in inside]


def from_news(annotation: Annotation, dated: Mapping[str, Dated], likenesses: Likenesses) -> list[Evidence]:
    """What the head of a fresh report tells as done, and another report dates, was done shortly before."""
    heads = [content(annotation, s) for s in annotation.parse.sentences[:_LEAD] if _told_as_done(annotation, s.i)]
    days: dict[Days, str] = {}
    for report, (other, published) in dated.items():
        for time in (t for t in other.times if t.sentence >= 0 and t.direction < 0 and not t.quoted):
            at = bounds(value_of(time, Anchor(published.value)).value)
            there = content(other, other.parse.sentences[time.sentence])
            both = (head & there for head in heads)
            shared = next((words for words in both if likenesses.surely(words) and likenesses.tells(words)), None)
            if shared and at and at[0] == at[1]:
                days.setdefault(at, f"{report} sets on {at[0]} what its head tells ({', '.join(sorted(shared)[:4])})")
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
