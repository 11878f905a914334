import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from variorum.archive import keys

Parts = st.lists(st.tuples(st.integers(0, 65_535), st.integers(0, 32_767)), min_size=1, max_size=20)


@given(Parts)
def test_a_key_gives_number_and_size_back(rows: list[tuple[int, int]]) -> None:
    numbers = np.array([keys.numbers_of(part, 3)[2] for part, _ in rows])
    sizes = np.array([size for _, size in rows], dtype=np.int64)
    made = keys.keys(numbers, sizes)
    assert keys.number(made).tolist() == numbers.tolist()
    assert keys.size(made).tolist() == sizes.tolist()
    assert (made >= 0).all()


def test_the_least_key_is_the_shortest_text_and_then_the_first() -> None:
    numbers = np.array([7, 5, 6], dtype=np.int64)
    made = keys.keys(numbers, np.array([100, 100, 300], dtype=np.int64))
    assert keys.number(np.sort(made)).tolist() == [5, 7, 6]
