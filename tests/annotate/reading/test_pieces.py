"""Word pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.reading.pieces import Pieces, load_pieces

VOCABULARY = {"[UNK]": 0, "ferri": 1, "##es": 2, '"': 3, "f": 4, "n": 5, "'": 6, "t": 7}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ferries", (1, 2)),
        ("FERRIES", (1, 2)),
        ("férries", (1, 2)),
        ("”", (3,)),
        ("zebra", (0,)),
        ("ferry" * 20, (0,)),
        ("n’t", (5, 6, 7)),
    ],
)
def test_pieces_are_the_longest_that_the_vocabulary_has(word, expected):
    assert Pieces(VOCABULARY).of(word) == expected


@given(st.text(min_size=1))
def test_every_word_has_a_few_pieces(word):
    assert 1 <= len(Pieces(VOCABULARY).of(word)) <= 16


def test_a_vocabulary_has_one_piece_a_line():
    assert load_pieces("[PAD]\n[UNK]\nferry\n").vocabulary == {"[PAD]": 0, "[UNK]": 1, "ferry": 2}
