"""What tells which words name something that happens."""

import io

import numpy as np
import pytest

from samples import plain_report
from variorum.annotate.parser import SpacyParser
from variorum.annotate.reading.happenings import ANSWERS, Happenings, features, load_happenings
from variorum.annotate.reading.labels import MARKS
from variorum.annotate.reading.reader import shipped
from variorum.annotate.reading.words import words_of

WIDTH = sum(map(len, MARKS))


def sure(text: str) -> set[str]:
    parse = SpacyParser().parse(plain_report(text))
    return {parse.tokens[i].text for i, chance in shipped().read(parse).happenings.items() if chance >= 0.8}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The dam burst and the river flooded two villages.", {"burst", "flooded"}),
        ("Two climbers died in an avalanche near Cusco on Monday.", {"died", "avalanche"}),
        ("The regulator fined the bank, and its shares fell sharply.", {"fined", "fell"}),
        ("The village is small and the road is narrow.", set()),
        ("The committee has nine members, most of them teachers.", set()),
    ],
)
def test_words_that_name_what_happens(text: str, words: set[str]) -> None:
    found = sure(text)
    assert words <= found
    assert words or not found


def test_only_words_that_can_tell_are_asked_about() -> None:
    words = words_of(SpacyParser().parse(plain_report("They met , in Oslo .")))
    certain = Happenings(
        np.zeros((WIDTH + 2, 1)),
        np.zeros(1),
        np.zeros((1, len(ANSWERS))),
        np.eye(len(ANSWERS))[ANSWERS.index("occurs")] * 50,
    )
    found = dict(zip(words.texts, certain(np.zeros((len(words), 2)), words.marks), strict=True))
    assert {word for word, chance in found.items() if chance > 0.5} == {"met", "Oslo"}
    assert all(0 <= chance <= 1 for chance in found.values())


def test_features_have_a_column_for_each_value_of_each_mark() -> None:
    marks = words_of(SpacyParser().parse(plain_report("They met in Oslo."))).marks
    rows = features(np.ones((len(marks), 3)), marks)
    assert rows.shape == (len(marks), 3 + WIDTH)
    assert (rows[:, 3:].sum(axis=1) == len(MARKS)).all()


def test_weights_are_read_as_they_were_written() -> None:
    weights = {
        name: np.random.default_rng(7).normal(size=(2, 2)) for name in ("inner", "inner_bias", "outer", "outer_bias")
    }
    file = io.BytesIO()
    np.savez_compressed(file, **weights)
    found = load_happenings(file.getvalue())
    assert all((getattr(found, name) == array).all() for name, array in weights.items())
