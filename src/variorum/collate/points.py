"""Points of the story: each event, each group of like statements, each figure group, and who stands behind it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from variorum.collate.origins import Behind, Telling, behind
from variorum.collate.places import Places
from variorum.collate.sayings import groups
from variorum.collate.tellings import Tellings
from variorum.model import (
    About,
    Event,
    Figure,
    FigureGroup,
    Ledger,
    Others,
    Passage,
    Point,
    Report,
    Span,
    Statement,
    stable_id,
)
from variorum.model.event import Difference
from variorum.text.calendar import bounds

_LEAD: Final = 500  # characters of a story that are its lead
_NEWS: Final = timedelta(days=3)  # how old the news of a lead may be


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a point speaks of, the spans that tell it, and whose tellings they are."""

    about: About
    label: str
    spans: tuple[Span, ...]
    since: date | None
    differences: tuple[Difference, ...]
    tellings: tuple[Telling, ...]


def points(ledger: Ledger, tellings: Tellings) -> tuple[Point, ...]:
    """The points of a story whose other tables are filled, by label. Every report is in one of three lists of each."""
    roll = _Roll(ledger.reports)
    found = [_point(subject, roll, tellings) for subject in _subjects(ledger, tellings)]
    return tuple(sorted(found, key=lambda p: (-len(p.carried_by), p.label, p.id)))


def _subjects(ledger: Ledger, tellings: Tellings) -> Iterable[_Subject]:
    figures = {f.id: f for f in ledger.figures}
    said = {s.id: s for s in ledger.statements}
    reports = {r.id: r for r in ledger.reports}
    names = {a.id: a.name for a in ledger.actors}
    sides = _Sides(ledger.passages)
    for event in ledger.events:
        copies = sides.copies(event.mentions)
        spans = tuple(dict.fromkeys((*event.mentions, *copies)))
        since = _since(event) or (_news_since(spans, reports) if event.status == "occurred" else None)
        told = tellings.of_event(event, copies)
        yield _Subject(About(events=(event.id,)), event.label, spans, since, event.differences, told)
    for members in groups(ledger.statements, ledger.passages):
        rows = tuple(said[m] for m in members)
        spans = tuple(c for s in rows for c in s.content)
        since = _said_since(rows) or _news_since(spans, reports)
        told = tellings.of_sayings(rows)
        yield _Subject(About(statements=members), _said_label(rows, names), spans, since, (), told)
    for group in ledger.figure_groups:
        counted = [figures[m] for m in group.members]
        yield _Subject(
            About(figure_groups=(group.measure,)),
            group.label,
            tuple(f.span for f in counted),
            None,
            _conflicts(group, figures),
            tellings.of_figures(counted),
        )


def _since(event: Event) -> date | None:
    """The first day on which the event could be known: its beginning, where that is known."""
    span = bounds(event.time.start) if event.time.start and event.status == "occurred" else None
    return span[0] if span else None


def _said_since(rows: Sequence[Statement]) -> date | None:
    """The first day on which one of the statements was made, where all are dated."""
    days = [bounds(s.date_said) for s in rows if s.date_said and not s.date_said.startswith("..")]
    return min(d[0] for d in days if d) if days and len(days) == len(rows) and all(days) else None


def _news_since(spans: Sequence[Span], reports: Mapping[str, Report]) -> date | None:
    """The days before the report that first tells it in its lead: what a lead tells is new."""
    told = {s.report for s in spans}
    leading = {s.report for s in spans if s.start - reports[s.report].story[0][0] <= _LEAD}
    days = {
        r: found[0]
        for r in told
        if (found := bounds(reports[r].published.value)) and reports[r].published.precision == "day"
    }
    if len(days) < len(told) or not days:
        return None
    first = min(days, key=lambda r: (days[r], r))
    return days[first] - _NEWS if first in leading else None


