"""Many reports annotated side by side: what comes out hangs on neither the number of processes nor their order."""

from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import starmap
from multiprocessing import get_context
from types import MappingProxyType
from typing import Final

from variorum.annotate.layers import annotate
from variorum.annotate.memory import Memory
from variorum.annotate.outside import Account
from variorum.annotate.parser import Parser, SpacyParser
from variorum.errors import SpanError, VariorumError
from variorum.model import Annotation, Report

Remembering = Callable[[], Memory]
_Work = tuple[Report, Account | None]

NO_ACCOUNTS: Final[Mapping[str, Account]] = MappingProxyType({})


@dataclass(frozen=True)
class Done:
    """What became of a report: its annotation, or in words why there is none; and what there is to remember of it."""

    report: Report
    annotation: Annotation | None
    problem: str
    news: Mapping[str, bytes]


class Desk:
    """One reader at work, who asks a memory first and notes what is new to it."""

    def __init__(self, memory: Memory, parser: Parser | None = None) -> None:
        self._memory = memory
        self._own: dict[str, bytes] = {}
        self._news: dict[str, bytes] = {}
        self._parser = parser or SpacyParser(self)

    def recall(self, names: Sequence[str]) -> Mapping[str, bytes]:
        """What this reader itself has read, and for the rest what the memory has."""
        own = {name: self._own[name] for name in names if name in self._own}
        rest = [name for name in names if name not in own]
        return {**own, **self._memory.recall(rest)} if rest else own

    def keep(self, entries: Mapping[str, bytes]) -> None:
        self._own.update(entries)
        self._news.update(entries)

    def annotated(self, report: Report, account: Account | None = None) -> Done:
        """The report annotated; a defect in the program costs this report and no other."""
        try:
            annotation, problem = annotate(report, self._parser, self, account), ""
        except Exception as error:  # whatever it is, it is told, and the others are built
            if isinstance(error, VariorumError) and not isinstance(error, SpanError):
                raise  # no report is at fault where the store or the model is not what it should be
            annotation, problem = None, f"{type(error).__name__}: {error}"
        news, self._news = self._news, {}
        return Done(report, annotation, problem, news)


def annotated(
    reports: Sequence[Report],
    remembering: Remembering,
    jobs: int = 1,
    parser: Parser | None = None,
    accounts: Mapping[str, Account] = NO_ACCOUNTS,
) -> Iterator[Done]:
    """Each report annotated, in whatever order they are done, by `jobs` processes.

    `remembering` makes the memory of a process; `parser` takes the place of the default one where `jobs` is 1;
    `accounts` are by the ids of reports.
    """
    work: list[_Work] = [(report, accounts.get(report.id)) for report in reports]
    if jobs == 1:
        yield from starmap(Desk(remembering(), parser).annotated, work)
        return
    while work:
        work = yield from _by_processes(work, remembering, jobs)


def _by_processes(work: Sequence[_Work], remembering: Remembering, jobs: int) -> Generator[Done, None, list[_Work]]:
    """Returns the work still to do when a process died; the one that it may have died of is done alone."""
    with _pool(remembering, jobs) as pool:
        waiting = deque((task, pool.submit(_annotated, *task)) for task in work)
        lost = []
        while waiting:  # what is handed on is let go: of a large story it is much
            task, future = waiting.popleft()
            if isinstance(future.exception(), BrokenProcessPool):
                lost.append(task)
            else:
                yield future.result()
    if lost:
        yield _alone(lost.pop(0), remembering)
    return lost


def _alone(task: _Work, remembering: Remembering) -> Done:
    with _pool(remembering, 1) as pool:
        future: Future[Done] = pool.submit(_annotated, *task)
        if isinstance(future.exception(), BrokenProcessPool):
            return Done(task[0], None, "the process that read it died", {})
        return future.result()


def _pool(remembering: Remembering, jobs: int) -> ProcessPoolExecutor:
    """Processes that begin afresh: one that is forked from a process with threads may hang."""
    return ProcessPoolExecutor(jobs, get_context("spawn"), _sit_down, (remembering,))


_desk: Desk | None = None  # of this process, where it is one of the crew


def _sit_down(remembering: Remembering) -> None:
    global _desk  # noqa: PLW0603 # what a process loads once
    _desk = Desk(remembering())


def _annotated(report: Report, account: Account | None) -> Done:
    assert _desk is not None
    return _desk.annotated(report, account)
