import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.archive import nearest
from variorum.archive.nearest import links, stacked, weighted
from variorum.archive.rarity import Rarity
from variorum.archive.settings import Settings

KNOWN = Rarity(np.arange(8, dtype=np.uint32), np.arange(1, 9), 20)
Rows = st.lists(st.tuples(st.integers(0, 9), st.frozensets(st.integers(0, 7), min_size=1)), min_size=1, max_size=25)


def vectors(rows: list[frozenset[int]]) -> np.ndarray:
    flat = np.array([word for row in rows for word in sorted(row)], dtype=np.uint32)
    return weighted(flat, np.cumsum([len(row) for row in rows]), KNOWN)


@given(Rows, st.integers(0, 4), st.integers(1, 30))
def test_the_likest_of_the_days_before(rows: list[tuple[int, frozenset[int]]], window: int, abreast: int) -> None:
    rows = sorted(rows, key=lambda row: row[0])
    days, made = np.array([day for day, _ in rows]), vectors([words for _, words in rows])
    settings = Settings(days=window, abreast=abreast, likeness=0.3)
    found = links(made, days, 0, settings)
    like = (made @ made.T).toarray()
    wanted = {}
    for one in range(len(rows)):
        near = [n for n in range(one) if days[n] >= days[one] - window and n >= one - abreast]
        enough = [n for n in near if like[one, n] >= 0.3]
        if enough:
            wanted[one] = max(like[one, n] for n in enough)
    assert found.one.tolist() == list(wanted)
    assert found.likeness.tolist() == pytest.approx(list(wanted.values()), abs=1e-5)
    assert [like[a, b] for a, b in zip(found.one, found.other, strict=True)] == pytest.approx(
        list(wanted.values()), abs=1e-5
    )


def test_blocks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = np.random.default_rng(3)
    made = vectors([frozenset(dice.choice(8, 3, replace=False).tolist()) for _ in range(50)])
    days = np.sort(dice.integers(0, 10, 50))
    whole = links(made, days, 20, Settings(likeness=0.1))
    monkeypatch.setattr(nearest, "_BLOCK", 7)
    parted = links(made, days, 20, Settings(likeness=0.1))
    assert whole.one.tolist() == parted.one.tolist() == list(range(20, 50))
    assert whole.other.tolist() == parted.other.tolist()


def test_names_make_up_their_part() -> None:
    words, names = vectors([frozenset({1}), frozenset({2})]), vectors([frozenset({5}), frozenset({5})])
    both = stacked(words, names, 0.7)
    assert (both @ both.T).toarray() == pytest.approx(np.array([[1, 0.7], [0.7, 1]]))
