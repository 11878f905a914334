import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from variorum.archive.settings import Settings
from variorum.archive.timeline import UNDATED, Order, slots


def test_of_a_family_one_article_a_day() -> None:
    keys = np.array([10, 11, 12, 13, 14])
    days = np.array([5, 5, 6, UNDATED, 5])
    family = np.array([0, 0, 0, 3, 4])
    order = Order.of(keys, days, family)
    assert order.keys.tolist() == [13, 10, 14, 12]
    assert order.days.tolist() == [UNDATED, 5, 5, 6]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=60), st.integers(1, 7), st.integers(0, 5), st.integers(1, 50))
def test_a_slot_is_read_with_all_that_may_be_near(days: list[int], most: int, window: int, abreast: int) -> None:
    ordered = np.array(sorted(days))
    found = slots(ordered, Settings(days=window, abreast=abreast), most)
    assert [slot.number for slot in found] == list(range(-(-len(days) // most)))
    for slot in found:
        assert slot.start == slot.number * most
        for one in range(slot.start, slot.end):
            near = [m for m in range(max(0, one - abreast), one) if ordered[m] >= ordered[one] - window]
            assert min(near, default=one) >= slot.earliest
    assert found[-1].end == len(days)


def test_a_heap_without_dates_is_taken_apart() -> None:
    found = slots(np.full(100, UNDATED), Settings(abreast=20), 10)
    assert len(found) == 10
    assert (found[9].earliest, found[9].start, found[9].end) == (70, 90, 100)
