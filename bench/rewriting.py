"""How well rewritten sentences are told from independent ones, on pairs of ECB+ train that were labelled by hand.

    python bench/rewriting.py [--show]

`rewriting.tsv` has 60 pairs of sentences of two reports of one event: the reports, offsets into the texts that
`texts.ecb` gives, and `y` or `n`. They were drawn by a seed, fifteen for each of four ranges of the words that the two
have in common (.15 to .85, without function words), one of a topic in each, and labelled by one reader before the
detector had been run on them. `y`: one was made from the other, or both from one text, seen by a clause of ordinary
words in the same order that two writers would hardly both hit on, or by one quotation. `n`: no more in common than
facts, names, numbers, titles and set phrases. A pair is found where a passage touches both sentences, whatever its
kind.
"""

import argparse
import csv
from collections import Counter, defaultdict
from pathlib import Path

from texts import annotate, ecb
from variorum.model import Passage
from variorum.trace.passages import passages

FILE = Path(__file__).with_name("rewriting.tsv")
Side = tuple[str, int, int]


def labelled() -> list[tuple[int, Side, Side, bool]]:
    """Topic, both sentences, and whether the one is a rewriting of the other."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        (
            int(row["a"].split("_")[0]),
            (row["a"], int(row["a_start"]), int(row["a_end"])),
            (row["b"], int(row["b_start"]), int(row["b_end"])),
            row["rewritten"] == "y",
        )
        for row in rows
    ]


def found(pile: list[Passage], a: Side, b: Side) -> str:
    """The kind of a passage that touches both sentences, empty where there is none."""
    for p in pile:
        sides = {p.a.report: p.a, p.b.report: p.b}
        if all(s[0] in sides and sides[s[0]].start < s[2] and s[1] < sides[s[0]].end for s in (a, b)):
            return p.kind
    return ""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--show", action="store_true", help="also print each pair that is missed or false")
    given = options.parse_args()
    rows = labelled()
    wanted: dict[int, set[str]] = defaultdict(set)
    for topic, a, b, _ in rows:
        wanted[topic] |= {a[0], b[0]}
    texts = {topic: {name: text for name, text in ecb(topic) if name in names} for topic, names in wanted.items()}
    piles = {t: list(passages([annotate(*row) for row in named.items()])) for t, named in texts.items()}
    tally: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for topic, a, b, rewritten in rows:
        kind = found(piles[topic], a, b)
        outcome = ("hit" if rewritten else "false") if kind else ("missed" if rewritten else "rightly not")
        tally[outcome] += 1
        kinds.update([kind] if kind and rewritten else [])
        if given.show and outcome in ("missed", "false"):
            print(outcome, kind, *(repr(texts[topic][name][start:end]) for name, start, end in (a, b)), sep="\n  ")
    precision = tally["hit"] / max(1, tally["hit"] + tally["false"])
    recall = tally["hit"] / max(1, tally["hit"] + tally["missed"])
    print(f"rewritten: precision {precision:.3f} recall {recall:.3f} {dict(tally)} as {dict(kinds)}")


if __name__ == "__main__":
    main()
