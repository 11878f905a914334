"""Fails where the quality of a build has fallen below its floor.

    python bench/floors.py                  checks; skips where the corpus is not on this machine
    python bench/floors.py --write          raises the floors to what was measured now
    python bench/floors.py --write --lower  also lowers them; a reviewer will want to know why

The floors stand in `floors.toml`, with a digest of the corpus that they were measured on.
"""

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from score import Corpus, Scores, corpus_of, measure, parser_of

FILE = Path(__file__).with_name("floors.toml")
TOLERANCE = 0.0005  # half of the last digit that is written


@dataclass(frozen=True)
class Floors:
    """The least F1 of each section, `mean` among them, and the corpus that they hold for."""

    corpus: str
    floors: dict[str, float]

    @classmethod
    def load(cls, path: Path = FILE) -> "Floors":
        """Reads the file."""
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(data["corpus"], data["floors"])

    def save(self, path: Path = FILE) -> None:
        """Writes the file, three digits a floor."""
        lines = [f'corpus = "{self.corpus}" # SHA-256, see Corpus.digest in score.py', "", "[floors]"]
        lines += [f"{name} = {floor:.3f}" for name, floor in self.floors.items()]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def measured(scores: Scores) -> dict[str, float]:
    """What is held against the floors: each section that the record has, and the mean."""
    return {**{name: f1 for name, f1 in scores.sections.items() if f1 is not None}, "mean": scores.overall}


def below(floors: Floors, now: dict[str, float]) -> list[str]:
    """The names that have fallen below their floors; a floor that nothing was measured for counts as fallen."""
    return [name for name, floor in floors.floors.items() if now.get(name, 0.0) < floor - TOLERANCE]


def raised(floors: Floors, now: dict[str, float], lower: bool) -> dict[str, float]:
    """The new floors: what was measured, and unless `lower` nothing under the old ones."""
    return {name: value if lower else max(value, floors.floors.get(name, 0.0)) for name, value in now.items()}


def check(floors: Floors, corpus: Corpus, now: dict[str, float]) -> int:
    """Prints every floor beside what was measured; 1 where one is broken or the corpus is another one."""
    for name, value in now.items():
        print(f"{name:12} {value:.3f}  floor {floors.floors.get(name, 0.0):.3f}")
    if floors.corpus != corpus.digest():
        print("floors: measured on another corpus; set them anew with --write --lower", file=sys.stderr)
        return 1
    fallen = below(floors, now)
    if fallen:
        print(f"floors: below the floor: {', '.join(fallen)}", file=sys.stderr)
    return 1 if fallen else 0


def main() -> int:
    parser = parser_of("Check quality floors.")
    parser.add_argument("--write", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--lower", action="store_true", help="with --write: lower them as well")
    options = parser.parse_args()
    if (corpus := corpus_of(options)) is None:
        return 0
    floors, now = Floors.load(), measured(measure(corpus))
    if options.write:
        floors = Floors(corpus.digest(), raised(floors, now, options.lower))
        floors.save()
    return check(floors, corpus, now)


if __name__ == "__main__":
    sys.exit(main())
