"""When each report came out, where it does not say: days that fit what it tells and what its dated sisters tell.

Every clue gives each possible day a cost; the day with the least total is taken, and the days that are nearly as good
bound it. A date that a report states is never changed. Where the report tells as past what happened after it, it is
questioned, and not believed: nothing is counted from it, and it dates no sister.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from variorum.model import Annotation, Dateline, Published, Report
from variorum.model.renamed import renamed
from variorum.model.report import Precision
from variorum.resolve.alone import by_itself, last_told, stated_days, told_with_year
from variorum.resolve.clues import Dated, Evidence, from_itself, from_sisters
from variorum.resolve.deeds import Likenesses
from variorum.resolve.editions import leads
from variorum.resolve.occasions import Likeness, same_occasion
from variorum.resolve.queue import Known, Queue
from variorum.resolve.retold import Tellings, from_deeds, from_news, from_quotes
from variorum.text.calendar import Days, bounds, days_of

_REACH: Final = 45  # days round a dated sister report that are tried
_WIDE_REACH: Final = 400  # the same where no clue tells the week
_UNLIKELY: Final = 4.0  # where even the best day costs as much, nothing is fixed
_CLOSE: Final = 1.6  # days that cost no more than this over the best one bound the date
_HALF_A_YEAR: Final = timedelta(days=183)
_ROUNDS: Final = 4  # passes over the undated reports, each of which may date others
_ZONES: Final = timedelta(1)  # a told past event later than this after a stated date contradicts it
_SOON: Final = 31  # days after a stated date in which a day without a year that is told as past contradicts it
_YEAR_NAMED: Final = 300  # days back from which a report names the year


def dates(annotations: Sequence[Annotation]) -> dict[str, Published]:
    """The publication date of every report, by report id.

    Dates that reports state are kept as read. Others are inferred where a dated sister report tells the same occasion,
    else from the teasers' stamps, else bounded by the last event told; `value` stays null where nothing fixes it. A
    report that has been dated may date others; prints of one text that are undated alike are dated as one.
    """
    lead = leads(annotations)
    found = _dates([a for a in annotations if lead[a.report.id] == a.report.id])
    return {report: renamed(found[first], {first: report}) for report, first in lead.items()}


def _dates(annotations: Sequence[Annotation]) -> dict[str, Published]:
    """The same of reports no two of which say the same."""
    kept = {a.report.id: _kept(a) for a in annotations}
    found = {report: believed(published) for report, published in kept.items()}
    found |= {a.report.id: day for a in annotations if (day := _of_dateline(a.report, found)) is not None}
    pile = _Pile(_by_report(same_occasion(annotations)), Likenesses(annotations), Tellings())
    for _ in range(_ROUNDS):
        before = dict(found)
        missing = {a.report.id: a for a in annotations if found[a.report.id].precision != "day" and not _is_stated(a)}
        queue, dated = Queue(missing, pile.alike, found), Known(annotations, found)
        for report in queue:
            found[report] = _inferred(missing[report], pile, dated.but(report))
            dated.put(report, found[report])
            if found[report].precision == "day":
                queue.dated(report)
        if found == before:
            break
    return found | {report: published for report, published in kept.items() if published.value is not None}


def believed(published: Published) -> Published:
    """What times may be counted from: of a date that the told events contradict the month or year shared with them."""
    stated, told = bounds(published.value), bounds(published.earliest)
    if not stated or not told or told[0] <= stated[1]:
        return published
    value, precise = _shared(stated[0], told[1])
    return published.model_copy(update={"value": value, "precision": precise})


@dataclass(frozen=True, slots=True)
class _Pile:
    """The sentences of each report that another report has as well, the weight of words, and the deeds told."""

    alike: Mapping[str, Sequence[Likeness]]
    likenesses: Likenesses
    tellings: Tellings


def _by_report(likenesses: Sequence[Likeness]) -> dict[str, list[Likeness]]:
    found: defaultdict[str, list[Likeness]] = defaultdict(list)
    for each in likenesses:
        found[each.a[0]].append(each)
        found[each.b[0]].append(each)
    return dict(found)


def _is_stated(annotation: Annotation) -> bool:
    return annotation.report.published.value is not None


def _kept(annotation: Annotation) -> Published:
    """The date as read; questioned, and bounded by what is told, where the report tells as past what came after it."""
    published = annotation.report.published
    stated = bounds(published.value)
    after = _told_after(annotation, stated) if stated else None
    if stated is None or after is None:
        return published
    day, words = after
    doubt = f"the report tells of “{words}” ({day}) as past, after its stated date {published.value}"
    return published.model_copy(
        update={
            "questioned": f"{published.questioned}; {doubt}" if published.questioned else doubt,
            "earliest": str(day),
            "latest": None,
        }
    )


def _told_after(annotation: Annotation, stated: Days) -> tuple[date, str] | None:
    """The latest day that is told as past although it comes after the stated date, and its words.

    A day without a year counts where it comes soon after the stated date, and last came so long before it that a report
    would name the year, unless a year is named with it or in the sentence before.
    """
    limit = stated[1] + _ZONES
    told = [(a, time.span.quote) for time, (a, b) in told_with_year(annotation) if a == b and a > limit]
    of_years = {t.sentence for t in annotation.times if t.reading.startswith("unit:year") or stated_days(t)}
    for time in annotation.times:
        fresh = time.direction < 0 and not time.quoted and not of_years & {time.sentence, time.sentence - 1}
        if not fresh or time.sentence < 0 or not time.reading.startswith("month-day:"):
            continue
        reading = time.reading.partition("@")[0].removeprefix("month-day:")
        found = (bounds(f"{year:04}-{reading}") for year in (stated[1].year - 1, stated[1].year, stated[1].year + 1))
        days = [each[0] for each in found if each]
        soon = [day for day in days if limit < day <= stated[1] + timedelta(_SOON)]
        if soon and not any(0 <= (stated[1] - day).days < _YEAR_NAMED for day in days):
            told.append((soon[0], time.span.quote))
    return max(told, default=None)


def _of_dateline(report: Report, found: Mapping[str, Published]) -> Published | None:
    """The day of a dateline without a year, in the year that brings it nearest to a dated report of the pile."""
    written = report.dateline.month_day if report.dateline is not None else None
    if written is None or report.published.value is not None:
        return None
    known = {days[0]: other for other, p in found.items() if p.precision == "day" and (days := bounds(p.value))}
    years = {day.year + step for day in known for step in (-1, 0, 1)}
    possible = [days[0] for year in sorted(years) if (days := bounds(f"{year:04}-{written}"))]
    pairs = [(abs(day - near), day, other) for day in possible for near, other in known.items()]
    gap, day, other = min(pairs, default=(_HALF_A_YEAR, date.min, ""))
    if gap >= _HALF_A_YEAR:
        return None
    why = f"the dateline's {written}, in the year of the dated report {other}"
    value = day.isoformat()
    return Published(value=value, precision="day", basis="dateline", earliest=value, latest=value, why=why)


def with_year(report: Report, published: Published) -> Dateline | None:
    """The report's dateline, with the year that its publication has been found to have."""
    line = report.dateline
    known = (
        line is not None and line.date is None and line.month_day and (published.value or "").endswith(line.month_day)
    )
    return line.model_copy(update={"date": published.value}) if line is not None and known else line


