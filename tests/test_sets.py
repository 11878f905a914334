from hypothesis import given
from hypothesis import strategies as st

from variorum.sets import Sets


def test_a_thing_alone_is_a_set() -> None:
    sets = Sets[str]()
    assert sets.top("a") == "a"
    assert sets.all() == [{"a"}]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_what_is_joined_in_steps_is_one_set(links: list[tuple[int, int]]) -> None:
    sets = Sets[int]()
    groups: list[set[int]] = []
    for a, b in links:
        sets.join(a, b)
        touched = [group for group in groups if group & {a, b}]
        groups = [group for group in groups if not group & {a, b}] + [{a, b}.union(*touched)]
    assert sorted(map(sorted, sets.all())) == sorted(map(sorted, groups))