def _said_label(rows: Sequence[Statement], names: Mapping[str, str]) -> str:
    longest = max((c.quote for s in rows for c in s.content), key=len)
    speaker = names.get(rows[0].speaker or "", "not named")
    return f"{speaker}: “{' '.join(longest.split())[:90]}”"


def _conflicts(group: FigureGroup, figures: Mapping[str, Figure]) -> tuple[Difference, ...]:
    return tuple(
        Difference(
            field="number",
            values=(figures[r.a].span.quote, figures[r.b].span.quote),
            spans=(figures[r.a].span, figures[r.b].span),
        )
        for r in group.relations
        if r.relation == "conflict"
    )


def _point(subject: _Subject, roll: "_Roll", tellings: Tellings) -> Point:
    carrying = frozenset(span.report for span in subject.spans)
    early = roll.before(subject.since) - carrying
    sources = behind(subject.tellings, tellings.actors)
    unsourced = carrying - {t.report for t in subject.tellings}
    return Point(
        id=stable_id("p", subject.about.events, subject.about.statements, subject.about.figure_groups),
        label=subject.label,
        about=subject.about,
        carried_by=tuple(sorted(carrying)),
        silent=Others(roll.ids, carrying | early),
        too_early=tuple(sorted(early)),
        origins=sources.origins,
        independent_origins=sources.independent,
        at_least=sources.at_least,
        differences=subject.differences,
        verdict=_verdict(len(carrying), sources, len(unsourced), len(subject.differences)),
        why=f"{len(subject.spans)} places in {len(carrying)} reports; "
        + "; ".join(f"{o.origin}: {o.why}" for o in sources.origins),
    )


class _Roll:
    """The reports of the story, and those that were surely out before a day."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.ids = tuple(report.id for report in reports)
        found = ((bounds(r.published.latest or r.published.value or ""), r.id) for r in reports)
        self._out = sorted((days[1], ident) for days, ident in found if days is not None)

    def before(self, day: date | None) -> frozenset[str]:
        """The reports that were surely out before that day; none where it is not known."""
        if day is None:
            return frozenset()
        return frozenset(ident for _, ident in self._out[: bisect_left(self._out, (day, ""))])


class _Sides:
    """Both sides of every copied passage, by the place of one side."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        copied = (p for p in passages if p.kind != "same-quote")
        self._places = Places((pair, (pair[0],)) for p in copied for pair in ((p.a, p.b), (p.b, p.a)))

    def copies(self, spans: Sequence[Span]) -> dict[Span, Span]:
        """The other side of each passage that holds one of the spans, where its report has none; with that span."""
        told: defaultdict[str, list[Span]] = defaultdict(list)
        for span in spans:
            told[span.report].append(span)
        found: dict[Span, Span] = {}
        for one, other in self._places.over(*spans):
            if other.report in told:
                continue
            held = next((span for span in told[one.report] if one.holds(span)), None)
            if held is not None:
                found.setdefault(other, held)
        return found


def _verdict(reports: int, sources: Behind, unsourced: int, differences: int) -> str:
    told = "One report tells it" if reports == 1 else f"{reports} reports tell it"
    names = [o.origin for o in sources.origins if o.counted]
    least = "at least " if sources.at_least else ""
    if not names:
        stands = "no source is named"
    elif len(names) == 1:
        stands = f"{least}one origin stands behind it ({names[0]})"
        stands = stands if least else f"all that is sourced rests on {names[0]}"
    else:
        stands = f"{least}{len(names)} independent origins stand behind it ({', '.join(names)})"
    doubtful = [o.origin for o in sources.origins if not o.counted]
    stands += f"; {_listed(doubtful)} may be one of them" if len(names) > 1 and doubtful else ""
    stands += f"; {_listed(doubtful)} may be the same" if len(names) == 1 and doubtful else ""
    rest = f"; {unsourced} without a source" if unsourced and names else ""
    return f"{told}; {stands}{rest}" + (
        f"; reports differ on {differences} point{'s' * (differences > 1)}." if differences else "."
    )


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
