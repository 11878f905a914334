"""The order of the stages between annotation and the store: traced, resolved, collated."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from variorum.annotate.times import times
from variorum.collate.figures import groups
from variorum.collate.points import points
from variorum.collate.tellings import Tellings
from variorum.collate.wording import wording
from variorum.model import Annotation, Ledger, Published, Report, Time
from variorum.model.watch import Watch
from variorum.resolve import relabel
from variorum.resolve.actors import Cast, resolve_actors
from variorum.resolve.dating import believed, dates, with_year
from variorum.resolve.editions import leads
from variorum.resolve.events import resolve_events
from variorum.resolve.measures import attach, measures
from variorum.resolve.outlets import credits, through_outlet, with_carriers, with_outlets
from variorum.resolve.sayings import with_dates, with_ends
from variorum.resolve.times import resolve_times
from variorum.trace.descent import descended
from variorum.trace.families import families, one_texts
from variorum.trace.passages import passages
from variorum.trace.spun import spun_reports


def ledger_of(annotations: tuple[Annotation, ...], watch: Watch) -> Ledger:
    """The tables of a story, each stage on what the ones before it made. Parses are let go when all are dated: of a
    large story they are most of the memory.
    """
    watch.stage("tracing", 1)
    copied, one_text = passages(annotations), one_texts(annotations)
    spun = spun_reports(annotations, copied)
    annotations = tuple(
        replace(a, times=times(a.report, a.parse, spun=True)) if a.report.id in spun else a for a in annotations
    )
    watch.step()
    watch.stage("resolving", 1)
    stated = dates(annotations)
    annotations = tuple(replace(a.without_parse(), report=_dated(a.report, stated[a.report.id])) for a in annotations)
    copied = descended(copied, [a.report for a in annotations])
    published = {report: believed(date) for report, date in stated.items()}
    dated = {a.report.id: resolve_times(a, published[a.report.id]) for a in annotations}
    resolved = _resolved(annotations, resolve_actors(annotations), published, dated, spun)
    watch.step()
    watch.stage("collating", 1)
    related = with_carriers(families(resolved.reports, copied, one_text), resolved.actors)
    made = collated(resolved.model_copy(update={"passages": copied, "families": related}))
    watch.step()
    return made


def collated(resolved: Ledger) -> Ledger:
    """A ledger with the tables that its reports make together, made anew from the others."""
    tellings = Tellings(resolved)
    grouped = resolved.model_copy(update={"figure_groups": groups(resolved, tellings)})
    return grouped.model_copy(
        update={"points": points(grouped, tellings), "wording": wording(grouped, tellings.voices)}
    )


def _dated(report: Report, published: Published) -> Report:
    return report.model_copy(update={"published": published, "published_as_read": report.published})


def _resolved(
    annotations: Sequence[Annotation],
    cast: Cast,
    published: Mapping[str, Published],
    dated: Mapping[str, Sequence[Time]],
    spun: Mapping[str, str],
) -> Ledger:
    """Reports, actors, times, statements, events, figures and commitments of the story."""
    reports = [a.report for a in annotations]
    actors, outlets = with_outlets(cast.actors, reports)
    by_id = {a.id: a for a in actors}
    credited = credits(reports, actors, outlets)
    said = [through_outlet(relabel.statement(s, cast.ids), outlets) for a in annotations for s in a.statements]
    found = {a.report.id: [relabel.event(e, cast.ids) for e in a.events] for a in annotations}
    events = resolve_events(found, dated, published, by_id, leads(annotations))
    statements = with_ends(with_dates(said, dated, published, events), outlets, spun)
    told = attach([relabel.figure(f, cast.ids) for a in annotations for f in a.figures], statements)
    figures = {report: tuple(rows) for report, rows in groupby(told, key=lambda f: f.span.report)}
    return Ledger(
        reports=tuple(
            r.model_copy(
                update={
                    "dateline": with_year(r, r.published),
                    "outlet": outlets.get(r.id),
                    "credits": credited[r.id],
                }
            )
            for r in reports
        ),
        actors=actors,
        times=tuple(t for rows in dated.values() for t in rows),
        statements=statements,
        events=events,
        figures=measures(figures, by_id, published),
        commitments=tuple(relabel.commitment(c, cast.ids) for a in annotations for c in a.commitments),
        left_out=tuple(left for a in annotations for left in a.left_out),
    )
