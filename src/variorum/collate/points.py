"""Points of the story: each event, each group of like statements, each figure group, and who stands behind it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from variorum.collate.copied import originals
from variorum.collate.origins import Origins, Source, listed
from variorum.collate.sayings import groups
from variorum.collate.voices import Voices
from variorum.model import (
    About,
    Event,
    Figure,
    FigureGroup,
    Ledger,
    Passage,
    Point,
    Published,
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
    """What a point speaks of, and the spans that tell it."""

    about: About
    label: str
    spans: tuple[Span, ...]
    since: date | None
    differences: tuple[Difference, ...]
    said: tuple[Statement, ...] = ()


def points(ledger: Ledger) -> tuple[Point, ...]:
    """The points of a story whose other tables are filled, by label. Every report is in one of three lists of each."""
    actors = {a.id: a for a in ledger.actors}
    outlets = {r.id: r.outlet for r in ledger.reports if r.outlet is not None}
    origins = Origins(actors, ledger.statements, outlets)
    voices = Voices(ledger.statements, originals(ledger.statements, ledger.passages))
    found = [_point(subject, ledger.reports, origins, voices) for subject in _subjects(ledger)]
    return tuple(sorted(found, key=lambda p: (-len(p.carried_by), p.label, p.id)))


def _subjects(ledger: Ledger) -> Iterable[_Subject]:
    figures = {f.id: f for f in ledger.figures}
    said = {s.id: s for s in ledger.statements}
    reports = {r.id: r for r in ledger.reports}
    for event in ledger.events:
        spans = _with_copies(event.mentions, ledger.passages)
        since = _since(event) or (_news_since(spans, reports) if event.status == "occurred" else None)
        yield _Subject(About(events=(event.id,)), event.label, spans, since, event.differences)
    for members in groups(ledger.statements, ledger.passages):
        rows = tuple(said[m] for m in members)
        spans = tuple(c for s in rows for c in s.content)
        since = _said_since(rows) or _news_since(spans, reports)
        yield _Subject(About(statements=members), _said_label(rows, ledger), spans, since, (), rows)
    for group in ledger.figure_groups:
        yield _Subject(
            About(figure_groups=(group.measure,)),
            group.label,
            _places(group, figures),
            None,
            _conflicts(group, figures),
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


def _said_label(rows: Sequence[Statement], ledger: Ledger) -> str:
    names = {a.id: a.name for a in ledger.actors}
    longest = max((c.quote for s in rows for c in s.content), key=len)
    speaker = names.get(rows[0].speaker or "", "not named")
    return f"{speaker}: “{' '.join(longest.split())[:90]}”"


def _places(group: FigureGroup, figures: Mapping[str, Figure]) -> tuple[Span, ...]:
    return tuple(figures[m].span for m in group.members)


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


def _point(subject: _Subject, reports: Sequence[Report], origins: Origins, voices: Voices) -> Point:
    carrying = {span.report for span in subject.spans}
    early = {r.id for r in reports if r.id not in carrying and _too_early(r.published, subject.since)}
    sources = {report: _sources(report, subject, origins, voices) for report in sorted(carrying)}
    origin_rows = listed(sources)
    silent = [r.id for r in reports if r.id not in carrying | early]
    unsourced = sorted(report for report, found in sources.items() if not found)
    return Point(
        id=stable_id("p", subject.about.events, subject.about.statements, subject.about.figure_groups),
        label=subject.label,
        about=subject.about,
        carried_by=tuple(sorted(carrying)),
        silent=tuple(silent),
        too_early=tuple(sorted(early)),
        origins=origin_rows,
        independent_origins=len(origin_rows),
        differences=subject.differences,
        verdict=_verdict(len(carrying), [o.origin for o in origin_rows], len(unsourced), len(subject.differences)),
        why=f"{len(subject.spans)} places in {len(carrying)} reports; "
        + "; ".join(f"{o.origin}: {o.why}" for o in origin_rows),
    )


def _sources(report: str, subject: _Subject, origins: Origins, voices: Voices) -> set[Source]:
    """The origins behind one report's telling: of each statement that tells it, else of the report's own voice."""
    found: set[Source] = set()
    for span in (s for s in subject.spans if s.report == report):
        telling = [s for s in subject.said if s.report == report] or voices.telling(span)
        named = [source for s in telling if (source := origins.of(voices.original(s))) is not None]
        own = origins.own_voice(report) if not telling else None
        found.update(named or ([own] if own is not None else []))
    return found


def _too_early(published: Published, since: date | None) -> bool:
    """Was the report surely out before that day?"""
    latest = bounds(published.latest or published.value or "")
    return since is not None and latest is not None and latest[1] < since


def _with_copies(spans: Sequence[Span], passages: Sequence[Passage]) -> tuple[Span, ...]:
    """The spans, and for each that lies in a passage copied elsewhere the other side of that passage."""
    found = list(spans)
    for passage in passages:
        for one, other in ((passage.a, passage.b), (passage.b, passage.a)):
            telling = any(one.holds(s) for s in spans) and passage.kind != "same-quote"
            if telling and all(s.report != other.report for s in spans):
                found.append(other)
    return tuple(dict.fromkeys(found))


def _verdict(reports: int, origins: Sequence[str], unsourced: int, differences: int) -> str:
    told = "One report tells it" if reports == 1 else f"{reports} reports tell it"
    if not origins:
        stands = "no source is named"
    elif len(origins) == 1:
        stands = f"all that is sourced rests on {origins[0]}"
    else:
        stands = f"{len(origins)} independent origins stand behind it ({', '.join(origins)})"
    rest = f"; {unsourced} without a source" if unsourced and origins else ""
    return f"{told}; {stands}{rest}" + (
        f"; reports differ on {differences} point{'s' * (differences > 1)}." if differences else "."
    )
