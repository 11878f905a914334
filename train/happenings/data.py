"""The words of ECB+ and MEANTIME with what the encoder makes of them and what the annotators say they name."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[2] / "bench"))

from ecbplus import VALIDATION, Gold, stories
from meantime import articles
from variorum.annotate.parser import SpacyParser
from variorum.annotate.reading.happenings import ANSWERS, TELLING
from variorum.annotate.reading.reader import Reader
from variorum.annotate.reading.words import Array, words_of
from variorum.model import Parse

TRAIN = tuple(topic for topic in range(1, 36) if topic not in VALIDATION)


@dataclass(frozen=True)
class Rows:
    """A row for each word that was checked: the encoder's vector, its marks, and which of `ANSWERS` is right."""

    vectors: Array
    marks: Array
    right: Array


def rows(golds: Iterable[Gold], reader: Reader, parser: SpacyParser) -> Rows:
    """The rows of some texts: the words of the checked sentences that could name something that happens."""
    vectors, marks, right = [], [], []
    for gold in golds:
        parse = parser.parse(gold.report)
        asked = [t.i for t in parse.tokens if t.pos in TELLING and _is_checked(gold, t.start, t.end)]
        answers = _answers(gold, parse)
        vectors.append(reader.vectors(parse)[asked])
        marks.append(words_of(parse).marks[asked])
        right += [answers.get(i, ANSWERS.index("nothing")) for i in asked]
    return Rows(np.concatenate(vectors), np.concatenate(marks), np.array(right))


def ecb(topics: Sequence[int]) -> Iterator[Gold]:
    """The texts of some topics of ECB+."""
    for _, golds in stories(map(str, topics)):
        yield from golds


def meantime(corpus: str) -> Iterator[Gold]:
    """The texts of a corpus of MEANTIME."""
    return (article.gold for article in articles(corpus))


def _is_checked(gold: Gold, start: int, end: int) -> bool:
    return any(a <= start and end <= b for a, b in gold.checked)


def _answers(gold: Gold, parse: Parse) -> dict[int, int]:
    """By token, what the head of each gold action is."""
    found: dict[int, int] = {}
    for place in sorted(gold.actions, key=lambda place: place in gold.occurrences):
        _, start, end = place
        tokens = [t for t in parse.tokens if t.start < end and t.end > start]
        inside = {t.i for t in tokens}
        head = next((t.i for t in tokens if t.head not in inside or t.head == t.i), None)
        if head is not None:
            found[head] = ANSWERS.index("occurs" if place in gold.occurrences else "other")
    return found
