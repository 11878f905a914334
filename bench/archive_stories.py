"""Stories of ECB+, found by time, names and words, by parameter.

What is scored: each topic of ECB+ has two seminal events, in the files `…ecb.xml` and `…ecbplus.xml`: two stories. Its
files have no dates, so each story is given a first day, drawn from a month, and each of its texts one of the four days
from then on; without dates, all are of one day, and words and names alone must do. The texts of PolNeAR's train split
stand among them as noise, on days of the same month: what joins a story of ECB+ with one of them is wrong, and told
apart, for nothing says which of them belong together.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from coreference import b_cubed, clusters
from ecbplus import VALIDATION
from texts import TRAIN, ecb, polnear
from variorum.archive.families import components
from variorum.archive.nearest import links, stacked, weighted
from variorum.archive.rarity import Rarity
from variorum.archive.settings import Settings
from variorum.text.words import named, numbers, words

MONTH, SPAN = 30, 4  # days
SEEDS = (1, 2, 3)
LIKENESS = (0.1, 0.15, 0.2, 0.25, 0.3)
_HALF = np.uint64(32)


@dataclass(frozen=True)
class Told:
    """A text, its day, and the story that it tells; null for noise."""

    day: int
    story: tuple[int, str] | None
    text: str


def corpus(topics: Sequence[int], dice: random.Random, month: int) -> list[Told]:
    """The texts of some topics and the noise, by day; of one day where a month has one."""
    rows = []
    for topic in topics:
        start = {kind: dice.randrange(month) for kind in ("ecb", "ecbplus")}
        for name, text in ecb(topic):
            kind = "ecbplus" if name.endswith("plus") else "ecb"
            rows.append(Told(start[kind] + dice.randrange(min(SPAN, month)), (topic, kind), text))
    rows += [Told(dice.randrange(month), None, text) for _, text in polnear()]
    return sorted(rows, key=lambda row: row.day)


def joined(rows: Sequence[Told], settings: Settings) -> list[int]:
    """The story that each text is put in, as a screening puts it."""
    every, every_end = _flat([_numbered(row.text)[0] for row in rows])
    names, names_end = _flat([_numbered(row.text)[1] for row in rows])
    rarity = Rarity(*np.unique(every, return_counts=True), len(rows))
    of_words = weighted(*rarity.rarest(every, every_end, settings.kept), rarity)
    of_names = weighted(*rarity.rarest(names, names_end, settings.kept), rarity)
    found = links(stacked(of_words, of_names, settings.names), np.array([row.day for row in rows]), 0, settings)
    return [int(place) for place in components(len(rows), found.one, found.other)]


@cache
def _numbered(text: str) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The words of a text and the names among them, as a screening keeps them."""
    written = words(text)
    both = numbers([word.lower() for word in written]), numbers(named(written))
    every, names = (np.unique((row >> _HALF).astype(np.uint32)) for row in both)
    return every, names


def _flat(rows: Sequence[NDArray[np.uint32]]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    return np.concatenate(rows), np.cumsum([len(row) for row in rows], dtype=np.int64)


def score(topics: Sequence[int], settings: Settings, month: int = MONTH) -> tuple[float, float, float, float]:
    """B-cubed precision, recall and F1 of the stories of ECB+, and the share of them that noise has joined."""
    rows = []
    for seed in SEEDS:
        told = corpus(topics, random.Random(seed), month)
        place = joined(told, settings)
        ours = [(n, label) for n, label in enumerate(place) if told[n].story]
        measure = b_cubed(clusters((n, told[n].story) for n, _ in ours), clusters(ours))
        noisy = {label for n, label in enumerate(place) if not told[n].story}
        made = {label for _, label in ours}
        rows.append((measure.precision, measure.recall, measure.f1, len(made & noisy) / len(made)))
    precision, recall, f1, noise = np.mean(rows, axis=0).tolist()
    return precision, recall, f1, noise


def _variants() -> Iterator[tuple[str, Settings]]:
    """The default, and every other value of one parameter at a time."""
    default = Settings()
    yield "default", default
    for likeness in LIKENESS:
        yield f"likeness {likeness}", default.model_copy(update={"likeness": likeness})
    others = {"names": (0.3, 0.5, 0.9), "kept": (20, 40, 160), "days": (0, 1, 2, 8, 30)}
    for name, value in ((name, value) for name, values in others.items() for value in values):
        yield f"{name} {value}", default.model_copy(update={name: value})


def table() -> str:
    """Train by parameter, then validation with the defaults, with and without dates: means of drawings of days."""
    lines = [
        f"{'':16}{'texts of a month':>26}{'all of one day':>26}",
        f"{'':16}" + f"{'P     R     F1  noise':>26}" * 2,
    ]
    rows = [(name, TRAIN, settings) for name, settings in _variants()]
    for name, topics, settings in (*rows, ("validation", VALIDATION, Settings())):
        cells = (score(topics, settings, month) for month in (MONTH, 1))
        lines.append(f"{name:16}" + "".join(f"{_told(cell):>26}" for cell in cells))
    return "\n".join(lines)


def _told(cell: tuple[float, float, float, float]) -> str:
    return "  ".join(f"{value:.2f}" for value in cell)
