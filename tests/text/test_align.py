from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.text.align import GAP, Likeness, align, align_all

WORDS = st.lists(st.sampled_from("abcdefg"), max_size=12)


def likeness(a: list[str], b: list[str]) -> Likeness:
    return np.array([[1.0 if x == y else -0.5 for y in b] for x in a]).reshape(len(a), len(b))


def best(like: Likeness) -> float:
    """The score by the recurrence as it is written in the books, cell after cell."""
    table = np.zeros((like.shape[0] + 1, like.shape[1] + 1))
    for i, j in np.ndindex(like.shape):
        table[i + 1, j + 1] = max(0.0, table[i, j] + like[i, j], table[i, j + 1] + GAP, table[i + 1, j] + GAP)
    return float(table.max())


def test_a_word_left_out_does_not_break_the_alignment() -> None:
    score, steps = align(likeness(list("abcxdef"), list("abcdef")))
    assert steps == ((0, 0), (1, 1), (2, 2), (4, 3), (5, 4), (6, 5))
    assert 5 < score < 6


def test_only_the_part_that_fits_is_aligned() -> None:
    _, steps = align(likeness(list("zzzabcyyy"), list("abc")))
    assert steps == ((3, 0), (4, 1), (5, 2))


def test_nothing_in_common_gives_no_steps() -> None:
    assert align(likeness(list("abc"), list("xyz"))) == (0.0, ())
    assert align(np.zeros((0, 0))) == align(np.zeros((0, 3))) == (0.0, ())
    assert align_all([]) == []


@given(WORDS, WORDS)
def test_steps_ascend_and_stay_inside(a: list[str], b: list[str]) -> None:
    score, steps = align(likeness(a, b))
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(steps))
    assert all(0 <= i < len(a) and 0 <= j < len(b) for i, j in steps)
    assert (score > 0) == bool(steps) == bool(set(a) & set(b))


@given(WORDS)
def test_a_sequence_aligns_wholly_with_itself(a: list[str]) -> None:
    score, steps = align(likeness(a, a))
    assert score == len(a)
    assert steps == tuple((i, i) for i in range(len(a)))


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), max_size=9))
def test_many_at_once_are_the_same_as_each_by_itself(pairs: list[tuple[list[str], list[str]]]) -> None:
    matrices = [likeness(a, b) for a, b in pairs]
    together = align_all(matrices)
    assert together == [align(matrix) for matrix in matrices]
    assert [score for score, _ in together] == [best(matrix) for matrix in matrices]


@given(WORDS, WORDS)
def test_the_score_is_what_the_steps_add_up_to(a: list[str], b: list[str]) -> None:
    like = likeness(a, b)
    score, steps = align(like)
    left_out = sum((k - i - 1) + (m - j - 1) for (i, j), (k, m) in pairwise(steps))
    assert score == sum(like[step] for step in steps) + GAP * left_out
