"""Writes docs/quality.md: every figure that the project gives of itself, with the command that makes it.

    python bench/quality.py [FILE] [--only WORDS]

Runs for some minutes. A corpus that is not on this machine is skipped, and the page says so. With `--only`, the
sections that have these words in their title are made anew, and the others stay as they are, where they are.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from score import CORPORA, ROOT, Scores, brief, is_here, measure

TARGET = ROOT / "docs" / "quality.md"
STORIES = "Whole stories"
ABOUT = {
    "seeds": "five real reports (not in the repository). The program was **tuned on it**.",
    "example": "the invented ferry story of `examples/`. Written before the program had seen it, **then tuned on**.",
    "spill-verdict": "an invented court story by someone who did not know the program; its classes of error were then "
    "looked at **once**, for actors, statements and origins, once more for wording, twice for events, and once for "
    "when statements were made.",
    "market-truce": "an invented trade story by someone who did not know the program. Held out until its first measure "
    "(mean 0.695); its misses of dates and passages were then looked at **once**, those of wording "
    "and spinning once after that, those of when statements were made once, those of events twice.",
}
UNSEEN = "an invented story of another kind. **Held out**: nothing was tuned on it."
COMMANDS = (
    ("Statements on PolNeAR", ("bench/polnear.py",)),
    ("Quotations on PolNeAR, beside textacy", ("bench/quotations.py",)),
    ("Speakers on MEANTIME", ("bench/speakers.py",)),
    ("Time expressions on MEANTIME and Recognizers", ("bench/times.py",)),
    ("Figures on MEANTIME, Recognizers and Quantities", ("bench/figures.py",)),
    ("Events on ECB+ and MEANTIME", ("bench/events.py",)),
    ("Timelines of SemEval-2015", ("bench/timelines.py",)),
    ("Copies on ECB+, and the spinning test", ("bench/copies.py",)),
    ("Text spun with other dictionaries (developed with moby and mythes, on other paragraphs)", ("bench/spinning.py",)),
    ("Rewritten sentences of ECB+", ("bench/rewriting.py",)),
    ("Copies among 1,000 reports", ("bench/copies_cost.py",)),
    ("Joining actors and events in piles of up to 1,000 reports", ("bench/linking.py",)),
    ("Pages read, beside other libraries (258 pages of 40 countries)", ("bench/extraction.py", "--half", "both")),
    ("Languages of pages and paragraphs", ("bench/languages.py", "--half", "both")),
    ("An archive of 100,000 made-up articles", ("bench/archive.py", "screen")),
)
INTRO = """# How good it is

Made by `python bench/quality.py`; do not edit by hand. The stories are scored by a program that is not part of this
repository: it compares a ledger with a record made by hand, section by section, on matched records. Timings are of
one run on one machine, so that only their ratios tell; see also `bench/cost.py`.

Read the columns with their history: what a program was tuned on flatters it.
"""


def stories() -> str:
    """F1 of each section on each story, and what is behind it."""
    scores = {name: measure(corpus) for name, corpus in CORPORA.items() if is_here(corpus)}
    names = list(dict.fromkeys(section for one in scores.values() for section in one.sections))
    lines = [f"## {STORIES}", ""]
    lines += [f"- **{name}**: {ABOUT.get(name, UNSEEN)}" for name in scores]
    lines += ["", "| section, F1 | " + " | ".join(scores) + " |", "|---|" + "---|" * len(scores)]
    for section in names:
        lines.append(
            f"| {section} | " + " | ".join(_number(one.sections.get(section)) for one in scores.values()) + " |"
        )
    lines.append("| **mean** | " + " | ".join(f"**{one.overall:.3f}**" for one in scores.values()) + " |")
    lines += ["", "What stands behind each number:", ""]
    for name, one in scores.items():
        lines += [f"### {name}", "", _details(one), ""]
    return "\n".join(lines)


def _number(f1: float | None) -> str:
    return "-" if f1 is None else f"{f1:.3f}"


def _details(scores: Scores) -> str:
    rows = ["| section | metrics |", "|---|---|"]
    for section, metrics in scores.metrics.items():
        told = "; ".join(f"{key} {brief(value)}" for key, value in metrics.items() if brief(value))
        rows.append(f"| {section} | {told} |")
    return "\n".join(rows)


def other(title: str, command: tuple[str, ...]) -> str:
    """The output of another bench command, as it prints it."""
    run = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    said = run.stdout if run.returncode == 0 else f"did not run here: {run.stderr.strip().splitlines()[-1:]}"
    return f"## {title}\n\n    python {' '.join(command)}\n\n```text\n{said.strip()}\n```\n"


def sections(page: str) -> dict[str, str]:
    """The sections of a page as it stands, by title."""
    return {part.partition("\n")[0]: f"## {part}" for part in page.split("\n## ")[1:]}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", nargs="?", type=Path, default=TARGET)
    options.add_argument("--only", default="", help="words of the titles of the sections to make anew")
    given = options.parse_args()
    parts = sections(given.file.read_text(encoding="utf-8")) if given.only else {}
    makers: dict[str, Callable[[], str]] = {
        STORIES: stories,
        **{title: partial(other, title, command) for title, command in COMMANDS},
    }
    parts |= {title: make() for title, make in makers.items() if given.only in title}
    given.file.write_text("\n".join([INTRO, *(part.rstrip() + "\n" for part in parts.values())]), encoding="utf-8")
    print(given.file)


if __name__ == "__main__":
    main()
