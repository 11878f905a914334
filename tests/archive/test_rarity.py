from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from variorum.archive.rarity import Rarity

KNOWN = Rarity(np.array([2, 5, 9], dtype=np.uint32), np.array([90, 10, 1]), 100)


def test_a_rarer_word_counts_more_and_an_unknown_one_most() -> None:
    common, rare, rarest, unknown = KNOWN.weights(np.array([2, 5, 9, 7], dtype=np.uint32))
    assert 0 < common < rare < rarest < unknown


def test_without_a_sample_all_count_the_same() -> None:
    nothing = Rarity(np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int64), 0)
    assert len(set(nothing.weights(np.array([2, 5], dtype=np.uint32)).tolist())) == 1


def test_it_is_kept(tmp_path: Path) -> None:
    KNOWN.keep(tmp_path / "words.parquet")
    again = Rarity.load(tmp_path)
    assert again.sampled == 100
    assert (again.words.tolist(), again.counts.tolist()) == ([2, 5, 9], [90, 10, 1])


@given(st.lists(st.lists(st.sampled_from([2, 5, 7, 9, 11]), unique=True), max_size=6), st.integers(1, 4))
def test_the_rarest_words_of_each_row(rows: list[list[int]], most: int) -> None:
    flat = np.array([word for row in rows for word in row], dtype=np.uint32)
    ends = np.cumsum([len(row) for row in rows], dtype=np.int64)
    values, cut = KNOWN.rarest(flat, ends, most)
    kept = np.split(values, cut[:-1]) if rows else []
    order = [7, 11, 9, 5, 2]
    assert [row.tolist() for row in kept] == [sorted(row, key=order.index)[:most] for row in rows]
