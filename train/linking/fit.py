"""Logistic regression towards a prior: the weights of the signs that make the gold of some pairs likeliest."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from corpora import Pair

PRIOR = Path(__file__).with_name("prior.tsv")
_BIAS = -1.2  # that of the hand-set weights, whose bar was 1.2
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Prior:
    """The signs, what a hand set them to weigh, and the bounds that keep each on its side of nothing."""

    signs: tuple[str, ...]
    mean: Array  # the bias, then a weight for each sign
    bounds: tuple[tuple[float | None, float | None], ...]


def prior() -> Prior:
    """The hand-set weights."""
    with PRIOR.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    mean = np.array([_BIAS, *(float(row["weight"]) for row in rows)])
    bounds = [(0.0, None) if row["says"] == "one" else (None, 0.0) for row in rows]
    return Prior(tuple(row["sign"] for row in rows), mean, ((None, None), *bounds))


def fit(stories: Sequence[Sequence[Pair]], given: Prior, strength: float) -> Array:
    """The bias and the weights of the likeliest model of the pairs of each story, `[1 + signs]`.

    The prior is normal around its mean with a precision of `strength`, but for the bias, which is free. A story counts
    as the root of the number of its pairs: pairs of one story are no independent witnesses.
    """
    x, y, importance = _matrix([pairs for pairs in stories if pairs], given)
    pull = np.array([0.0, *([strength] * len(given.signs))])

    def loss(weights: Array) -> tuple[float, Array]:
        margin, away = y * (x @ weights), weights - given.mean
        value = importance @ np.logaddexp(0, -margin) + pull @ away**2 / 2
        return float(value), x.T @ (-importance * y * expit(-margin)) + pull * away

    return np.asarray(minimize(loss, given.mean, jac=True, method="L-BFGS-B", bounds=given.bounds).x)


def _matrix(stories: Sequence[Sequence[Pair]], given: Prior) -> tuple[Array, Array, Array]:
    """Signs `[pairs, 1 + signs]`, gold `[pairs]` as 1 and -1, and what each pair counts `[pairs]`."""
    pairs = [pair for story in stories for pair in story]
    x = np.array([[1.0, *(pair.signs.get(sign, 0.0) for sign in given.signs)] for pair in pairs])
    y = np.array([1.0 if pair.one else -1.0 for pair in pairs])
    importance = np.concatenate([np.full(len(story), len(story) ** -0.5) for story in stories])
    return x, y, importance
