"""Where sentences end, and where they only seem to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.quotations import quotations
from variorum.text.sentences import bundles, sentences


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text, 0, len(text), quotations(text, 0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("He met Dr. Rehn at 5 p.m. The rain fell.", ["He met Dr. Rehn at 5 p.m.", "The rain fell."]),
        ("Lt. Gen. A. K. Moreau won. She left.", ["Lt. Gen. A. K. Moreau won.", "She left."]),
        ("It rose by 3.5 per cent. Then it fell.", ["It rose by 3.5 per cent.", "Then it fell."]),
        ("No. 5 won the race. Others lost.", ["No. 5 won the race.", "Others lost."]),
        ("The answer is no. He left.", ["The answer is no.", "He left."]),
        ("Did it fall? Yes! It did.", ["Did it fall?", "Yes!", "It did."]),
        ("He waited… Nobody came.", ["He waited…", "Nobody came."]),
        ("“One. Two. Three.” He left.", ["“One. Two. Three.”", "He left."]),
        ("“Why?” Smith asked. “I left.”", ["“Why?” Smith asked.", "“I left.”"]),
        ("“Stop!” the guard cried. They ran.", ["“Stop!” the guard cried.", "They ran."]),
        ("“Never!” Two men ran away.", ["“Never!”", "Two men ran away."]),
        ("It closed (for good). Then it burnt.", ["It closed (for good).", "Then it burnt."]),
        ("She won.” Éva left.", ["She won.”", "Éva left."]),
        ("   padded .  ", ["padded ."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_are_cut_where_they_end(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


WORDS = "The He said asked Dr. U.S. p.m. no. No. “ ” \" ‘ ’ ' left. “Why?” “Go.” ? ! … 3.5 was, A. Lopes ( ) \n".split(
    " "
)
MIXED = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


@given(st.one_of(MIXED, st.text(max_size=100)))
def test_sentences_cover_all_that_is_no_space_without_overlap(text: str) -> None:
    bounds = sentences(text, 0, len(text), quotations(text, 0, len(text)))
    edge = 0
    for start, end in bounds:
        assert edge <= start < end
        assert not text[edge:start].strip()
        assert text[start:end] == text[start:end].strip()
        edge = end
    assert not text[edge:].strip()


@given(st.one_of(MIXED, st.text(alphabet="aB .!?“”‘’\"'\n", max_size=80)))
def test_no_quotation_is_cut(text: str) -> None:
    quoted = quotations(text, 0, len(text))
    for start, end in sentences(text, 0, len(text), quoted):
        for q in quoted:
            words = text[q.start : q.end]
            first = q.start + len(words) - len(words.lstrip())
            last = q.end - len(words) + len(words.rstrip())
            assert (start <= first and last <= end) or last <= start or end <= first


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], []),
        ([(0, 4), (5, 9), (10, 14)], [[(0, 4), (5, 9)], [(10, 14)]]),
        ([(0, 30), (31, 33), (34, 36)], [[(0, 30)], [(31, 33), (34, 36)]]),
        ([(0, 4), (4, 8), (9, 10)], [[(0, 4)], [(4, 8), (9, 10)]]),
    ],
)
def test_sentences_are_bundled_as_far_as_they_may_reach(
    found: list[tuple[int, int]], expected: list[list[tuple[int, int]]]
) -> None:
    assert [list(run) for run in bundles(found, 10)] == expected