def _inferred(annotation: Annotation, pile: _Pile, dated: Mapping[str, Dated]) -> Published:
    """What the other reports and it itself show; `dated` are the others that have a date."""
    own = annotation.report.id
    mine = [each for each in pile.alike.get(own, ()) if pile.likenesses.named(each.words)]
    news = {each for each in mine if pile.likenesses.surely(each.words)}
    sisters = {report: row for report, row in dated.items() if row[1].precision == "day"}
    told = [each for row in dated.values() for each in pile.tellings.of(*row)]
    evidence = [
        *from_sisters(annotation, mine, news, sisters),
        *from_deeds(annotation, told, pile.likenesses),
        *from_quotes(annotation, sisters, pile.likenesses),
    ]
    if not any(each.of_day for each in evidence):
        evidence += from_news(annotation, dated, pile.likenesses)
    evidence += from_itself(annotation)
    earliest = last_told(annotation)
    made = annotation.report.published.latest
    days = [day for day in _candidates(earliest, evidence) if not made or str(day) <= made]
    best = _best(days, evidence) if days and any(each.of_pile for each in evidence) else None
    return best or by_itself(annotation)


def _candidates(earliest: date | None, evidence: Sequence[Evidence]) -> list[date]:
    """The days round those that the evidence speaks for, none before the last event told.

    More of them where no clue tells the week.
    """
    reach = timedelta(_REACH if any(each.of_day for each in evidence) else _WIDE_REACH)
    days = {day for each in evidence if (at := each.around) for day in days_of((at[0] - reach, at[1] + reach))}
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
    return _shared(first, last)


def _shared(first: date, last: date) -> tuple[str | None, Precision | None]:
    """The month or the year that two days have in common."""
    if first.year != last.year:
        return None, None
    return (f"{first:%Y-%m}", "month") if first.month == last.month else (f"{first:%Y}", "year")
