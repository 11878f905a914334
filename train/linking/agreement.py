"""How well stories are joined, by the measures of `bench/coreference.py`."""

import sys
from collections.abc import Iterable
from pathlib import Path

from corpora import Row

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from coreference import Clusters, clusters, conll, lea


def links(rows: Iterable[Row]) -> float:
    """LEA F1 of all stories together: the share of each event's links, a lone mention being linked to itself."""
    return lea(*_sides(rows)).f1


def line(name: str, rows: Iterable[Row]) -> str:
    """CoNLL F1 and LEA F1, for a person."""
    gold, ours = _sides(rows)
    return f"{name:34} CoNLL {conll(gold, ours):.3f}  LEA {lea(gold, ours).f1:.3f}"


def _sides(rows: Iterable[Row]) -> tuple[Clusters, Clusters]:
    """The clusters of gold and ours."""
    found = list(rows)
    return clusters((m, gold) for m, gold, _ in found), clusters((m, ours) for m, _, ours in found)
