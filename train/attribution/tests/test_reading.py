"""Words, windows and best paths of the reading model."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import (
    CASINGS,
    CUE_LABELS,
    PART_LABELS,
    PLACES,
    QUOTINGS,
    WINDOW,
    Pieces,
    best_cues,
    best_parts,
    spans_of,
    windows,
    words_of,
)

TEXT = 'The MAYOR of Tartu said: “We open 3 bridges.”\n\nShe added, "and a ferry'


def words(text):
    return words_of(text, [(0, len(text))])


def test_words_are_runs_of_letters_or_single_signs():
    found = words("The ferry's 3rd trip, again.")
    assert found.texts == ("The", "ferry", "'", "s", "3rd", "trip", ",", "again", ".")


def test_each_word_knows_its_casing():
    found = words("The MAYOR of McBride saw 3 A .")
    assert [CASINGS[m] for m in found.marks[:, 0]] == [
        "title", "capitals", "lower", "mixed", "lower", "number", "letter", "sign",
    ]  # fmt: skip


def test_each_word_knows_where_quotations_open_and_close():
    found = words(TEXT)
    states = dict(zip(found.texts, (QUOTINGS[m] for m in found.marks[:, 1]), strict=True))
    assert (states["said"], states["“"], states["bridges"], states["”"]) == ("outside", "opens", "inside", "closes")
    assert states["ferry"] == "unclosed"


def test_each_word_knows_its_paragraph_and_place():
    found = words(TEXT)
    assert set(found.paragraph[: found.texts.index("She")]) == {0}
    assert set(found.paragraph[found.texts.index("She") :]) == {1}
    assert PLACES[found.marks[found.texts.index("She"), 2]] == "first"


@given(st.text())
def test_words_stand_in_the_text_in_order(text):
    found = words(text)
    assert [text[a:b] for a, b in found.bounds] == list(found.texts)
    assert list(found.bounds) == sorted(found.bounds)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("ferries", (1, 2)), ("FERRIES", (1, 2)), ("férries", (1, 2)), ("”", (3,)), ("zebra", (0,)), ("ferry" * 20, (0,))],
)
def test_pieces_are_the_longest_that_the_vocabulary_has(word, expected):
    pieces = Pieces({"[UNK]": 0, "ferri": 1, "##es": 2, '"': 3, "f": 4})
    assert pieces.of(word) == expected


@given(st.lists(st.integers(1, 12), min_size=1, max_size=400), st.integers(20, WINDOW))
def test_cores_cover_every_word_once_and_windows_hold_their_cores(sizes, core):
    found = words(" ".join("a" if i % 17 else "b\n\n" for i in range(1, len(sizes) + 1)))
    cut = list(windows(found, sizes, core))
    assert [i for w in cut for i in range(*w.core)] == list(range(len(found)))
    assert all(w.start <= w.core[0] and w.core[1] <= w.end for w in cut)
    assert all(sum(sizes[w.start : w.end]) <= WINDOW for w in cut)


def test_the_best_path_is_allowed_where_the_best_labels_are_not():
    scores = np.zeros((1, 4, len(CUE_LABELS)))
    scores[0, :, 0] = 1.0
    scores[0, 1, CUE_LABELS.index("B")] = 3.0  # alone, a beginning without an end
    scores[0, 2, CUE_LABELS.index("E")] = 0.9
    assert spans_of(best_cues(scores)[0], 1) == [(1, 3)]


def test_an_attribution_has_one_source_and_many_fragments():
    scores = np.zeros((1, 7, len(PART_LABELS)))
    scores[0, :, 0] = 1.0
    for at, label in ((0, "S"), (2, "source-S"), (4, "source-S"), (6, "S")):
        scores[0, at, PART_LABELS.index(label)] = 5.0 + at
    labels = best_parts(scores)[0]
    assert spans_of(labels, PART_LABELS.index("source-B")) == [(4, 5)]
    assert spans_of(labels, PART_LABELS.index("B")) == [(0, 1), (6, 7)]


@given(st.integers(0, 10_000), st.integers(1, 30))
def test_every_best_path_opens_and_closes_its_spans(seed, length):
    scores = np.random.default_rng(seed).normal(size=(3, length, len(PART_LABELS))) * 3
    for labels in best_parts(scores):
        names = [PART_LABELS[i] for i in labels]
        opened = ""
        for name in names:
            kind, part = ("source", name[-1]) if name.startswith("source") else ("", name)
            assert (part in "IE") == bool(opened)
            assert not opened or opened == kind + "+"
            opened = kind + "+" if part in "BI" else ""
        assert not opened
        assert sum(name in ("source-B", "source-S") for name in names) <= 1
