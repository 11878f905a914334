"""What a build costs, by stage, as a pile grows; and what times and figures cost beside the parse of the same texts.

    python bench/cost.py [FOLDER] [--piles 5,10,20,40]
    python bench/cost.py [FOLDER] --layers

`FOLDER` holds text files; the default is the dev texts of `$VARIORUM_DATA/polnear` (default `../shared/data`), or the
example where there are none. Each pile is the first so many files, cut to two thousand characters and taken again from
the start where they do not suffice. Seconds are of the processor; divide them by those of the smallest pile. `--layers`
takes the first forty texts whole, in one run, and prints shares of the parse: together they stay under a tenth.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from plain import plain_report
from variorum.annotate.figures import figures
from variorum.annotate.parser import SpacyParser
from variorum.annotate.times import times
from variorum.pipeline import run

CORPUS = Path(os.environ.get("VARIORUM_DATA", "../shared/data")) / "polnear" / "dev" / "text"
EXAMPLE = Path(__file__).parents[1] / "examples" / "strait-ferry"
LENGTH = 2_000  # characters of a report
WHOLE = 40  # texts that the layers are timed on


def processor() -> float:
    """Seconds of the processor so far, of this process and of those that it started and that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


class Clock:
    """A watch that notes when each stage begins, by the processor."""

    def __init__(self) -> None:
        self.began: list[tuple[str, float]] = []

    def stage(self, name: str, total: int) -> None:
        """Notes the stage; `total` does not matter."""
        self.began.append((name, processor()))

    def step(self) -> None:
        """Nothing is noted inside a stage."""

    def seconds(self) -> dict[str, float]:
        """The seconds of each stage, if the last one ends now."""
        ends = [at for _, at in self.began[1:]] + [processor()]
        return {name: end - at for (name, at), end in zip(self.began, ends, strict=True)}


def cost(texts: Sequence[str]) -> dict[str, float]:
    """Seconds by stage of a story of these reports."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{i:04}.txt" for i in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        clock = Clock()
        run(files, clock, SpacyParser())
        return clock.seconds()


def layers(texts: Sequence[str]) -> dict[str, float]:
    """The seconds that reading times and figures take, as shares of those of the parse of the same reports."""
    parser = SpacyParser()
    reports = [plain_report(text, f"r{i}") for i, text in enumerate(texts)]
    first = parser.parse(reports[0])
    times(reports[0], first), figures(reports[0], first, ())  # loads the tables
    began = time.process_time()
    parses = [parser.parse(report) for report in reports]
    parsed = time.process_time()
    for report, parse in zip(reports, parses, strict=True):
        times(report, parse)
    timed = time.process_time()
    for report, parse in zip(reports, parses, strict=True):
        figures(report, parse, ())
    counted = time.process_time()
    return {"times": (timed - parsed) / (parsed - began), "figures": (counted - timed) / (parsed - began)}


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS if CORPUS.is_dir() else EXAMPLE)
    parser.add_argument("--piles", default="5,10,20,40")
    parser.add_argument("--layers", action="store_true", help="times and figures beside the parse")
    args = parser.parse_args()
    texts = [file.read_text(encoding="utf-8") for file in sorted(args.folder.glob("*.txt"))]
    if args.layers:
        shares = layers(texts[:WHOLE])
        row = ", ".join(f"{name} {share:.1%}" for name, share in {**shares, "together": sum(shares.values())}.items())
        print(f"of the parse of {len(texts[:WHOLE])} texts: {row}")
        return
    cost(texts[:1])  # loads the parser and the tables
    for number in map(int, args.piles.split(",")):
        pile = [f"{texts[i % len(texts)][:LENGTH]}\n\nCopy {i // len(texts)}.\n" for i in range(number)]
        row = "  ".join(f"{name} {seconds:6.1f}" for name, seconds in cost(pile).items())
        print(f"{number:4} reports  {row}", flush=True)


if __name__ == "__main__":
    main()
