"""Statements that say the same are found among many."""

import math
import random
from collections import Counter
from itertools import combinations

from variorum.collate.sayings import groups
from variorum.model import Report, Statement


def sayings(report: Report, lines: list[str]) -> list[Statement]:
    """A statement of one speaker for each line of the report."""
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    spans = [report.span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    return [
        Statement(id=f"s-{n:03}", report=report.id, mode="indirect", content=(span,), speaker="a-mayor", why="test")
        for n, span in enumerate(spans)
    ]


def words(dice: random.Random, topic: int) -> list[str]:
    """Some words of a topic, few of them often."""
    ranks = (min(25, int(dice.paretovariate(0.3))) for _ in range(dice.randint(2, 10)))
    return [f"{chr(97 + topic)}{chr(96 + rank)}zz" for rank in ranks]


def all_pairs(lines: list[str]) -> set[frozenset[str]]:
    """The groups that comparing every two lines gives."""
    told = [frozenset(line.split()) for line in lines]
    common = Counter(word for found in told for word in found)
    weight = {word: math.log((1 + len(lines)) / count) for word, count in common.items()}
    groups = [{n} for n in range(len(lines))]
    for a, b in combinations(range(len(lines)), 2):
        shared, both, one, two = (
            sum(weight[w] for w in part) for part in (told[a] & told[b], told[a] | told[b], told[a], told[b])
        )
        if len(told[a] & told[b]) > 1 and (shared / both >= 0.34 or shared / min(one, two) >= 0.6):
            groups[a] |= groups[b]
            for n in groups[a]:
                groups[n] = groups[a]
    return {frozenset(f"s-{n:03}" for n in group) for group in groups if len(group) > 1}


def test_many_sayings_are_grouped_as_comparing_every_two_would_group_them(harbour_report: Report) -> None:
    for seed in range(5):
        dice = random.Random(seed)
        lines = [" ".join(words(dice, topic=n % 9)) for n in range(90)]
        text = "\n".join(lines)
        report = harbour_report.model_copy(update={"text": text, "story": ((0, len(text)),)})
        found = groups(sayings(report, lines), ())
        assert {frozenset(group) for group in found} == all_pairs(lines)
        assert len(found) > 1
