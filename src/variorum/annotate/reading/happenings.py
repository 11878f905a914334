"""Which words name something that happens: a small network over what the encoder makes of each word.

One hidden layer reads the encoder's vector and the marks of a word. The encoder was taught to find attributions and
is left as it is, so that telling happenings costs next to nothing; `train/happenings/` makes the weights.
"""

import io
from dataclasses import dataclass
from typing import Final

import numpy as np

from variorum.annotate.reading.labels import CLASSES, MARKS
from variorum.annotate.reading.words import Array

ANSWERS: Final = ("nothing", "other", "occurs")  # `other`: is said, perceived, felt, begins, ends, or is a state
TELLING: Final = ("ADJ", "AUX", "NOUN", "PROPN", "VERB")  # classes of the words that are asked about
_CLASS: Final = next(i for i, names in enumerate(MARKS) if names is CLASSES)
_ASKED: Final = [CLASSES.index(name) for name in TELLING]


@dataclass(frozen=True)
class Happenings:
    """The weights: `inner` [width + marks, hidden] with `inner_bias`, `outer` [hidden, answers] with `outer_bias`."""

    inner: Array
    inner_bias: Array
    outer: Array
    outer_bias: Array

    def __call__(self, vectors: Array, marks: Array) -> Array:
        """How likely it is, from 0 to 1, that each word names something that happens.

        `vectors` [words, width] are those of the encoder, `marks` [words, 6] those of `Words`.
        """
        asked = np.isin(marks[:, _CLASS], _ASKED)
        hidden = np.maximum(_times(features(vectors[asked], marks[asked]), self.inner) + self.inner_bias, 0)
        scores = _times(hidden, self.outer) + self.outer_bias
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances = np.zeros(len(marks))
        chances[asked] = raised[:, ANSWERS.index("occurs")] / raised.sum(axis=1)
        return chances


def features(vectors: Array, marks: Array) -> Array:
    """What the network is given of each word: its vector, and a column for each value of each mark."""
    columns = [np.eye(len(names), dtype=np.float32)[marks[:, i]] for i, names in enumerate(MARKS)]
    return np.concatenate([vectors, *columns], axis=1)


def _times(rows: Array, weights: Array) -> Array:
    """The product of two matrices without BLAS, whose waiting threads take the processor from what comes next."""
    product: Array = np.einsum("ij,jk->ik", rows, weights)
    return product


def load_happenings(content: bytes) -> Happenings:
    """The weights in the bytes of a NumPy archive."""
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return Happenings(**{name: arrays[name] for name in ("inner", "inner_bias", "outer", "outer_bias")})
