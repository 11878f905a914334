"""Best paths through the labels, and the spans they open and close."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.reading import paths
from variorum.annotate.reading.labels import CUE_LABELS, PART_LABELS
from variorum.annotate.reading.paths import best_cues, best_parts, spans_of


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


@given(st.integers(0, 10_000), st.integers(1, 30), st.floats(0, 6))
def test_the_short_way_finds_the_path_of_the_search(seed, length, outside):
    scores = np.random.default_rng(seed).normal(size=(4, length, len(PART_LABELS))).astype(np.float32)
    scores[:, :, 0] += outside
    assert (best_parts(scores) == paths._searched(scores, *paths._PART_PATHS)).all()
