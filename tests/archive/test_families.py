import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from variorum.archive import keys
from variorum.archive.copies import Copies
from variorum.archive.families import components, families
from variorum.archive.settings import Settings


def found(sizes: list[int], pairs: list[tuple[int, int, float]]) -> list[int]:
    numbers = np.arange(len(sizes), dtype=np.int64) * 10
    named = keys.keys(numbers, np.array(sizes, dtype=np.int64))
    a, b = (named[[pair[side] for pair in pairs]] for side in (0, 1))
    return families(numbers, Copies(a, b, np.array([pair[2] for pair in pairs])), Settings()).tolist()


def test_copies_of_copies_are_one_family() -> None:
    assert found([100, 100, 110, 90], [(0, 1, 1.0), (1, 2, 0.5)]) == [0, 0, 0, 3]


def test_a_text_inside_a_longer_one_is_of_its_family() -> None:
    assert found([50, 300, 320], [(0, 1, 1.0), (1, 2, 0.9)]) == [0, 0, 0]


def test_a_digest_is_of_the_text_that_it_has_most_of() -> None:
    one, other, digest = 0, 1, 2
    assert found([100, 120, 400], [(one, digest, 1.0), (other, digest, 1.0)]) == [0, 1, 1]
    assert found([100, 120, 400], [(one, digest, 1.0), (other, digest, 0.5)]) == [0, 1, 0]


def test_copies_of_a_digest_choose_alike() -> None:
    pairs = [(0, 2, 1.0), (1, 2, 1.0), (0, 3, 1.0), (1, 3, 1.0), (2, 3, 1.0)]
    assert found([100, 120, 400, 400], pairs) == [0, 1, 1, 1]


def test_a_beginning_that_is_cut_twice_keeps_all_together() -> None:
    assert found([30, 70, 300], [(0, 1, 1.0), (0, 2, 1.0), (1, 2, 1.0)]) == [0, 0, 0]


def test_a_notice_joins_none_of_the_texts_that_print_it() -> None:
    """A text of ten sequences that stands in three longer ones; one that stands in two may be a report."""
    assert found([10, 100, 110, 120], [(0, n, 1.0) for n in (1, 2, 3)]) == [0, 1, 2, 3]
    assert found([10, 100, 110], [(0, n, 1.0) for n in (1, 2)]) == [0, 0, 0]


def test_a_short_report_that_is_copied_more_often_than_held_is_no_notice() -> None:
    copied = [(0, n, 1.0) for n in (1, 2, 3)]
    assert found([10, 10, 10, 10, 100, 110, 120], [*copied, *((0, n, 1.0) for n in (4, 5, 6))]) == [0] * 7


def test_holders_that_are_copies_of_one_another_are_one() -> None:
    copied = [(1, n, 1.0) for n in (2, 3, 4)]
    assert found([10, 100, 100, 100, 100], [*copied, *((0, n, 1.0) for n in (1, 2, 3, 4))]) == [0] * 5


def test_a_long_text_is_no_notice() -> None:
    assert found([50, 100, 110, 120, 130], [(0, n, 1.0) for n in (1, 2, 3, 4)]) == [0] * 5


def test_without_copies_each_is_alone() -> None:
    assert found([100, 100], []) == [0, 1]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=15))
def test_components_are_named_by_their_least(edges: list[tuple[int, int]]) -> None:
    label = list(range(10))
    for _ in range(10):
        for a, b in edges:
            label[a] = label[b] = min(label[a], label[b])
    a, b = (np.array([edge[side] for edge in edges], dtype=np.int64) for side in (0, 1))
    assert components(10, a, b).tolist() == label
