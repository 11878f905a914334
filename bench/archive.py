"""Screening of archives: copies and stories found, and what it costs.

    python bench/archive.py copies  [--count 100000]           families, beside rensa, datasketch and a common pipeline
    python bench/archive.py screen  [--count 100000] [--short] [--notices]  all of it: time, memory, families, stories
    python bench/archive.py curve   [--counts 10000,20000,40000,80000] [--short]   by articles, with 1 and 2 processes
    python bench/archive.py nodes   [--count 400000] [--turns 1] on a Ray cluster of 1 and of 2 nodes with one core each
    python bench/archive.py lead    [--counts 1000000,...]     what the leading process needs, by articles
    python bench/archive.py families [--count 5000] [--short] [--notices]   families by parameter
    python bench/archive.py stories [--likeness 0.1,0.15,...]  stories of ECB+, by parameter

The archives are made up (`archive_pile.py`). Families and stories are scored by B-cubed. Every run is a process of its
own; memory is what it and the processes that it starts have at the same time, seconds of the processor are those of all
of them. Divide seconds by those of another row of the same run: machines differ, and others may be at work on them.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from statistics import median

from archive_copies import WAYS
from archive_cost import Cost, run
from archive_nodes import bound, cores, more_by_two, nodes
from archive_pile import LENGTHS, SHORT, Made, archive, noticed, write
from archive_stories import table
from coreference import Measure, b_cubed, clusters
from variorum.archive import tables
from variorum.archive.copies import Copies, copies
from variorum.archive.families import families
from variorum.archive.layout import Layout
from variorum.archive.settings import settings

COUNTS = {"nodes": 400_000, "families": 5_000}
CURVE, LED = "10000,20000,40000,80000", "1000000,3000000,10000000"
VALUES = {
    "share": (0.2, 0.3, 0.4, 0.5, 0.6, 0.8),
    "fewest": (4, 6, 8, 10, 20),
    "phrase": (1, 16, 20, 24, 32, 48),
    "whole": (0.4, 0.6, 0.7, 0.8, 1),
}
LEAST = ("share=0.2", "fewest=1", "phrase=1")
WINDOWS = (6, 12, 24, 48)
LEAD = Path(__file__).with_name("archive_lead.py")
PROGRAM = Path(sys.executable).with_name("variorum")


def screened(source: Path, into: Path, jobs: int = 2, *options: str) -> Cost:
    """Runs the program's own command."""
    return run([PROGRAM, "archive", "screen", source, "--into", into, "--jobs", str(jobs), *options])[1]


def found(folder: Path, name: str) -> list[object]:
    """The family or the story of each article, in their order; one without a family is its own."""
    rows = tables.read(folder / "members").sort_by("number").to_pylist()
    return [row[name] or row["number"] for row in rows]


def scored(wanted: Sequence[object], got: Sequence[object]) -> Measure:
    return b_cubed(clusters(enumerate(wanted)), clusters(enumerate(got)))


def by_stage(folder: Path) -> str:
    """What each stage took by the clock."""
    done = json.loads((folder / "manifest.json").read_text())["done"]
    return ", ".join(f"{stage['stage']} {stage['seconds']} s" for stage in done)


def said(score: Measure) -> str:
    return f"recall {score.recall:.4f}  precision {score.precision:.4f}"


def beside(count: int, folder: Path) -> None:
    """A row for each way."""
    source = folder / "archive.jsonl"
    wanted, _ = write(archive(count), source)
    cost = screened(source, folder / "screened", 1)
    print(f"{'variorum, all stages':22}{cost}  {said(scored(wanted, found(folder / 'screened', 'family')))}")
    print(" " * 22 + by_stage(folder / "screened"), flush=True)
    for name in WAYS:
        if name in ("rensa", "datasketch") and not find_spec(name):
            print(f"{name:22}skipped: it is not installed (uv sync --group bench)")
            continue
        out, cost = run([sys.executable, __file__, "way", name, "--source", source])
        print(f"{name:22}{cost}  {said(scored(wanted, json.loads(out)))}", flush=True)


def screen(made: Iterable[Made], folder: Path) -> None:
    """One archive, with two processes."""
    source = folder / "archive.jsonl"
    family, story = write(made, source)
    cost = screened(source, folder / "screened")
    size = source.stat().st_size / 1e6
    disk = {
        part.name: sum(file.stat().st_size for file in part.rglob("*.parquet")) / 1e6
        for part in (folder / "screened", folder / "screened" / "work")
    }
    print(f"{len(family)} articles, {size:.0f} MB: {cost}")
    print(f"tables {disk['screened'] - disk['work']:.0f} MB, work {disk['work']:.0f} MB")
    for stage in json.loads((folder / "screened" / "manifest.json").read_text())["done"]:
        print(f"  {stage['stage']:10} {stage['seconds']:7.1f} s  {stage['count']}")
    for name, wanted in (("family", family), ("story", story)):
        print(f"{name}: {said(scored(wanted, found(folder / 'screened', name)))}")


