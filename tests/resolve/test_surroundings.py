"""What is told around a mention, and how much two reports tell of the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Actor, Event, EventTime, Mention, Span
from variorum.resolve.surroundings import Surroundings


def told(report: str, start: int, words: str) -> Event:
    """A mention of ten characters."""
    return Event(
        id=f"{report}-{start}",
        label="test",
        kind="arrest",
        time=EventTime(precision="none", why="test"),
        mentions=(Span(report=report, start=start, end=start + 10, quote="x" * 10),),
        words=tuple(words.split()),
        why="test",
    )


def actor(name: str, *places: tuple[str, int]) -> Actor:
    mentions = tuple(
        Mention(span=Span(report=report, start=start, end=start + len(name), quote=name), form="name")
        for report, start in places
    )
    return Actor(id=name, name=name, kind="person", mentions=mentions, why="test")


def test_a_name_nearby_is_company_and_one_far_off_is_not() -> None:
    events = told("r0", 0, "arrest"), told("r1", 0, "arrest"), told("r2", 0, "arrest")
    around = Surroundings(events, [actor("Mercer", ("r0", 40), ("r1", 200), ("r2", 900))])
    assert around.shared(events[0], events[1]) == pytest.approx(1.0)
    least = around.shared(events[0], events[2])
    assert 0 < least <= 1  # the word alone, which is all that the third is told with
    assert around.shared(told("r0", 0, "arrest"), events[2]) == least


def test_what_all_tell_counts_less_than_what_two_share() -> None:
    events = [told(f"r{i}", 0, word) for i, word in enumerate(("fire harbour", "fire harbour", "fire storm", "fire"))]
    around = Surroundings(events, ())
    assert around.shared(events[0], events[1]) == pytest.approx(1.0)
    assert around.shared(events[0], events[2]) < 0.5
    assert around.alike("r0", "r1") == pytest.approx(1.0)
    assert around.alike("r0", "r2") < around.alike("r0", "r1")


def test_reports_that_share_nothing_are_not_alike() -> None:
    around = Surroundings([told("r0", 0, "fire"), told("r1", 0, "storm")], ())
    assert around.alike("r0", "r1") == 0.0


_EVENTS = st.lists(
    st.builds(
        told,
        report=st.sampled_from(["r0", "r1", "r2"]),
        start=st.integers(0, 900),
        words=st.sets(st.sampled_from("fire storm harbour bridge".split())).map(" ".join),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda event: event.id,
)


@given(_EVENTS)
def test_shares_are_symmetric_and_between_nothing_and_all(events: list[Event]) -> None:
    around = Surroundings(events, [actor("Mercer", ("r0", 0), ("r1", 500))])
    for a in events:
        for b in events:
            assert 0 <= around.shared(a, b) <= 1 + 1e-9
            assert around.shared(a, b) == around.shared(b, a)
            one, other = a.mentions[0].report, b.mentions[0].report
            assert 0 <= around.alike(one, other) <= 1 + 1e-9
            assert around.alike(one, other) == around.alike(other, one)
