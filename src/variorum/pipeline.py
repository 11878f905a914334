"""The order of the stages. The only file that knows it, and the only one that writes a store."""

import sys
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from variorum.annotate.layers import annotate
from variorum.annotate.parser import Parser, SpacyParser
from variorum.annotate.times import times
from variorum.collate.figures import groups
from variorum.collate.points import points
from variorum.collate.wording import wording
from variorum.errors import ReadError, RequestError
from variorum.ledger import Store
from variorum.model import Annotation, Ledger, Published, Report, Time
from variorum.read import Arrival, Reading, arrivals, distinct, read_bytes, read_file, shared
from variorum.resolve import relabel
from variorum.resolve.actors import Cast, resolve_actors
from variorum.resolve.dating import believed, dates, with_year
from variorum.resolve.events import resolve_events
from variorum.resolve.measures import attach, measures
from variorum.resolve.outlets import credited, through_outlet, with_outlets
from variorum.resolve.sayings import with_dates, with_ends
from variorum.resolve.times import resolve_times
from variorum.resolve.unresolved import unresolved
from variorum.trace.families import families
from variorum.trace.passages import passages
from variorum.trace.spun import spun_reports


class Watch(Protocol):
    """Someone who looks on while a story is built."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins that will take `total` steps."""

    def step(self) -> None:
        """One step of the stage is done."""


@dataclass(frozen=True)
class Outcome:
    """What a build made, and which reports it could not read. A ledger without reports is not written."""

    ledger: Ledger
    problems: tuple[ReadError, ...] = ()


@dataclass(frozen=True)
class Growth:
    """A story before and after reports came or went, and what each that came is to it."""

    before: Ledger
    after: Ledger
    arrivals: tuple[Arrival, ...] = ()
    problems: tuple[ReadError, ...] = ()


def run(sources: Sequence[Path], watch: Watch, parser: Parser | None = None) -> Outcome:
    """Reads the reports and makes their ledger; does not touch any store. The source `-` is standard input."""
    return _made(_read(sources, watch), watch, parser or SpacyParser())


def build(sources: Sequence[Path], into: Path, watch: Watch) -> Outcome:
    """Makes the ledger of the reports and stores it in the folder `into`; holds the story's lock from start to end."""
    with Store(into).writer() as writer:
        outcome = run(sources, watch)
        if outcome.ledger.reports:
            writer.write(outcome.ledger)
    return outcome


def add(sources: Sequence[Path], to: Path, watch: Watch) -> Growth:
    """Adds reports to the story in the folder `to`, which becomes what a build of all of them at once would make.

    Those that are stored are not read again. What is there already is recognised, and not added. Raises `StoreError`
    where there is no story.
    """
    store = Store(to)
    view = store.view()
    with store.writer() as writer:
        before = view.ledger()
        there, read = _as_read(before), _read(sources, watch)
        added, told = arrivals(there.reports, read.reports)
        if not added:
            return Growth(before, before, told, read.problems)
        outcome = _made(Reading((*there.reports, *added), read.problems), watch, SpacyParser())
        writer.write(outcome.ledger)
    return Growth(before, outcome.ledger, told, outcome.problems)


def remove(reports: Set[str], of: Path, watch: Watch) -> Growth:
    """Takes the reports of these ids out of the story in the folder `of`, as if they had never been read.

    Raises `StoreError` where there is no story, `RequestError` where no report would be left.
    """
    store = Store(of)
    view = store.view()
    with store.writer() as writer:
        before = view.ledger()
        there = zip(before.reports, _as_read(before).reports, strict=True)
        left = tuple(report for stored, report in there if stored.id not in reports)
        if not left:
            raise RequestError(f"{of}: a story has at least one report; to be rid of all, delete the folder")
        outcome = _made(Reading(left), watch, SpacyParser())
        writer.write(outcome.ledger)
    return Growth(before, outcome.ledger)


def _as_read(ledger: Ledger) -> Reading:
    """What reading gave when the story was built, its reports in the order of the ledger."""
    return Reading(shared(map(unresolved, ledger.reports)))


def _made(read: Reading, watch: Watch, parser: Parser) -> Outcome:
    """The ledger of what was read."""
    return Outcome(_ledger(_annotate(distinct(read.reports), watch, parser), watch), read.problems)


def _read(sources: Sequence[Path], watch: Watch) -> Reading:
    """What lies in all sources."""
    watch.stage("reading", len(sources))
    readings: list[Reading] = []
    for source in sources:
        readings.append(_read_one(source))
        watch.step()
    reports = tuple(report for reading in readings for report in reading.reports)
    return Reading(reports, tuple(problem for reading in readings for problem in reading.problems))


def _annotate(reports: Sequence[Report], watch: Watch, parser: Parser) -> tuple[Annotation, ...]:
    """Every report by itself, in the order of their ids, so that nothing hangs on the order of the files."""
    watch.stage("annotating", len(reports))
    found = []
    for report in sorted(reports, key=lambda r: r.id):
        found.append(annotate(report, parser))
        watch.step()
    return tuple(found)


def _ledger(annotations: tuple[Annotation, ...], watch: Watch) -> Ledger:
    """The tables of a story, each stage on what the ones before it made."""
    watch.stage("tracing", 1)
    copied = passages(annotations)
    spun = spun_reports(annotations, copied)
    annotations = tuple(
        replace(a, times=times(a.report, a.parse, spun=True)) if a.report.id in spun else a for a in annotations
    )
    watch.step()
    watch.stage("resolving", 1)
    stated = dates(annotations)
    annotations = tuple(replace(a, report=_dated(a.report, stated[a.report.id])) for a in annotations)
    published = {report: believed(date) for report, date in stated.items()}
    dated = {a.report.id: resolve_times(a, published[a.report.id]) for a in annotations}
    resolved = _resolved(annotations, resolve_actors(annotations), published, dated, spun)
    watch.step()
    watch.stage("collating", 1)
    resolved = resolved.model_copy(update={"passages": copied, "families": families(annotations, copied)})
    resolved = resolved.model_copy(update={"figure_groups": groups(resolved)})
    collated = resolved.model_copy(update={"points": points(resolved), "wording": wording(resolved)})
    watch.step()
    return collated


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
    said = [through_outlet(relabel.statement(s, cast.ids), outlets) for a in annotations for s in a.statements]
    statements = with_ends(with_dates(said, dated, published), outlets, spun)
    figures = {a.report.id: attach([relabel.figure(f, cast.ids) for f in a.figures], statements) for a in annotations}
    events = {a.report.id: [relabel.event(e, cast.ids) for e in a.events] for a in annotations}
    return Ledger(
        reports=tuple(
            r.model_copy(
                update={
                    "dateline": with_year(r, r.published),
                    "outlet": outlets.get(r.id),
                    "credits": credited(r, actors, outlets.get(r.id)),
                }
            )
            for r in reports
        ),
        actors=actors,
        times=tuple(t for rows in dated.values() for t in rows),
        statements=statements,
        events=resolve_events(events, dated, published, by_id),
        figures=measures(figures, by_id, published),
        commitments=tuple(relabel.commitment(c, cast.ids) for a in annotations for c in a.commitments),
        left_out=tuple(left for a in annotations for left in a.left_out),
    )


def _read_one(source: Path) -> Reading:
    if str(source) == "-":
        return read_bytes(sys.stdin.buffer.read(), "-")
    name = str(source).encode(errors="backslashreplace").decode()  # a file may have a name that is no UTF-8
    return read_file(source, name)
