"""Which sentences are worth laying side by side: an inverted index over what survives copying, editing and spinning."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from variorum.text.shingles import shingles
from variorum.trace.units import Rarity, Unit

Feature = tuple[str, ...]
Pair = tuple[Unit, Unit]

_CROWD = 60  # a feature of more sentences than this tells nothing
_EACH = 3  # candidates that a sentence keeps in each other report
_LEAST = 0.8  # summed rarity of shared features


def candidates(units: Sequence[Unit], rarity: Rarity) -> tuple[Pair, ...]:
    """Pairs of sentences that share enough rare features, in report and text order; near-linear in the sentences.

    A pair inside one report is kept as well as a pair of two reports.
    """
    ordered = sorted(units, key=lambda u: (u.report, u.i))
    posts: dict[Feature, list[int]] = defaultdict(list)
    for n, unit in enumerate(ordered):
        for feature in features(unit):
            posts[feature].append(n)
    scores: dict[tuple[int, int], float] = defaultdict(float)
    for feature, where in posts.items():
        if 1 < len(where) <= _CROWD:
            weight = _worth(feature, rarity)
            for a, b in combinations(where, 2):
                scores[a, b] += weight
    return tuple((ordered[a], ordered[b]) for a, b in sorted(_best(scores, ordered)))


def features(unit: Unit) -> frozenset[Feature]:
    """What is compared: names, numbers and content words; three-word sequences; the skeleton of names, numbers and
    function words, which a spinner leaves as it is.
    """
    skeleton = [w.key for w in unit.words if w.kind != "content"]
    return frozenset({(k,) for k in unit.solid}) | shingles(unit.keys, 3) | {("~", *s) for s in shingles(skeleton, 3)}


def _worth(feature: Feature, rarity: Rarity) -> float:
    count = max(rarity.counts[k] for k in feature) if len(feature) == 1 else 2
    return 1.0 / count


def _best(scores: Mapping[tuple[int, int], float], ordered: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """For each sentence its best candidates in each other report; a pair counts if it is among the best of either
    side."""
    by_side: dict[tuple[int, str], list[tuple[float, int, int]]] = defaultdict(list)
    for (a, b), score in scores.items():
        if score >= _LEAST:
            by_side[a, ordered[b].report].append((-score, a, b))
            by_side[b, ordered[a].report].append((-score, a, b))
    kept = {(a, b) for rows in by_side.values() for _, a, b in sorted(rows)[:_EACH]}
    return iter(kept)
