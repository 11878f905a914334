"""Points of the story: each event, each group of like statements, each figure group, and who stands behind it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.collate.origins import Origins, Source, listed
from variorum.collate.sayings import groups
from variorum.collate.voices import Voices
from variorum.model import (
    About,
    Event,
    FigureGroup,
    Figure,
    Ledger,
    Point,
    Published,
    Report,
    Span,
    Statement,
    stable_id,
)
from variorum.model.event import Difference


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a point speaks of, and the spans that tell it."""

    about: About
    label: str
    spans: tuple[Span, ...]
    since: str | None
    differences: tuple[Difference, ...]
    said: tuple[Statement, ...] = ()


def points(ledger: Ledger) -> tuple[Point, ...]:
    """The points of a story whose other tables are filled, by label. Every report is in one of three lists of each."""
    actors = {a.id: a for a in ledger.actors}
    outlets = {r.id: r.outlet for r in ledger.reports if r.outlet is not None}
    origins = Origins(actors, ledger.statements, outlets)
    voices = Voices(ledger.statements)
    found = [_point(subject, ledger.reports, origins, voices) for subject in _subjects(ledger)]
    return tuple(sorted(found, key=lambda p: (-len(p.carried_by), p.label, p.id)))


def _subjects(ledger: Ledger) -> Iterable[_Subject]:
    figures = {f.id: f for f in ledger.figures}
    said = {s.id: s for s in ledger.statements}
    for event in ledger.events:
        yield _Subject(About(events=(event.id,)), event.label, event.mentions, _since(event), event.differences)
    for members in groups(ledger.statements, ledger.passages):
        rows = tuple(said[m] for m in members)
        spans = tuple(c for s in rows for c in s.content)
        yield _Subject(About(statements=members), _said_label(rows, ledger), spans, None, (), rows)
    for group in ledger.figure_groups:
        yield _Subject(
            About(figure_groups=(group.measure,)),
            group.label,
            _places(group, figures),
            None,
            _conflicts(group, figures),
        )


def _since(event: Event) -> str | None:
    """The first day on which the event could be known: its beginning, for one that took place on known days."""
    return (
        event.time.start
        if event.status == "occurred" and event.time.precision in ("day", "day-range", "on-or-before")
        else None
    )


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
        named = [source for s in telling if (source := origins.of(s)) is not None]
        own = origins.own_voice(report) if not telling else None
        found.update(named or ([own] if own is not None else []))
    return found


def _too_early(published: Published, since: str | None) -> bool:
    """Was the report surely out before the event began?"""
    latest = published.latest or published.value
    return since is not None and latest is not None and len(latest) >= 7 and latest[: len(since)] < since[: len(latest)]


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
