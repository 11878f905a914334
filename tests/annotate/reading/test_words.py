"""The words of a parsed text, and what each carries."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples import plain_report
from variorum.annotate.parser import SpacyParser
from variorum.annotate.reading.labels import CASINGS, DEPENDENCIES, MARKS, PLACES, QUOTINGS, TURNS
from variorum.annotate.reading.words import words_of

TEXT = 'The MAYOR of Tartu said: “We open 3 bridges.”\n\nShe added, "and a ferry'


def words(text):
    return words_of(SpacyParser().parse(plain_report(text)))


def mark(found, word, column):
    return MARKS[column][found.marks[found.texts.index(word), column]]


@pytest.mark.parametrize(
    ("word", "casing"),
    [("The", "title"), ("MAYOR", "capitals"), ("of", "lower"), ("3", "number"), (":", "sign"), ("McBride", "mixed")],
)
def test_each_word_knows_its_casing(word, casing):
    assert mark(words(TEXT + " from McBride"), word, 0) == casing
    assert casing in CASINGS


def test_each_word_knows_where_quotations_open_and_close():
    found = words(TEXT)
    states = [mark(found, word, 1) for word in ("said", "“", "bridges", "”", "ferry")]
    assert states == ["outside", "opens", "inside", "closes", "unclosed"]
    assert set(states) == set(QUOTINGS)


def test_each_word_knows_its_place_in_paragraph_and_sentence():
    found = words(TEXT)
    assert set(found.paragraph[: found.texts.index("She")]) == {0}
    assert set(found.paragraph[found.texts.index("She") :]) == {1}
    assert (mark(found, "She", 2), mark(found, "added", 2)) == ("first", "second")
    assert (mark(found, "She", 3), mark(found, "ferry", 3)) == ("first", "last")
    assert {PLACES.index("first"), TURNS.index("first")} == {1}


def test_each_word_knows_its_class_head_and_dependency():
    found = words("The mayor said the ferry is open.")
    mayor, said = found.texts.index("mayor"), found.texts.index("said")
    assert (mark(found, "mayor", 4), mark(found, "mayor", 5)) == ("NOUN", "nsubj")
    assert found.head[mayor] == said
    assert found.head[said] == said
    assert DEPENDENCIES[found.marks[said, 5]] == "ROOT"


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_words_stand_in_the_text_in_order(text):
    found = words(text)
    assert [text[a:b] for a, b in found.bounds] == list(found.texts)
    assert list(found.bounds) == sorted(found.bounds)
    assert all(found.head >= 0) and all(found.head < max(1, len(found)))
    assert all((found.marks[:, i] < len(names)).all() for i, names in enumerate(MARKS))
