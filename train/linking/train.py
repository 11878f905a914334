"""Learns what the signs that two mentions tell of one event weigh, and writes the table that the program reads.

python train/linking/train.py [--strengths 0.3,1,3] [--out FILE]

Learns from ECB+ (training topics) and MEANTIME (Apple), each topic one story. The strength of the prior, the bar and
the slack are chosen by how well stories that were left out of the fit are joined (LEA F1, over all of them together);
`bench/events.py` measures the outcome on what nothing was learnt from.
"""

import argparse
import csv
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from agreement import line, links
from corpora import TOPICS, Pair, Story, ecbplus, meantime
from fit import Array, Prior, fit, prior
from variorum.resolve.likeness import Scale

OUT = Path(__file__).parents[2] / "src" / "variorum" / "data" / "event_signs.tsv"
log = logging.getLogger("linking")
FOLDS = 6
SHIFTS = (-1.5, -1.25, -1.0, -0.75, -0.5, -0.25, 0.0, 0.25)  # of the bar from where one event is as likely as two
SLACKS = (1.0, 1.25, 1.5)
NOISE = 0.01  # of LEA: less is no difference
HAND = (1.2, 1.2)  # the bar and the slack of the hand-set weights


@dataclass(frozen=True)
class Choice:
    """What is not fitted but tried: the strength of the prior, the shift of the bar, the slack."""

    strength: float
    shift: float
    slack: float


@dataclass(frozen=True)
class Example:
    """A story and its pairs."""

    story: Story
    pairs: tuple[Pair, ...]


def scale_of(fitted: Array, given: Prior, choice: Choice) -> Scale:
    """The scale of fitted weights: the bias is the bar, seen from the other side."""
    weights = dict(zip(given.signs, fitted[1:].tolist(), strict=True))
    return Scale(weights, choice.shift - float(fitted[0]), choice.slack)


def left_out(examples: Sequence[Example], given: Prior, strength: float) -> list[tuple[Array, list[Story]]]:
    """Weights fitted without a fold of the stories, and that fold."""
    found = []
    for fold in range(FOLDS):
        seen = [e.pairs for i, e in enumerate(examples) if i % FOLDS != fold]
        found.append((fit(seen, given, strength), [e.story for e in examples[fold::FOLDS]]))
    return found


def chosen(examples: Sequence[Example], given: Prior, strengths: Iterable[float]) -> Choice:
    """Of the choices under which stories left out of the fit are joined as well as can be, the nearest to the prior,
    and of these the readiest to join.

    The corpora hold little news of politics, which the prior was set for; and topics of ECB+ pair two events that look
    alike on purpose, where a pile has one.
    """
    tried: dict[Choice, float] = {}
    for strength in strengths:
        folds = left_out(examples, given, strength)
        for shift, slack in product(SHIFTS, SLACKS):
            choice = Choice(strength, shift, slack)
            rows = (r for w, stories in folds for s in stories for r in s.rows(scale_of(w, given, choice)))
            tried[choice] = links(rows)
            log.info("%s: LEA %.4f", choice, tried[choice])
    best = max(tried.values())
    good = (choice for choice, score in tried.items() if score >= best - NOISE)
    return min(good, key=lambda choice: (-choice.strength, choice.shift, -tried[choice]))


def compared(examples: Sequence[Example], given: Prior, choice: Choice) -> Iterator[str]:
    """Hand-set and learnt weights, on stories that the latter were not fitted on."""
    hand = Scale(dict(zip(given.signs, given.mean[1:].tolist(), strict=True)), *HAND)
    folds = left_out(examples, given, choice.strength)
    for corpus, kept in (("ECB+ training topics", TOPICS), ("MEANTIME Apple", ["corpus_apple"])):
        ours = [(w, s) for w, stories in folds for s in stories if s.name in kept]
        yield line(f"{corpus}, by hand", (r for _, s in ours for r in s.rows(hand)))
        yield line(f"{corpus}, left out", (r for w, s in ours for r in s.rows(scale_of(w, given, choice))))


def write(scale: Scale, path: Path) -> None:
    """The table: a row for each sign, and the two limits."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines, delimiter="\t", lineterminator="\n")
        rows.writerow(("sign", "weight"))
        for sign, weight in (*scale.weights.items(), ("bar", scale.bar), ("slack", scale.slack)):
            rows.writerow((sign, f"{weight + 0.0:.2f}"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strengths", default="0.3,1,3", help="of the prior, to be tried")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    given = prior()
    examples = [Example(story, tuple(story.pairs())) for story in (*ecbplus(TOPICS), meantime("corpus_apple"))]
    choice = chosen(examples, given, map(float, args.strengths.split(",")))
    for row in compared(examples, given, choice):
        log.info(row)
    write(scale_of(fit([e.pairs for e in examples], given, choice.strength), given, choice), args.out)


if __name__ == "__main__":
    main()
