"""What a build costs as a story grows, by stage, and how much memory it takes.

    python bench/scaling.py [--most 300] [--jobs 1,2] [--copies 12] [--length 2100]

Stories of 10, 30, 100 … reports, up to `--most`, each built into a store of its own by a process of its own, with each
number of processes. The texts are those of PolNeAR's training split under `$VARIORUM_DATA` (default `../shared/data`),
cut to `--length` characters, or the example where there are none; every text is printed so many times (`--copies`), of
which every sixth has a line of its own, and comes in another edition where the texts do not suffice.

Seconds are of the processor, of all processes of the build together, by stage: reading, annotating (the parse and the
reading model among it), tracing, resolving, collating, and storing; `clock` is what the whole took by the clock, which
hangs on what else the machine does. `memory` is the most that the processes of a build held at one moment, together,
and `store` what the story takes on the disk, in gigabytes.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from build_cost import texts, written
from cost import Clock
from memory import Scale
from variorum.pipeline import build

SIZES = (10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000)
STAGES = ("reading", "annotating", "tracing", "resolving", "collating", "storing")
OWN = 6  # of so many prints of a text one has a line of its own


def printed(number: int, copies: int, length: int) -> list[str]:
    """The texts of a story: so many reports, each text so many times, every sixth print with a line of its own."""
    known = texts()
    distinct = -(-number // copies)
    rows = []
    for n in range(number):
        text, edition = known[n % distinct % len(known)][:length], n % distinct // len(known)
        lines = [f"Edition {edition}."] if edition else []
        lines += [f"Printed for desk {n}."] if n // distinct % OWN == OWN - 1 else []
        rows.append("\n\n".join((text, *lines)) + "\n")
    return rows


def measured(reports: Sequence[str], jobs: int) -> dict[str, float]:
    """Seconds by stage and by the clock, gigabytes and words of one build, in this process."""
    with tempfile.TemporaryDirectory() as folder, Scale(os.getpid()) as memory:
        clock, began = Clock(), time.perf_counter()
        build(written(Path(folder) / "reports", reports), Path(folder) / "story", clock, jobs)
        seconds, took = clock.seconds(), time.perf_counter() - began
        size = sum(file.stat().st_size for file in (Path(folder) / "story").iterdir())
    words = sum(len(text.split()) for text in reports)
    return {**seconds, "clock": took, "memory": memory.together, "store": size / 1e9, "words": words}


def alone(number: int, jobs: int, copies: int, length: int) -> dict[str, float]:
    """The same in a process of its own, so that nothing of another build is in memory."""
    order = [sys.executable, __file__, "--one", f"{number},{jobs}", "--copies", str(copies), "--length", str(length)]
    done = subprocess.run(order, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=300)
    parser.add_argument("--least", type=int, default=10)
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--copies", type=int, default=12)
    parser.add_argument("--length", type=int, default=2_100)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        number, jobs = map(int, args.one.split(","))
        print(json.dumps(measured(printed(number, args.copies, args.length), jobs)))
        return
    columns = ("words", *STAGES, "clock", "memory", "store")
    print("reports jobs" + "".join(f"{name:>12}" for name in columns))
    for number in (size for size in SIZES if args.least <= size <= args.most):
        for jobs in map(int, args.jobs.split(",")):
            row = alone(number, jobs, args.copies, args.length)
            cells = (f"{row[name]:12.2f}" if name in ("memory", "store") else f"{row[name]:12.0f}" for name in columns)
            print(f"{number:7} {jobs:4}" + "".join(cells), flush=True)


if __name__ == "__main__":
    main()
