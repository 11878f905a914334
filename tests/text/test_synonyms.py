import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.synonyms import HOP, SWAP, kinship, oddness, phrases, spelling


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("car", "automobile"),
        ("buy", "purchase"),
        ("year", "12 months"),
        ("according to", "in line with"),
        ("physician", "doctor"),
    ],
)
def test_words_that_may_stand_for_each_other(a: str, b: str) -> None:
    assert kinship(a, b) == kinship(b, a) == SWAP


def test_a_hypernym_is_kin_and_an_unrelated_word_is_not() -> None:
    assert kinship("bridge", "structure") == HOP
    assert kinship("hospital", "bicycle") < HOP
    assert kinship("hospital", "swiftly") == 0.0
    assert kinship("qwxyz", "hospital") == 0.0


@given(st.sampled_from("bank river loan dam flood buy quick quickly minister".split()), st.text(max_size=8))
def test_kinship_is_symmetric_and_bounded(a: str, b: str) -> None:
    assert 0.0 <= kinship(a, b) == kinship(b, a) <= 1.0


@pytest.mark.parametrize(
    ("word", "ordinary"),
    [
        ("12 months", "year"),
        ("in accordance with", "according to"),
        ("stealer", "thief"),  # hardly ever used for the sense that both have
        ("tholepin", "pin"),  # neither is ever found for it, and the one hardly at all
        ("hive", "people"),  # no sense in common
    ],
)
def test_the_swap_is_the_odder_word(word: str, ordinary: str) -> None:
    assert 0 < oddness(spelling(word), ordinary) <= 1
    assert oddness(ordinary, spelling(word)) == pytest.approx(-oddness(spelling(word), ordinary))


def test_of_two_words_that_nobody_counted_neither_is_the_odder() -> None:
    assert oddness("qwxyz", "zyxwq") == 0.0


def test_british_and_american_spellings_have_one_key() -> None:
    pairs = [
        ("defence", "defense"),
        ("organise", "organize"),
        ("labour", "labor"),
        ("centre", "center"),
        ("programme", "program"),
    ]
    assert all(spelling(a) == spelling(b) for a, b in pairs)
    assert spelling("rise") == "rise"


def test_phrases_are_found_by_their_first_word_longest_first() -> None:
    rows = phrases()["in"]
    assert ("in", "the", "course", "of") in rows
    assert [len(r) for r in rows] == sorted((len(r) for r in rows), reverse=True)
