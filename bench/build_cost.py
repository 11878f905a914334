"""What a build costs beside the bare parse of its distinct text, what a reprint costs, and what a rebuild costs.

    python bench/build_cost.py [--reports 40] [--copies 10] [--jobs 1]
    python bench/build_cost.py --story 10000

All in one run on the same cores, on whole texts of PolNeAR's training split under `$VARIORUM_DATA` (default
`../shared/data`), or the example where there are none. Seconds are of the processor, those of other processes included.

- the bare parse of so many distinct texts, and the whole build of them into a store, reading model included
- a rebuild of that story, and a build with one report more
- the annotation of one text, and of the same text printed so many times more

`--story` builds one story of so many reports, two in three of them reprints with a line of their own, and prints the
words, the seconds of each stage and the most memory that the build had.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from cost import EXAMPLE, Clock, processor
from plain import plain_report
from texts import DATA, polnear
from variorum.annotate.layers import annotate
from variorum.annotate.parser import SpacyParser
from variorum.annotate.reprints import reprinted
from variorum.pipeline import build

REPRINTS = 3  # prints of each text in a large story


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


def copies(text: str, number: int) -> None:
    """Prints what reading one text costs, and reading it again in another report."""
    first = plain_report(text, "r0")
    others = [plain_report(text, f"r{n + 1}") for n in range(number)]
    once = spent(lambda: annotate(first, SpacyParser()))
    found = annotate(first, SpacyParser())
    again = spent(lambda: [reprinted(found, report) for report in others]) / number
    print(
        f"a text of {len(text.split())} words is annotated in {once:.3f} s, a copy in {again:.4f} s: {again / once:.1%}"
    )


def story(number: int, folder: Path, jobs: int) -> None:
    """Prints what one large story costs."""
    known = texts()
    distinct = [
        known[n % len(known)][:1800] + f"\n\nEdition {n // len(known)}.\n" for n in range(-(-number // REPRINTS))
    ]
    printed = [f"{text}\nPrinted for desk {n}.\n" if n else text for n in range(REPRINTS) for text in distinct][:number]
    clock = Clock()
    began = time.perf_counter()
    build(written(folder / "reports", printed), folder / "story", clock, jobs)
    took = time.perf_counter() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{number} reports, {sum(len(text.split()) for text in printed)} words: {took:.0f} s, at most {most:.2f} GB")
    print(", ".join(f"{stage} {seconds:.1f}" for stage, seconds in clock.seconds().items()) + " with the store")


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--story", type=int, help="build one story of so many reports")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if args.story:
            story(args.story, Path(folder), args.jobs)
            return
        chosen = texts()[: args.reports + 1]
        build(written(Path(folder) / "first", chosen[:2]), Path(folder) / "loaded", Clock())  # loads models and tables
        whole(chosen, Path(folder), args.jobs)
        copies(chosen[0], args.copies)


if __name__ == "__main__":
    main()
