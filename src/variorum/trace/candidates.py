"""Which sentences are worth laying side by side: an inverted index over what survives copying, editing and spinning."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations

from variorum.text.shingles import shingles
from variorum.trace.units import Rarity, Unit

Feature = tuple[str, ...]
Scores = Mapping[tuple[int, int], float]

_CROWD = 60  # a feature of more sentences than this tells nothing
_EACH = 3  # candidates that a sentence keeps in each other report
_LEAST = 0.8  # summed rarity of shared features
_DIGITS = 9  # of a sum that are compared, so that the order of adding changes nothing


@dataclass(frozen=True)
class Index:
    """Sentences, no two of the same words, and for each feature the numbers of those that have it, ascending."""

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


def candidates(index: Index, rarity: Rarity, among: Set[int] | None = None) -> tuple[tuple[int, int], ...]:
    """Pairs of sentences, by number, that share enough rare features; near-linear in the sentences.

    A pair inside one report is kept as well as a pair of two reports. With `among`, only the pairs that have one of
    these sentences are looked at, and only they contend for a place.
    """
    scores = _all(index, rarity) if among is None else _some(index, rarity, among)
    return tuple(sorted(_best(scores, index.units)))


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


def _best(scores: Scores, units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """For each sentence its best candidates in each other report; a pair counts if it is among the best of either
    side."""
    by_side: dict[tuple[int, str], list[tuple[float, int, int]]] = defaultdict(list)
    for (a, b), exact in scores.items():
        score = round(exact, _DIGITS)
        if score >= _LEAST:
            by_side[a, units[b].report].append((-score, a, b))
            by_side[b, units[a].report].append((-score, a, b))
    kept = {(a, b) for rows in by_side.values() for _, a, b in sorted(rows)[:_EACH]}
    return iter(kept)
