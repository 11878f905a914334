"""Scores what predict.py wrote, with the comparison of `bench/polnear.py`.

python train/attribution/score.py DATA PREDICTIONS [--split dev]
"""

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from polnear import Attribution, Table, compare, gold_of, spread, trimmed


def main() -> None:
    parser = argparse.ArgumentParser(description="Scores what predict.py wrote.")
    parser.add_argument("data", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    args = parser.parse_args()
    tables = []
    for stem, rows in json.loads(args.predictions.read_text("utf-8")).items():
        annotated = sorted(
            p for p in (args.data / args.split / "attributions").glob("*.ann") if p.name.startswith(f"{stem}_")
        )
        text = (args.data / args.split / "text" / f"{stem}.txt").read_bytes().decode("utf-8")
        ours = [
            Attribution(trimmed(text, [source] if source else []), trimmed(text, [cue]), trimmed(text, content))
            for source, cue, content, _ in rows
        ]
        try:
            golds = gold_of(annotated[0], text)
        except (IndexError, ValueError):  # a few files of the training split are broken
            sys.stdout.write(f"left out, not readable: {annotated[0].name}\n")
            continue
        tables.append(compare(ours, golds))
    for name, count in sum(tables, Table.empty()).rows.items():
        sys.stdout.write(count.line(name, spread(tables, name)) + "\n")


if __name__ == "__main__":
    main()
