"""Builds a story and scores the ledger against a record of it that was made by hand.

    python bench/score.py                                   the example story of the repository
    python bench/score.py seeds                             another corpus by name, see CORPORA
    python bench/score.py --reports DIR --gold FILE         any other
    python bench/score.py --markdown FILE                   also writes the table into a file

The scorer and the other corpora are not part of the repository. They are looked for in the folder that VARIORUM_CORPORA
names, or else in `../shared`. The scorer is a program that is called as `score.py LEDGER GOLD --texts REPORTS --json`
and prints `{"sections": {name: {"f1", "metrics"}}, "overall"}`.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from variorum import pipeline
from variorum.publish.exports.json import document

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("VARIORUM_CORPORA", ROOT.parent / "shared"))
SCORER = SHARED / "score" / "score.py"


@dataclass(frozen=True)
class Corpus:
    """Reports, the record of them, and the program that compares a ledger with the record."""

    reports: Path
    gold: Path
    scorer: Path = SCORER

    def missing(self) -> tuple[Path, ...]:
        """What of it is not on this machine."""
        return tuple(path for path in (self.reports, self.gold, self.scorer) if not path.exists())

    def files(self) -> tuple[Path, ...]:
        """The reports, in order of name; what else lies beside them is not read."""
        return tuple(sorted(self.reports.glob("*.txt")))

    def digest(self) -> str:
        """SHA-256 over the names and bytes of reports and record, and the bytes of the scorer's folder."""
        digest = hashlib.sha256()
        for path in (*self.files(), self.gold, *sorted(self.scorer.parent.glob("*.py"))):
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()


EXAMPLE = ROOT / "examples" / "strait-ferry"
STORIES = sorted(path.parent for path in (ROOT / "bench" / "stories").glob("*/gold.yaml"))
CORPORA = {
    "example": Corpus(EXAMPLE, EXAMPLE / "gold.yaml"),
    "seeds": Corpus(SHARED / "seeds", SHARED / "gold" / "seeds.yaml"),
    **{story.name: Corpus(story, story / "gold.yaml") for story in STORIES},
}


@dataclass(frozen=True)
class Scores:
    """F1 of each section (null where the record has none), all metrics of each, and the mean."""

    sections: dict[str, float | None]
    metrics: dict[str, dict[str, Any]]
    overall: float


class Silent:
    """A `Watch` that does not look."""

    def stage(self, name: str, total: int) -> None:
        """Nothing to say."""

    def step(self) -> None:
        """Nothing to say."""


def measure(corpus: Corpus) -> Scores:
    """Builds the corpus and scores the ledger."""
    outcome = pipeline.run(corpus.files(), Silent())
    for problem in outcome.problems:
        print(problem, file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger.json"
        ledger.write_text(document(outcome.ledger), encoding="utf-8")
        command = [
            sys.executable,
            str(corpus.scorer),
            str(ledger),
            str(corpus.gold),
            "--texts",
            str(corpus.reports),
            "--json",
        ]
        printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    result = json.loads(printed)
    sections = result["sections"]
    return Scores(
        {name: section["f1"] for name, section in sections.items()},
        {name: section["metrics"] for name, section in sections.items()},
        result["overall"],
    )


def table(scores: Scores) -> str:
    """The scores as a Markdown table: F1 of each section, and its metrics."""
    lines = ["| section | F1 | of which |", "|---|---|---|"]
    for name, f1 in scores.sections.items():
        metrics = "; ".join(f"{key} {brief(value)}" for key, value in scores.metrics[name].items() if brief(value))
        lines.append(f"| {name} | {'-' if f1 is None else f'{f1:.3f}'} | {metrics} |")
    lines.append(f"| **mean** | **{scores.overall:.3f}** | |")
    return "\n".join(lines) + "\n"


def brief(metric: object) -> str:
    """A metric in a few characters; empty for what has no single number."""
    if isinstance(metric, dict):
        number = metric.get("f1", metric.get("accuracy"))
        return f"{number:.2f}" if isinstance(number, float) else ""
    return str(metric) if isinstance(metric, int | float) else ""


def is_here(corpus: Corpus) -> bool:
    """Is the corpus on this machine? Says so on stderr where it is not."""
    missing = corpus.missing()
    if missing:
        print(f"skipped: {', '.join(map(str, missing))} is not here; see VARIORUM_CORPORA in score.py", file=sys.stderr)
    return not missing


def main() -> None:
    parser = argparse.ArgumentParser(description="Score a build against a record made by hand.")
    parser.add_argument("corpus", nargs="?", choices=CORPORA, default="example")
    parser.add_argument("--reports", type=Path, help="folder of reports (*.txt)")
    parser.add_argument("--gold", type=Path, help="the record made by hand")
    parser.add_argument("--scorer", type=Path, help="the program that compares")
    parser.add_argument("--markdown", type=Path, help="also write the table into this file")
    options = parser.parse_args()
    named = {name: path for name in ("reports", "gold", "scorer") if (path := getattr(options, name))}
    corpus = replace(CORPORA[options.corpus], **named)
    if not is_here(corpus):
        return
    text = table(measure(corpus))
    print(text, end="")
    if options.markdown:
        options.markdown.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
