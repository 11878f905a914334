"""Look-up by place finds what a walk through all places finds."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.collate.places import Places
from variorum.model import Span

WORDS = "the dam held through the night"


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(WORDS) - 1))
    return Span.cut(draw(st.sampled_from(["r0", "r1"])), WORDS, start, draw(st.integers(start + 1, len(WORDS))))


@given(st.lists(st.lists(spans(), max_size=3), max_size=8), st.lists(spans(), min_size=1, max_size=3))
def test_the_things_over_spans_are_found_once_and_in_order(stand: list[list[Span]], asked: list[Span]) -> None:
    places = Places(enumerate(stand))
    for some in (asked, asked[:1]):
        near = [n for n, here in enumerate(stand) if any(span.overlaps(one) for span in here for one in some)]
        assert places.over(*some) == near
    assert places.at(asked[0]) == places.over(asked[0])
    assert places.at(asked[0]) == places.over(asked[0])  # once it is known
