"""Windows over words."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.reading.labels import WINDOW
from variorum.annotate.reading.windows import windows
from variorum.annotate.reading.words import Words


def words(paragraphs):
    """As many words as there are paragraph numbers; nothing else of them matters here."""
    n = len(paragraphs)
    none = np.zeros(n, dtype=np.int64)
    return Words(((0, 1),) * n, ("a",) * n, np.zeros((n, 6), dtype=np.int64), none, none, np.array(paragraphs))


@given(st.lists(st.integers(1, 16), min_size=1, max_size=400), st.integers(20, WINDOW), st.integers(1, 90))
def test_cores_cover_every_word_once_and_windows_hold_their_cores(sizes, core, length):
    found = list(windows(words([i // length for i in range(len(sizes))]), sizes, core))
    assert [i for w in found for i in range(*w.core)] == list(range(len(sizes)))
    assert all(w.start <= w.core[0] and w.core[1] <= w.end for w in found)
    assert all(sum(sizes[w.start : w.end]) <= WINDOW for w in found)


def test_a_core_ends_with_its_paragraph():
    found = list(windows(words([0] * 90 + [1] * 90), [1] * 180, 100))
    assert [w.core for w in found] == [(0, 90), (90, 180)]
    assert [(w.start, w.end) for w in found] == [(0, 180), (0, 180)]
