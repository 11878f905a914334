"""What a build costs beside the bare parse of its distinct text, what a reprint costs, and what a rebuild costs.

    python bench/build_cost.py [--reports 40] [--copies 10] [--jobs 1]

All in one run on the same cores, on whole texts of PolNeAR's training split under `$VARIORUM_DATA` (default
`../shared/data`), or the example where there are none. Seconds are of the processor, those of other processes included.

- the bare parse of so many distinct texts, and the whole build of them into a store, reading model included
- a rebuild of that story, and a build with one report more
- a whole build of texts that are printed once, twice, and so many times more: what the first print of a text costs, and
  what a further one does

`scaling.py` builds one story after another that grows to ten thousand reports.
"""

import argparse
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from cost import EXAMPLE, Clock, processor
from plain import plain_report
from texts import DATA, polnear
from variorum.annotate.parser import SpacyParser
from variorum.pipeline import build

PRINTS = 2  # of each text, before further ones are counted


def texts() -> list[str]:
    """The distinct texts, in the order of the corpus."""
    if (DATA / "polnear").is_dir():
        return list(dict.fromkeys(text for _, text in polnear()))
    return [file.read_text(encoding="utf-8") for file in sorted(EXAMPLE.glob("*.txt"))]


def spent(work: Callable[[], object]) -> float:
    """Seconds of the processor that some work takes, in this process and those that it starts."""
    began = processor()
    work()
    return processor() - began


def written(folder: Path, printed: Sequence[str]) -> list[Path]:
    """One file for each text."""
    folder.mkdir()
    files = [folder / f"{n:05}.txt" for n in range(len(printed))]
    for file, text in zip(files, printed, strict=True):
        file.write_text(text, encoding="utf-8")
    return files


def whole(printed: Sequence[str], folder: Path, jobs: int) -> None:
    """Prints what building and rebuilding a story of distinct texts costs."""
    reports = [plain_report(text, f"r{n}") for n, text in enumerate(printed)]
    parse = spent(lambda: [SpacyParser().parse(report) for report in reports[:-1]])
    files = written(folder / "reports", printed)
    words = sum(len(text.split()) for text in printed[:-1])
    print(f"{len(files) - 1} reports, {words} words; bare parse {parse:.1f} s, {words / parse:.0f} words a second")
    for name, sources in {"build": files[:-1], "rebuild": files[:-1], "one report more": files}.items():
        clock = Clock()
        seconds = spent(lambda sources=sources, clock=clock: build(sources, folder / "story", clock, jobs))  # type: ignore[misc]
        stages = ", ".join(f"{stage} {took:.1f}" for stage, took in clock.seconds().items())
        print(
            f"{name:16} {seconds:6.1f} s, {seconds / parse:.2f} of the bare parse ({stages} with the store)", flush=True
        )


def copies(printed: Sequence[str], number: int, folder: Path, jobs: int) -> None:
    """Prints what a whole build costs for a text that is printed for the first time, and for a further print of it."""

    def built(times: int) -> float:
        files = written(folder / f"of-{times}", list(printed) * times)
        return spent(lambda: build(files, folder / f"story-{times}", Clock(), jobs))

    once, few, many = map(built, (1, PRINTS, PRINTS + number))
    first, again = once / len(printed), (many - few) / number / len(printed)
    words = sum(len(text.split()) for text in printed) / len(printed)
    print(
        f"a text of {words:.0f} words is built in {first:.3f} s, the {PRINTS + 1}th to {PRINTS + number}th print of it "
        f"in {again:.4f} s each: {again / first:.1%}"
    )


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        chosen = texts()[: args.reports + 1]
        build(written(Path(folder) / "first", chosen[:2]), Path(folder) / "loaded", Clock())  # loads models and tables
        whole(chosen, Path(folder), args.jobs)
        copies(chosen[: args.reports], args.copies, Path(folder), args.jobs)


if __name__ == "__main__":
    main()