def curve(counts: Sequence[int], lengths: tuple[int, int], folder: Path) -> None:
    """A row for each number of articles and of processes."""
    for count in counts:
        source = folder / f"{count}.jsonl"
        write(archive(count, lengths), source)
        for jobs in (1, 2):
            into = folder / f"{count}-{jobs}"
            cost = screened(source, into, jobs)
            print(f"{count:8} articles, {jobs} processes: {cost}\n{'':10}{by_stage(into)}", flush=True)


def led(counts: Sequence[int]) -> None:
    """A row for each number of articles: families, order and stories of numbers that were drawn, in one process."""
    for count in counts:
        print(f"{count:9} articles: {run([sys.executable, LEAD, str(count)])[1]}", flush=True)


def by_parameter(made: Iterable[Made], folder: Path) -> None:
    """A row for each value of a parameter that families hang on; what counts as a copy is tried on all that have
    anything in common.
    """
    source = folder / "archive.jsonl"
    wanted, _ = write(made, source)
    layout = Layout(folder / "pairs")
    screened(source, layout.root, 2, *(word for given in LEAST for word in ("--set", given)))
    there, numbers = Copies.load(layout), tables.column(layout.articles, "number")
    for name, value in ((name, value) for name, values in VALUES.items() for value in values):
        tried = settings([f"{name}={value}"])
        got = families(numbers, copies(there.a, there.b, there.common, tried), tried)
        print(f"{name:6} {value:4}  {said(scored(wanted, got.tolist()))}", flush=True)
    for window in WINDOWS:
        into = folder / f"window{window}"
        screened(source, into, 2, "--set", f"window={window}")
        prints = tables.rows(Layout(into).prints)
        print(f"window {window:3}  {said(scored(wanted, found(into, 'family')))}  {prints} prints", flush=True)


def on_nodes(count: int, turns: int, folder: Path) -> None:
    """The same archive on clusters of one core a node; the time that a cluster takes to start is not counted.

    The leading process has the core of the first node. What two cores do more than one is said beside it.
    """
    source = folder / "archive.jsonl"
    write(archive(count), source)
    walls: dict[int, list[float]] = {1: [], 2: []}
    machine = []
    for turn, number in product(range(turns), walls):
        machine.append(more_by_two())
        into = folder / f"on{number}-{turn}"
        with nodes(number, folder / f"ray{number}-{turn}") as address, bound(cores()[0]):
            cost = screened(source, into, number, "--cluster", address)
        walls[number].append(cost.wall)
        print(f"{number} nodes: {cost.wall:.1f} s; {by_stage(into)}", flush=True)
    one, two = (median(walls[number]) for number in walls)
    print(f"medians: {one:.1f} s and {two:.1f} s; two nodes are {one / two:.2f} times as fast as one")
    more = ", ".join(f"{each:.2f}" for each in machine)
    print(f"two processes that share nothing did so many times what one did, before each run: {more}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=("copies", "screen", "curve", "lead", "nodes", "families", "stories", "way"))
    options.add_argument("name", nargs="?", choices=tuple(WAYS), help=argparse.SUPPRESS)
    options.add_argument("--source", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--count", type=int)
    options.add_argument("--counts")
    options.add_argument("--turns", type=int, default=1, help="how often each cluster is measured")
    options.add_argument("--short", action="store_true", help="articles of 20 to 80 words")
    options.add_argument("--notices", action="store_true", help="a notice of its outlet under half of the articles")
    given = options.parse_args()
    given.count = given.count or COUNTS.get(given.what, 100_000)
    if given.what == "way":
        print(json.dumps(WAYS[given.name](given.source)))
        return
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        lengths = SHORT if given.short else LENGTHS
        made = archive(given.count, lengths)
        pile = noticed(made) if given.notices else made
        what: Mapping[str, Callable[[], None]] = {
            "copies": lambda: beside(given.count, work),
            "screen": lambda: screen(pile, work),
            "curve": lambda: curve([int(count) for count in (given.counts or CURVE).split(",")], lengths, work),
            "lead": lambda: led([int(count) for count in (given.counts or LED).split(",")]),
            "nodes": lambda: on_nodes(given.count, given.turns, work),
            "families": lambda: by_parameter(pile, work),
            "stories": lambda: print(table()),
        }
        what[given.what]()


if __name__ == "__main__":
    main()
