"""Where words stand in the tree, seen from a cue."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import plain_report
from variorum.annotate.parser import SpacyParser
from variorum.annotate.reading.labels import DEPENDENCIES, RELATIONS
from variorum.annotate.reading.reader import tree_of
from variorum.annotate.reading.tree import relations
from variorum.annotate.reading.words import words_of

TEXT = "In May the mayor, who was ill, said the old ferry is open. It rained."


def seen_from(cue, word):
    found = words_of(SpacyParser().parse(plain_report(TEXT)))
    at = found.texts.index(cue)
    row = tree_of(found, [(at, at)])[0][found.texts.index(word)]
    return RELATIONS[row[0]], DEPENDENCIES[row[1]]


@pytest.mark.parametrize(
    ("cue", "word", "expected"),
    [
        ("said", "said", ("cue", "dep")),
        ("said", "mayor", ("below", "nsubj")),
        ("said", "ill", ("below", "nsubj")),
        ("said", "ferry", ("below", "ccomp")),
        ("said", "May", ("below", "prep")),
        ("is", "said", ("above", "ccomp")),
        ("is", "mayor", ("beside", "nsubj")),
        ("old", "said", ("far above", "ccomp")),
        ("said", "rained", ("elsewhere", "dep")),
    ],
)
def test_a_word_is_told_by_the_way_to_it(cue, word, expected):
    assert seen_from(cue, word) == expected


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_every_tree_is_walked_to_its_end(length, seed):
    chance = np.random.default_rng(seed)
    order = chance.permutation(length)
    head = np.arange(length)
    for n in range(1, length):  # each word hangs on an earlier one of a random order, or on none
        head[order[n]] = order[chance.integers(0, n + 1)]
    first = int(chance.integers(0, length))
    last = int(chance.integers(first, length))
    found = relations(head, chance.integers(0, len(DEPENDENCIES), length), np.zeros(length), [(first, last)])
    assert found.shape == (1, length, 2)
    assert (found[0, first : last + 1, 0] == RELATIONS.index("cue")).all()
    assert (found[0, :, 0] != RELATIONS.index("elsewhere")).all()
