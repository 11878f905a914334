"""A story's life: built from files, grown, cut and decided on. The only file that writes a store."""

import sys
from collections.abc import Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from variorum.amend.machine import machine, overruled
from variorum.amend.replay import COLLATED, replay
from variorum.annotate.crew import NO_ACCOUNTS, Done, Remembering, annotated
from variorum.annotate.memory import Forgetful
from variorum.annotate.outside import OutsideReader
from variorum.annotate.parser import Parser
from variorum.annotate.reprints import print_of, reprints
from variorum.errors import ReadError, RequestError, StoreError
from variorum.ledger import Readings, Store, Writer
from variorum.model import Annotation, Decision, Ledger, Report
from variorum.model.watch import Watch
from variorum.read import Arrival, Reading, arrivals, distinct, read_file, read_stream, shared
from variorum.resolve.unresolved import unresolved
from variorum.stages import collated, ledger_of
from variorum.sweeps import held_off

_NEWS = 500  # readings that are kept at a time


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


@dataclass(frozen=True)
class Means:
    """How reports are read: by how many processes, with what memory of earlier readings, and by whom besides."""

    jobs: int = 1
    remembering: Remembering = Forgetful
    outside: OutsideReader | None = None


@held_off()
def run(sources: Sequence[Path], watch: Watch, parser: Parser | None = None, means: Means | None = None) -> Outcome:
    """Reads the reports and makes their ledger. The source `-` is standard input.

    Touches no store but for the memory that `means` has; `parser` takes the place of the default one.
    """
    return _made(_read(sources, watch), watch, means or Means(), parser)


@held_off()
def build(
    sources: Sequence[Path], into: str | Path, watch: Watch, jobs: int = 1, outside: OutsideReader | None = None
) -> Outcome:
    """Makes the ledger of the reports and puts it into the story `into`, as `Store` takes it.

    Holds the story's lock from start to end. What was read of a text in an earlier build is not read again.
    """
    with Store(into).writer() as writer:
        outcome = run(sources, watch, means=Means(jobs, partial(_readings, into), outside))
        if outcome.ledger.reports:
            outcome = replace(outcome, ledger=decided(outcome.ledger, writer.decisions()))
            _store(outcome.ledger, writer, watch)
    return outcome


@held_off()
def decide(story: str | Path, decisions: Sequence[Decision], *, adopted: bool = False) -> Ledger:
    """Adds decisions to a story, replays all that it has, and stores what comes of it; reads no report again.

    Raises `RequestError` where one of them fits nothing in the story, and stores nothing then; `adopted` ones, which
    were made elsewhere, are kept as orphans.
    """
    with Store(story).writer() as writer:
        stored = Store(story).view().ledger()
        ledger = decided(stored, (*stored.decisions, *decisions))
        new = {decision.id for decision in decisions}
        for decision in ledger.decisions:
            if not adopted and decision.id in new and decision.orphaned:
                raise RequestError(f"{decision.says} {' '.join(decision.about)}: {decision.orphaned}")
        writer.write(ledger)
    return ledger


def decided(ledger: Ledger, decisions: Sequence[Decision]) -> Ledger:
    """The ledger that decisions make of what the machine made of it: replayed before it is collated, so that points
    and origins follow, and once more over what is collated.
    """
    if not decisions:
        return ledger
    made = machine(ledger)
    before = replay(made, decisions)
    after = replay(collated(before.ledger), before.decisions, COLLATED)
    return after.ledger.model_copy(update={"decisions": after.decisions, "overruled": overruled(made, before.ledger)})


@held_off()
def add(
    sources: Sequence[Path], to: str | Path, watch: Watch, jobs: int = 1, outside: OutsideReader | None = None
) -> Growth:
    """Adds reports to the story `to`, which becomes what a build of all of them at once would make.

    Those that are stored are not read again. What is there already is recognised, and not added. Raises `StoreError`
    where there is no story, `RequestError` as `require_outside` does.
    """
    store = Store(to)
    view = store.view()
    with store.writer() as writer:
        before = view.ledger()
        require_outside(before, outside)
        there, read = _as_read(before), _read(sources, watch)
        added, told = arrivals(there.reports, read.reports)
        if not added:
            return Growth(before, before, told, read.problems)
        both = Reading((*there.reports, *added), read.problems, (*there.left_out, *read.left_out))
        outcome = _kept(there, _made(both, watch, Means(jobs, partial(_readings, to), outside)))
        outcome = replace(outcome, ledger=decided(outcome.ledger, before.decisions))
        _store(outcome.ledger, writer, watch)
    here = {report.id for report in outcome.ledger.reports}  # one that met a defect is not, and is among the problems
    return Growth(
        before, outcome.ledger, tuple(a for a in told if not a.is_added or a.report in here), outcome.problems
    )


