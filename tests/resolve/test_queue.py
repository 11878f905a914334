"""The order in which reports are dated."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Published
from variorum.resolve.occasions import Likeness
from variorum.resolve.queue import Queue

DATED = Published(value="2031-03-04", precision="day", why="test")
UNDATED = Published(why="test")
PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), max_size=30)


def alike(pairs: list[tuple[int, int]]) -> dict[str, list[Likeness]]:
    """A sentence of the one that tells what a sentence of the other tells, for each pair."""
    found: dict[str, list[Likeness]] = {}
    for a, b in pairs:
        each = Likeness((f"r{a}", 0), (f"r{b}", 0), 1.0, (), frozenset())
        for report in (f"r{a}", f"r{b}"):
            found.setdefault(report, []).append(each)
    return found


def by_looking_at_all(missing: set[str], pairs: list[tuple[int, int]], is_dated: Callable[[str], bool]) -> list[str]:
    """The order that comes of looking at all that are left each time."""
    dated, left, order = {f"r{n}" for n in range(8)} - missing, set(missing), []
    while left:
        ties = {r: sum({f"r{a}", f"r{b}"} == {r, other} for a, b in pairs for other in dated) for r in left}
        report = max(left, key=lambda r: (ties[r], r))
        left.remove(report)
        order.append(report)
        if is_dated(report):
            dated.add(report)
    return order


@given(PAIRS, st.sets(st.integers(0, 7)), st.sets(st.integers(0, 7)))
def test_the_next_report_is_the_one_that_dated_ones_tell_most_of(
    pairs: list[tuple[int, int]], undated: set[int], datable: set[int]
) -> None:
    missing, will_be = {f"r{n}" for n in undated}, {f"r{n}" for n in datable}
    found = {f"r{n}": UNDATED if n in undated else DATED for n in range(8)}
    queue, order = Queue(missing, alike(pairs), found), []
    for report in queue:
        order.append(report)
        if report in will_be:
            queue.dated(report)
    assert order == by_looking_at_all(missing, pairs, will_be.__contains__)
