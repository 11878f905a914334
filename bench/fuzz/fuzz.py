"""Fuzzes every format that is read, guided by the code that inputs reach, and prints what came of it.

    python bench/fuzz/fuzz.py [--runs 20000] [--formats zip,warc] [--keep FOLDER]

Each format gets so many inputs in a process of its own, bred by Atheris from the fixtures of the tests and the
example. An input may give nothing but reports, refusals and what is left out; every span of a report has to verify,
its story and noise to cover its text, its map to lie in it; none may take longer than `SECONDS` or more memory than
`MEMORY`. The inputs that failed are kept in FOLDER. Needs the group `bench`.
"""

import argparse
import io
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

import atheris

_CHILD = "--child"  # the first argument of the process that fuzzes one format

with atheris.instrument_imports(include=["variorum.read"]) if _CHILD in sys.argv else nullcontext():
    from variorum.errors import ReadError
    from variorum.model import LeftOut, Report
    from variorum.read import FORMATS, Format, Item, Limits
    from variorum.read.formats import format_of
    from variorum.read.reading import read_as

ROOT = Path(__file__).parents[2]
SEEDS = (ROOT / "tests" / "read" / "fixtures", ROOT / "examples" / "strait-ferry")
SECONDS = 20  # of one input
MEMORY = 3000  # MiB of the whole process
LONGEST = 30_000  # bytes of an input
LIMITS = Limits(document=8 * 1024 * 1024, expanded=64 * 1024 * 1024, members=5000)


@dataclass
class Tally:
    """What the inputs of one format came to; `slowest` in seconds, `peak` in MiB."""

    inputs: int = 0
    reports: int = 0
    refusals: int = 0
    left_out: int = 0
    slowest: float = 0.0
    peak: float = 0.0


def name_of(known: Format) -> str:
    """A format by the name of its reader."""
    return known.read.__name__.removeprefix("read_")


def verify(report: Report) -> None:
    """Raises where a span, the cover of the text or the map of a report is wrong."""
    at = 0
    for start, end in sorted([*report.story, *((n.start, n.end) for n in report.noise)]):
        assert start == at < end, "story and noise do not cover the text"
        at = end
    assert at == len(report.text), "story and noise do not reach the end"
    spans = [report.published.span, report.dateline and report.dateline.span, report.byline, *report.credit_spans]
    for span in spans:
        if span and not isinstance(span, str):
            span.verify(report.text)
    for run in report.source_map:
        assert 0 <= run.start < run.end <= len(report.text), "the map lies outside the text"
    report.model_dump_json().encode()


class Target:
    """One format as Atheris calls it, with what it has seen."""

    def __init__(self, known: Format, notes: Path) -> None:
        self._known, self._notes, self._tally = known, notes, Tally()

    def __call__(self, data: bytes) -> None:
        began = time.process_time()
        tally = self._tally
        for outcome in read_as(self._known, Item(f"input{self._known.suffixes[0]}", io.BytesIO(data), limits=LIMITS)):
            if isinstance(outcome, Report):
                verify(outcome)
                tally.reports += 1
            else:
                assert isinstance(outcome, (ReadError, LeftOut)), f"{type(outcome).__name__} came out"
                tally.refusals += isinstance(outcome, ReadError)
                tally.left_out += isinstance(outcome, LeftOut)
        tally.inputs += 1
        tally.slowest = max(tally.slowest, time.process_time() - began)
        if tally.inputs % 100 == 0:
            tally.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            self._notes.write_text(json.dumps(asdict(tally)))


def seeds(known: Format) -> list[bytes]:
    """The files of the tests and the example that are of this format."""
    files = [path for folder in SEEDS for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".py"]
    data = [path.read_bytes() for path in files if path.stat().st_size <= LONGEST]
    return [each for each in data if format_of(Item("-", io.BytesIO(each))) is known]


def fuzz(known: Format, runs: int, keep: Path) -> tuple[Tally, str]:
    """Runs one format in a process of its own; what it came to, and how it ended."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, notes = Path(folder) / "corpus", Path(folder) / "notes.json"
        corpus.mkdir()
        for number, data in enumerate(seeds(known)):
            (corpus / f"seed-{number}").write_bytes(data)
        child = [sys.executable, __file__, _CHILD, name_of(known), str(notes), str(corpus)]
        options = [f"-runs={runs}", "-seed=1", f"-max_len={LONGEST}", f"-timeout={SECONDS}", f"-rss_limit_mb={MEMORY}"]
        options.append(f"-artifact_prefix={keep}/{name_of(known)}-")
        ended = subprocess.run([*child, *options], capture_output=True, text=True, errors="replace", check=False)
        tally = Tally(**json.loads(notes.read_text())) if notes.exists() else Tally()
    return tally, "ok" if ended.returncode == 0 else _failure(ended.stderr)


def _failure(said: str) -> str:
    """The line of what a process said that tells why it ended."""
    lines = said.splitlines() or [""]
    raised = [line for line in lines if re.match(r"[\w.]+(?:Error|Exception)\b", line)]
    return (raised or [line for line in lines if "ERROR" in line] or lines)[-1][:200]


def child(name: str, notes: Path, arguments: list[str]) -> None:
    """Never returns."""
    known = next(each for each in FORMATS if name_of(each) == name)
    atheris.Setup([sys.argv[0], *arguments], Target(known, notes))
    atheris.Fuzz()


def main() -> None:
    """Prints the table; ends with 1 where a format failed."""
    if sys.argv[1:2] == [_CHILD]:
        child(sys.argv[2], Path(sys.argv[3]), sys.argv[4:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--formats", default=",".join(map(name_of, FORMATS)))
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / f"fuzz-{os.getpid()}")
    args = parser.parse_args()
    args.keep.mkdir(parents=True, exist_ok=True)
    print(f"{'format':10} {'inputs':>8} {'reports':>8} {'refused':>8} {'left out':>8} {'slowest s':>9} {'peak MiB':>8}")
    failed = False
    for known in (each for each in FORMATS if name_of(each) in args.formats.split(",")):
        tally, ending = fuzz(known, args.runs, args.keep)
        failed |= ending != "ok"
        print(
            f"{name_of(known):10} {tally.inputs:8} {tally.reports:8} {tally.refusals:8} {tally.left_out:8}"
            f" {tally.slowest:9.2f} {tally.peak:8.0f}  {ending}",
            flush=True,
        )
    sys.exit(failed)


if __name__ == "__main__":
    main()
