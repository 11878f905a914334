"""Weights are fitted towards a prior, within their bounds."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "train" / "linking"))

from corpora import Pair
from fit import Prior, fit, prior
from variorum.resolve.likeness import scale

TWO = Prior(("alike", "apart"), np.array([-1.0, 1.0, -1.0]), ((None, None), (0.0, None), (None, 0.0)))


def pairs(alike: float, apart: float, ones: int, others: int) -> list[Pair]:
    """Pairs of two sorts: those with the sign `alike` that are one, those with `apart` that are not."""
    return [
        *([Pair({"alike": alike}, one=True)] * ones),
        *([Pair({"apart": apart}, one=False)] * others),
    ]


def test_a_strong_prior_holds_and_a_weak_one_gives_way() -> None:
    seen = [pairs(1.0, 1.0, 40, 40)]
    strong, weak = fit(seen, TWO, 1e4), fit(seen, TWO, 0.01)
    assert strong[1:] == pytest.approx(TWO.mean[1:], abs=0.01)
    assert weak[1] > 2 > -2 > weak[2]


def test_weights_stay_on_their_side_whatever_the_pairs_say() -> None:
    absurd = [[Pair({"alike": 1.0}, one=False), Pair({"apart": 1.0}, one=True)] * 30]
    fitted = fit(absurd, TWO, 0.1)
    assert fitted[1] == pytest.approx(0.0, abs=1e-6)
    assert fitted[2] == pytest.approx(0.0, abs=1e-6)


def test_the_fit_is_the_likeliest() -> None:
    """No small step from the fitted weights makes the loss, worked out by itself, any less."""
    seen = [pairs(0.5, 1.0, 30, 10), pairs(1.0, 0.5, 5, 20)]

    def loss(w: np.ndarray) -> float:
        total = ((w[1:] - TWO.mean[1:]) ** 2).sum() / 2
        for story in seen:
            for pair in story:
                score = w[0] + w[1] * pair.signs.get("alike", 0) + w[2] * pair.signs.get("apart", 0)
                total += np.log1p(np.exp(-score if pair.one else score)) / len(story) ** 0.5
        return float(total)

    fitted = fit(seen, TWO, 1.0)
    for step in np.vstack([np.eye(3), -np.eye(3)]) * 0.05:
        assert loss(fitted) < loss(fitted + step)


def test_the_prior_weighs_the_signs_that_the_program_knows() -> None:
    given = prior()
    assert set(given.signs) == scale().weights.keys()
    for mean, (least, most) in zip(given.mean[1:], given.bounds[1:], strict=True):
        assert (least == 0 and mean >= 0) or (most == 0 and mean <= 0)
