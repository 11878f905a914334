"""The order of the stages. The only file that knows it, and the only one that writes a store."""

import sys
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from variorum.annotate.crew import Done, Remembering, annotated
from variorum.annotate.memory import Forgetful
from variorum.annotate.parser import Parser
from variorum.annotate.reprints import print_of, reprinted
from variorum.annotate.times import times
from variorum.collate.figures import groups
from variorum.collate.points import points
from variorum.collate.wording import wording
from variorum.errors import ReadError
from variorum.ledger import Readings, Store
from variorum.model import Annotation, Ledger, Published, Report, Time
from variorum.read import Reading, distinct, read_bytes, read_file
from variorum.resolve import relabel
from variorum.resolve.actors import Cast, resolve_actors
from variorum.resolve.dating import believed, dates, with_year
from variorum.resolve.events import resolve_events
from variorum.resolve.measures import attach, measures
from variorum.resolve.outlets import credited, through_outlet, with_outlets
from variorum.resolve.sayings import with_dates, with_ends
from variorum.resolve.times import resolve_times
from variorum.trace.families import families
from variorum.trace.passages import passages
from variorum.trace.spun import spun_reports

_NEWS = 500  # readings that are kept at a time


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
class Means:
    """How reports are read: by how many processes, and with what memory of earlier readings."""

    jobs: int = 1
    remembering: Remembering = Forgetful


def run(sources: Sequence[Path], watch: Watch, parser: Parser | None = None, means: Means | None = None) -> Outcome:
    """Reads the reports and makes their ledger. The source `-` is standard input.

    Touches no store but for the memory that `means` has; `parser` takes the place of the default one.
    """
    reports, unread = _read(sources, watch)
    annotations, unclear = _annotate(reports, watch, means or Means(), parser)
    return Outcome(_ledger(annotations, watch), (*unread, *unclear))


def build(sources: Sequence[Path], into: str | Path, watch: Watch, jobs: int = 1) -> Outcome:
    """Makes the ledger of the reports and puts it into the story `into`, as `Store` takes it.

    Holds the story's lock from start to end. What was read of a text in an earlier build is not read again.
    """
    with Store(into).writer() as writer:
        outcome = run(sources, watch, means=Means(jobs, partial(_readings, into)))
        if outcome.ledger.reports:
            writer.write(outcome.ledger)
    return outcome


def _read(sources: Sequence[Path], watch: Watch) -> tuple[tuple[Report, ...], tuple[ReadError, ...]]:
    watch.stage("reading", len(sources))
    readings: list[Reading] = []
    for source in sources:
        readings.append(_read_one(source))
        watch.step()
    reports = distinct(report for reading in readings for report in reading.reports)
    return reports, tuple(problem for reading in readings for problem in reading.problems)


def _annotate(
    reports: Sequence[Report], watch: Watch, means: Means, parser: Parser | None
) -> tuple[tuple[Annotation, ...], tuple[ReadError, ...]]:
    """Every report by itself, in the order of their ids, so that nothing hangs on the order of the files.

    Reports that are printed alike are read once.
    """
    alike: dict[Hashable, list[Report]] = {}
    for report in sorted(reports, key=lambda r: r.id):
        alike.setdefault(print_of(report), []).append(report)
    watch.stage("annotating", len(alike))
    found: list[Annotation] = []
    problems: list[ReadError] = []
    first = [printed[0] for printed in alike.values()]
    for done in _remembered(annotated(first, means.remembering, means.jobs, parser), means):
        _, *others = printed = alike[print_of(done.report)]
        if done.annotation:
            found += [done.annotation, *(reprinted(done.annotation, report) for report in others)]
        else:
            problems += [_defect(report, done.problem) for report in printed]
        watch.step()
    return tuple(sorted(found, key=lambda a: a.report.id)), tuple(sorted(problems, key=lambda p: p.source))


def _remembered(results: Iterable[Done], means: Means) -> Iterator[Done]:
    """Keeps what is new in each result, some at a time, so that a build that is killed need not read it again."""
    memory = means.remembering()
    news: dict[str, bytes] = {}
    for done in results:
        news.update(done.news)
        if len(news) >= _NEWS:
            memory.keep(news)
            news = {}
        yield done
    memory.keep(news)


def _defect(report: Report, problem: str) -> ReadError:
    return ReadError(report.source, f"a defect in Variorum: {problem}", "please report it; the others are built")


def _readings(story: str | Path) -> Readings:
    return Store(story).readings()


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
    annotations = tuple(
        replace(a, report=a.report.model_copy(update={"published": stated[a.report.id]})) for a in annotations
    )
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
