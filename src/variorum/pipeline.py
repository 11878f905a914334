"""The order of the stages. The only file that knows it, and the only one that writes a store."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from variorum.errors import ReadError
from variorum.ledger import Store
from variorum.model import Ledger, Report
from variorum.read import Reading, distinct, read_bytes, read_file


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


def run(sources: Sequence[Path], watch: Watch) -> Outcome:
    """Reads the reports and makes their ledger; does not touch any store. The source `-` is standard input."""
    reports, problems = _read(sources, watch)
    return Outcome(Ledger(reports=reports), problems)


def build(sources: Sequence[Path], into: Path, watch: Watch) -> Outcome:
    """Makes the ledger of the reports and stores it in the folder `into`; holds the story's lock from start to end."""
    with Store(into).writer() as writer:
        outcome = run(sources, watch)
        if outcome.ledger.reports:
            writer.write(outcome.ledger)
    return outcome


def _read(sources: Sequence[Path], watch: Watch) -> tuple[tuple[Report, ...], tuple[ReadError, ...]]:
    watch.stage("reading", len(sources))
    readings: list[Reading] = []
    for source in sources:
        readings.append(read_bytes(sys.stdin.buffer.read(), "-") if str(source) == "-" else read_file(source))
        watch.step()
    reports = distinct(report for reading in readings for report in reading.reports)
    return reports, tuple(problem for reading in readings for problem in reading.problems)
