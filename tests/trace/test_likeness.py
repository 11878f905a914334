"""How like the words of two sentences are."""

from collections.abc import Callable

import numpy as np

from variorum.model import Annotation
from variorum.trace.likeness import Likenesses
from variorum.trace.units import units

Annotate = Callable[..., Annotation]


def test_the_same_word_kin_names_and_numbers(annotate: Annotate) -> None:
    (a,) = units(annotate("r0", "Lopes bought 40 large houses in Orvan."))
    (b,) = units(annotate("r1", "Lopes purchased 50 houses in Tirana."))
    like = Likenesses().of(a, b)
    at = {(x.key, y.key): like[i, j] for i, x in enumerate(a.words) for j, y in enumerate(b.words)}
    assert at["house", "house"] == 1.0
    assert at["in", "in"] == 0.5
    assert at["buy", "purchase"] > 0.6
    assert at["40", "50"] == at["40", "house"] == -1.0
    assert at["orvan", "tirana"] == -0.6
    assert np.array_equal(Likenesses().of(b, a), like.T)
