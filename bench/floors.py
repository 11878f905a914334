"""Fails where the quality of a build has fallen below its floor.

    python bench/floors.py                  checks; skips each corpus that is not on this machine
    python bench/floors.py --write          raises the floors to what was measured now
    python bench/floors.py --write --lower  also lowers them; a reviewer will want to know why

The floors of each corpus stand in `floors.toml`, with a digest of the corpus that they were measured on.
"""

import argparse
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from score import CORPORA, Corpus, Scores, is_here, measure

FILE = Path(__file__).with_name("floors.toml")
TOLERANCE = 0.0005  # half of the last digit that is written


@dataclass(frozen=True)
class Floors:
    """The least F1 of each section, `mean` among them, on the corpus with this digest."""

    digest: str = ""
    floors: dict[str, float] = field(default_factory=dict)


def load(path: Path = FILE) -> dict[str, Floors]:
    """The floors of each corpus."""
    return {name: Floors(**table) for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def save(floors: dict[str, Floors], path: Path = FILE) -> None:
    """Writes the file, three digits a floor."""
    lines: list[str] = []
    for name, one in floors.items():
        lines += [f"[{name}]", f'digest = "{one.digest}" # SHA-256, see Corpus.digest in score.py', f"[{name}.floors]"]
        lines += [f"{section} = {floor:.3f}" for section, floor in one.floors.items()] + [""]
    path.write_text("\n".join(lines), encoding="utf-8")


def measured(scores: Scores) -> dict[str, float]:
    """What is held against the floors: each section that the record has, and the mean."""
    return {**{name: f1 for name, f1 in scores.sections.items() if f1 is not None}, "mean": scores.overall}


def below(floors: Floors, now: dict[str, float]) -> list[str]:
    """The names that have fallen below their floors; a floor that nothing was measured for counts as fallen."""
    return [name for name, floor in floors.floors.items() if now.get(name, 0.0) < floor - TOLERANCE]


def raised(floors: Floors, now: dict[str, float], lower: bool) -> dict[str, float]:
    """The new floors: what was measured, and unless `lower` nothing under the old ones."""
    return {name: value if lower else max(value, floors.floors.get(name, 0.0)) for name, value in now.items()}


def check(floors: Floors, corpus: Corpus, now: dict[str, float]) -> bool:
    """Prints every floor beside what was measured; does each hold, and on the same corpus?"""
    for name, value in now.items():
        print(f"{name:12} {value:.3f}  floor {floors.floors.get(name, 0.0):.3f}")
    if floors.digest != corpus.digest():
        print("floors: measured on another corpus; set them anew with --write --lower", file=sys.stderr)
        return False
    fallen = below(floors, now)
    if fallen:
        print(f"floors: below the floor: {', '.join(fallen)}", file=sys.stderr)
    return not fallen


def main() -> int:
    parser = argparse.ArgumentParser(description="Check quality floors.")
    parser.add_argument("--write", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--lower", action="store_true", help="with --write: lower them as well")
    options = parser.parse_args()
    floors, held = load(), []
    for name, corpus in CORPORA.items():
        print(f"== {name}")
        if not is_here(corpus):
            continue
        now = measured(measure(corpus))
        if options.write:
            floors[name] = Floors(corpus.digest(), raised(floors.get(name, Floors()), now, options.lower))
            save(floors)
        held.append(check(floors.get(name, Floors()), corpus, now))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
