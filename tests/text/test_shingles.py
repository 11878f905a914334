from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.text.shingles import containment, overlapping, shingles


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
