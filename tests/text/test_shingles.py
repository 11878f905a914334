from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.text.shingles import containment, distinct, in_common, overlapping, sequences, shingles, winnowed
from variorum.text.words import numbers


def test_every_sequence_of_n_words() -> None:
    assert shingles("the dam held for a week".split(), 5) == {
        ("the", "dam", "held", "for", "a"),
        ("dam", "held", "for", "a", "week"),
    }


def test_a_short_text_is_one_shingle_and_an_empty_one_none() -> None:
    assert shingles(["dam", "held"], 5) == {("dam", "held")}
    assert shingles([], 5) == frozenset()


def test_containment_is_of_the_part() -> None:
    part, whole = shingles("a b c".split(), 2), shingles("a b c d e".split(), 2)
    assert containment(part, whole) == 1.0
    assert containment(whole, part) == 0.5
    assert containment(frozenset(), whole) == 0.0


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=12), max_size=8))
def test_overlapping_finds_every_pair_that_a_look_at_all_finds(texts: list[list[str]]) -> None:
    prints = [shingles(words, 3) for words in texts]
    wanted = {
        (i, j)
        for i, j in combinations(range(len(texts)), 2)
        if containment(*sorted((prints[i], prints[j]), key=len)) >= 0.75
    }
    assert set(overlapping(texts, 0.75, 3)) == wanted


Words = st.lists(st.sampled_from("abcdef"), max_size=40)


@given(Words)
def test_sequences_are_as_many_and_as_different_as_shingles(words: list[str]) -> None:
    found = sequences(numbers(words))
    assert len(found) == (max(1, len(words) - 4) if words else 0)
    assert len(np.unique(found)) == len(shingles(words))


@given(Words, Words, Words, st.integers(1, 8))
def test_texts_with_a_window_of_sequences_in_common_have_a_print_in_common(
    before: list[str], shared: list[str], behind: list[str], window: int
) -> None:
    one, other = sequences(numbers(before + shared)), sequences(numbers(shared + behind))
    if len(shared) - 4 >= window:
        assert set(winnowed(one, window).tolist()) & set(winnowed(other, window).tolist())


@given(Words, st.integers(1, 8))
def test_prints_are_the_least_of_every_window(words: list[str], window: int) -> None:
    found = sequences(numbers(words)).tolist()
    wanted = {min(found[i : i + window]) for i in range(max(1, len(found) - window + 1))} if found else set()
    assert winnowed(np.array(found, dtype=np.uint64), window).tolist() == sorted(wanted)


@given(st.lists(st.integers(0, 20)))
def test_each_value_once(values: list[int]) -> None:
    assert distinct(np.array(values, dtype=np.uint32)).tolist() == sorted(set(values))


def test_prints_of_a_long_text_are_few() -> None:
    found = sequences(numbers([f"w{n * n}" for n in range(2000)]))
    assert 0.8 < len(winnowed(found, 12)) / (2000 * 2 / 13) < 1.2


@given(st.lists(st.tuples(st.frozensets(st.integers(0, 9)), st.frozensets(st.integers(0, 9))), max_size=6))
def test_rows_are_compared_with_the_rows_beside_them(pairs: list[tuple[frozenset[int], frozenset[int]]]) -> None:
    rows = [[np.array(sorted(pair[side]), dtype=np.uint32) for pair in pairs] for side in (0, 1)]
    flat = [np.concatenate([np.zeros(0, dtype=np.uint32), *side]) for side in rows]
    ends = [np.cumsum([len(row) for row in side], dtype=np.int64) for side in rows]
    assert in_common(*flat, *ends).tolist() == [len(a & b) for a, b in pairs]
