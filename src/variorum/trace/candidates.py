"""Which sentences are worth laying side by side: an inverted index over what survives copying, editing and spinning."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations

from variorum.text.shingles import shingles
from variorum.trace.units import Rarity, Traits, Unit

Feature = tuple[str, ...]
Scores = Mapping[tuple[int, int], float]
Slots = Mapping[
    tuple[int, str], Sequence[tuple[float, int]]
]  # (sentence, report): scores of sentences that stand there

_CROWD = 60  # a feature of more sentences than this tells nothing
_EACH = 3  # candidates that a sentence keeps in each other report
_LEAST = 0.8  # summed rarity of shared features
_DIGITS = 9  # of a sum that are compared, so that the order of adding changes nothing


@dataclass(frozen=True)
class Index:
    """Sentences, no two alike, and for each feature the numbers of those that have it, ascending."""

    units: tuple[Unit, ...] = ()
    posts: Mapping[Feature, tuple[int, ...]] = field(default_factory=dict)

    def plus(self, units: Sequence[Unit]) -> "Index":
        """The same with more sentences, numbered from the end of these."""
        fresh: dict[Feature, list[int]] = defaultdict(list)
        for n, unit in enumerate(units, len(self.units)):
            for feature in features(unit):
                fresh[feature].append(n)
        more = {feature: (*self.posts.get(feature, ()), *numbers) for feature, numbers in fresh.items()}
        return Index((*self.units, *units), {**self.posts, **more})


@dataclass(frozen=True)
class Candidate:
    """Two sentences by number, `a` of the lesser traits. Each may stand in many reports: `a` is among the best for `b`
    in those of `a_in`, `b` among the best for `a` in those of `b_in`.
    """

    a: int
    b: int
    a_in: frozenset[str]
    b_in: frozenset[str]

    def holds(self, a: str, b: str) -> bool:
        """Are they worth laying side by side where they stand in these reports?"""
        return a in self.a_in or b in self.b_in


def candidates(
    index: Index, rarity: Rarity, standing: Mapping[Traits, Collection[str]], among: Set[int] | None = None
) -> tuple[Candidate, ...]:
    """Pairs of sentences that share enough rare features; near-linear in the sentences. `standing` has the reports that
    sentences of the same traits stand in.

    A pair inside one report is kept as well as a pair of two reports. What two reports have side by side hangs on
    no other report but through the rarity of words. With `among`, only the pairs that have one of these sentences are
    looked at: those in the reports of which they are all the sentences are the same as without.
    """
    scores = _all(index, rarity) if among is None else _some(index, rarity, among)
    return tuple(_best(_slots(scores, [standing[unit.traits] for unit in index.units]), index.units))


def features(unit: Unit) -> frozenset[Feature]:
    """What is compared: names, numbers and content words; three-word sequences; the skeleton of names, numbers and
    function words, which a spinner leaves as it is.
    """
    skeleton = [w.key for w in unit.words if w.kind != "content"]
    return frozenset({(k,) for k in unit.solid}) | shingles(unit.keys, 3) | {("~", *s) for s in shingles(skeleton, 3)}


def _all(index: Index, rarity: Rarity) -> Scores:
    scores: dict[tuple[int, int], float] = defaultdict(float)
    for feature, where in index.posts.items():
        if 1 < len(where) <= _CROWD:
            weight = _worth(feature, rarity)
            for pair in combinations(where, 2):
                scores[pair] += weight
    return scores


def _some(index: Index, rarity: Rarity, among: Set[int]) -> Scores:
    scores: dict[tuple[int, int], float] = defaultdict(float)
    for n in sorted(among):
        for feature in features(index.units[n]):
            where = index.posts[feature]
            if 1 < len(where) <= _CROWD:
                weight = _worth(feature, rarity)
                for m in where:
                    if m not in among or m > n:
                        scores[min(n, m), max(n, m)] += weight
    return scores


def _worth(feature: Feature, rarity: Rarity) -> float:
    count = max(rarity.counts[k] for k in feature) if len(feature) == 1 else 2
    return 1.0 / count


def _slots(scores: Scores, standing: Sequence[Collection[str]]) -> Slots:
    """For each sentence and report what contends for a place beside it."""
    slots: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for (a, b), exact in scores.items():
        score = round(exact, _DIGITS)
        if score >= _LEAST:
            for report in standing[b]:
                slots[a, report].append((score, b))
            for report in standing[a]:
                slots[b, report].append((score, a))
    return slots


def _best(slots: Slots, units: Sequence[Unit]) -> Iterator[Candidate]:
    """For each sentence its best candidates in each other report, those of the lesser traits first where they are
    equal."""
    places: dict[tuple[int, int], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for (n, report), rows in slots.items():
        best = rows if len(rows) <= _EACH else sorted(rows, key=lambda row: (-row[0], units[row[1]].traits))[:_EACH]
        for _, m in best:
            first = units[m].traits < units[n].traits
            places[(m, n) if first else (n, m)][not first].add(report)
    for (a, b), (a_in, b_in) in places.items():
        yield Candidate(a, b, frozenset(a_in), frozenset(b_in))