@held_off()
def remove(
    reports: Set[str], of: str | Path, watch: Watch, jobs: int = 1, outside: OutsideReader | None = None
) -> Growth:
    """Takes the reports of these ids out of the story `of`, as if they had never been read.

    Raises `StoreError` where there is no story, `RequestError` where no report would be left, or as `require_outside`
    does.
    """
    store = Store(of)
    view = store.view()
    with store.writer() as writer:
        before = view.ledger()
        require_outside(before, outside)
        there = _as_read(before)
        pairs = zip(before.reports, there.reports, strict=True)
        left = replace(there, reports=tuple(report for stored, report in pairs if stored.id not in reports))
        if not left.reports:
            raise RequestError(f"{of}: a story has at least one report; to be rid of all, delete the story")
        outcome = _kept(left, _made(left, watch, Means(jobs, partial(_readings, of), outside)))
        outcome = replace(outcome, ledger=decided(outcome.ledger, before.decisions))
        _store(outcome.ledger, writer, watch)
    return Growth(before, outcome.ledger)


def require_outside(ledger: Ledger, outside: OutsideReader | None) -> None:
    """Raises `RequestError` where statements that only an outside reader has seen would go, as nobody asks it."""
    seen = next((s.read_by for s in machine(ledger).statements if s.read_by is not None), None)
    if seen is not None and outside is None:
        raise RequestError(
            f"the story has statements that only {seen} has seen, and they would be lost; give its --endpoint and "
            "--model again (of what it has read it is not asked anew), or build the story without it"
        )


def _store(ledger: Ledger, writer: Writer, watch: Watch) -> None:
    watch.stage("storing", 1)
    writer.write(ledger)
    watch.step()


def _kept(there: Reading, outcome: Outcome) -> Outcome:
    """The outcome, where every report that was stored is in it; raises `StoreError` where one would be lost."""
    here = {report.source for report in outcome.ledger.reports}
    for report in there.reports:
        if report.source not in here:
            raise StoreError(f"{report.source}: stored, but cannot be read again; the story is left as it was")
    return outcome


def _as_read(ledger: Ledger) -> Reading:
    """What reading gave when the story was built, its reports in the order of the ledger."""
    left_out = tuple(left for left in ledger.left_out if left.stage == "read")
    return Reading(shared(map(unresolved, machine(ledger).reports)), left_out=left_out)


def _made(read: Reading, watch: Watch, means: Means, parser: Parser | None = None) -> Outcome:
    """The ledger of what was read, what reading left out among it."""
    unclear: list[ReadError] = []
    ledger = ledger_of(_annotate(distinct(read.reports), watch, means, unclear, parser), watch)
    ledger = ledger.model_copy(update={"left_out": (*read.left_out, *ledger.left_out)})
    return Outcome(ledger, (*read.problems, *sorted(unclear, key=lambda p: p.source)))


def _read(sources: Sequence[Path], watch: Watch) -> Reading:
    """What lies in all sources."""
    watch.stage("reading", len(sources))
    readings: list[Reading] = []
    for source in sources:
        readings.append(_read_one(source))
        watch.step()
    reports = tuple(report for reading in readings for report in reading.reports)
    problems = tuple(problem for reading in readings for problem in reading.problems)
    return Reading(reports, problems, tuple(left for reading in readings for left in reading.left_out))


def _annotate(
    reports: Sequence[Report], watch: Watch, means: Means, unclear: list[ReadError], parser: Parser | None
) -> tuple[Annotation, ...]:
    """Every report by itself, in the order of their ids, so that nothing hangs on the order of the files.

    Reports that are printed alike are read once. Those that bring a defect to light are added to `unclear`.
    """
    alike: dict[Hashable, list[Report]] = {}
    for report in sorted(reports, key=lambda r: r.id):
        alike.setdefault(print_of(report), []).append(report)
    found: list[Annotation] = []
    first = [printed[0] for printed in alike.values()]
    heard = means.outside.hear(first, means.remembering(), watch.stage, watch.step) if means.outside else NO_ACCOUNTS
    watch.stage("annotating", len(alike))
    for done in _remembered(annotated(first, means.remembering, means.jobs, parser, heard), means):
        _, *others = printed = alike[print_of(done.report)]
        if done.annotation:
            found += [done.annotation, *reprints(done.annotation, others)]
        else:
            unclear += [_defect(report, done.problem) for report in printed]
        watch.step()
    return tuple(sorted(found, key=lambda a: a.report.id))


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


def _read_one(source: Path) -> Reading:
    if str(source) == "-":
        return read_stream(sys.stdin.buffer, "-")
    name = str(source).encode(errors="backslashreplace").decode()  # a file may have a name that is no UTF-8
    return read_file(source, name)
