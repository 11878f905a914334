"""Scores of clusters of mentions: MUC, B-cubed, entity CEAF, their mean (CoNLL), and LEA.

After the definitions that the reference scorer of the CoNLL-2012 task follows (Pradhan and others, 2014) and those of
LEA (Moosavi and Strube, 2016). A clustering is a sequence of sets of mentions; the two need not hold the same ones.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

Clusters = Sequence[frozenset[Hashable]]


@dataclass(frozen=True)
class Measure:
    """Precision and recall, shares from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def clusters(labels: Iterable[tuple[Hashable, Hashable]]) -> Clusters:
    """The clusters of (mention, label) pairs."""
    found: dict[Hashable, set[Hashable]] = {}
    for mention, label in labels:
        found.setdefault(label, set()).add(mention)
    return [frozenset(members) for members in found.values()]


def muc(gold: Clusters, ours: Clusters) -> Measure:
    """Links that would have to be added on either side; clusters of one mention count nothing."""
    return Measure(_linked(ours, gold), _linked(gold, ours))


def b_cubed(gold: Clusters, ours: Clusters) -> Measure:
    """For each mention the share of its cluster that the other side's cluster has too."""
    return Measure(_shared(ours, gold), _shared(gold, ours))


def ceaf_e(gold: Clusters, ours: Clusters) -> Measure:
    """The best one-to-one pairing of clusters by the F1 of what each pair shares (phi 4)."""
    total = sum(_paired(part) for part in _parts(_likeness(gold, ours)))
    return Measure(total / len(ours) if ours else 0.0, total / len(gold) if gold else 0.0)


def lea(gold: Clusters, ours: Clusters) -> Measure:
    """The share of each cluster's links that the other side has, weighed by its size; one mention links to itself."""
    return Measure(_resolved(ours, gold), _resolved(gold, ours))


def conll(gold: Clusters, ours: Clusters) -> float:
    """The mean F1 of MUC, B-cubed and entity CEAF."""
    return sum(measure(gold, ours).f1 for measure in (muc, b_cubed, ceaf_e)) / 3


MEASURES: Mapping[str, Callable[[Clusters, Clusters], Measure]] = {
    "MUC": muc,
    "B3": b_cubed,
    "CEAF-e": ceaf_e,
    "LEA": lea,
}


def _homes(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: i for i, cluster in enumerate(clusters) for mention in cluster}


def _linked(clusters: Clusters, other: Clusters) -> float:
    """The share of the links of `clusters` that `other` has."""
    home, kept, links = _homes(other), 0, 0
    for cluster in clusters:
        parts = len({home[m] for m in cluster if m in home}) + sum(m not in home for m in cluster)
        kept, links = kept + len(cluster) - parts, links + len(cluster) - 1
    return kept / links if links else 0.0


def _overlaps(cluster: frozenset[Hashable], home: Mapping[Hashable, int]) -> dict[int, int]:
    """How many mentions of a cluster each cluster of the other side has."""
    found: dict[int, int] = {}
    for mention in cluster & home.keys():
        found[home[mention]] = found.get(home[mention], 0) + 1
    return found


def _shared(clusters: Clusters, other: Clusters) -> float:
    home = _homes(other)
    shared = sum(n * n / len(c) for c in clusters for n in _overlaps(c, home).values())
    mentions = sum(map(len, clusters))
    return shared / mentions if mentions else 0.0


def _resolved(clusters: Clusters, other: Clusters) -> float:
    home, found, weight = _homes(other), 0.0, 0
    for cluster in clusters:
        weight += len(cluster)
        if len(cluster) == 1:
            (mention,) = cluster
            found += mention in home and len(other[home[mention]]) == 1
        else:
            both = sum(n * (n - 1) for n in _overlaps(cluster, home).values())
            found += len(cluster) * both / (len(cluster) * (len(cluster) - 1))
    return found / weight if weight else 0.0


def _likeness(gold: Clusters, ours: Clusters) -> dict[tuple[int, int], float]:
    home = _homes(ours)
    return {
        (i, j): 2 * n / (len(cluster) + len(ours[j]))
        for i, cluster in enumerate(gold)
        for j, n in _overlaps(cluster, home).items()
    }


def _parts(likeness: Mapping[tuple[int, int], float]) -> list[list[list[float]]]:
    """The pairs of clusters that share mentions, as one matrix for each set that shares none with the rest."""
    part = {side: side for i, j in likeness for side in ((0, i), (1, j))}

    def root(side: tuple[int, int]) -> tuple[int, int]:
        while part[side] != side:
            part[side] = part[part[side]]
            side = part[side]
        return side

    for i, j in likeness:
        part[root((0, i))] = root((1, j))
    members: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
    for side in part:
        members.setdefault(root(side), ([], []))[side[0]].append(side[1])
    return [[[likeness.get((i, j), 0.0) for j in columns] for i in rows] for rows, columns in members.values()]


def _paired(matrix: list[list[float]]) -> float:
    """The greatest sum of cells, at most one in each row and column (Kuhn and Munkres)."""
    if len(matrix) > len(matrix[0]):
        matrix = [list(column) for column in zip(*matrix, strict=True)]
    rows, columns = len(matrix), len(matrix[0])
    of_row, of_column, row_at = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_at[0], column = row, 0
        least, before, seen = [inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while row_at[column]:
            seen[column] = True
            at, step, following = row_at[column], inf, 0
            for j in (j for j in range(1, columns + 1) if not seen[j]):
                cost = -matrix[at - 1][j - 1] - of_row[at] - of_column[j]
                if cost < least[j]:
                    least[j], before[j] = cost, column
                if least[j] < step:
                    step, following = least[j], j
            for j in range(columns + 1):
                if seen[j]:
                    of_row[row_at[j]] += step
                    of_column[j] -= step
                else:
                    least[j] -= step
            column = following
        while column:
            row_at[column] = row_at[before[column]]
            column = before[column]
    return sum(matrix[row_at[j] - 1][j - 1] for j in range(1, columns + 1) if row_at[j])
