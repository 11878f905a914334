from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from variorum.text.align import align

WORDS = st.lists(st.sampled_from("abcdefg"), max_size=12)


def likeness(a: list[str], b: list[str]) -> list[list[float]]:
    return [[1.0 if x == y else -0.5 for y in b] for x in a]


def test_a_word_left_out_does_not_break_the_alignment() -> None:
    score, steps = align(likeness(list("abcxdef"), list("abcdef")))
    assert steps == ((0, 0), (1, 1), (2, 2), (4, 3), (5, 4), (6, 5))
    assert 5 < score < 6


def test_only_the_part_that_fits_is_aligned() -> None:
    _, steps = align(likeness(list("zzzabcyyy"), list("abc")))
    assert steps == ((3, 0), (4, 1), (5, 2))


def test_nothing_in_common_gives_no_steps() -> None:
    assert align(likeness(list("abc"), list("xyz"))) == (0.0, ())
    assert align([]) == (0.0, ())


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
