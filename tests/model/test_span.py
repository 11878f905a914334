import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import SpanError
from variorum.model import Span

texts = st.text(min_size=1, max_size=60)


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(cuts())
def test_a_cut_holds_the_words_that_stand_there(cut: tuple[str, int, int]) -> None:
    text, start, end = cut
    span = Span.cut("r", text, start, end)
    assert span.quote == text[start:end]
    assert span.bounds == (start, end)
    span.verify(text)


@given(texts, st.integers(-3, 70), st.integers(-3, 70))
def test_a_cut_outside_the_text_or_empty_is_refused(text: str, start: int, end: int) -> None:
    if 0 <= start < end <= len(text):
        return
    with pytest.raises(SpanError, match=r"expected|the text has only"):
        Span.cut("r", text, start, end)


@given(cuts(), cuts())
def test_overlap_is_a_shared_character(one: tuple[str, int, int], other: tuple[str, int, int]) -> None:
    text = "x" * 60
    a, b = Span.cut("r", text, *one[1:]), Span.cut("r", text, *other[1:])
    shared = set(range(*a.bounds)) & set(range(*b.bounds))
    assert a.overlaps(b) == b.overlaps(a) == bool(shared)
    assert a.holds(b) == (set(range(*b.bounds)) <= set(range(*a.bounds)))
    assert not a.overlaps(b.model_copy(update={"report": "other"}))


def test_a_quote_of_another_length_is_refused() -> None:
    with pytest.raises(SpanError, match="expected a quote of 4 characters, got 3"):
        Span(report="r", start=0, end=4, quote="sea")


def test_other_words_do_not_verify() -> None:
    span = Span(report="r", start=0, end=3, quote="sea")
    with pytest.raises(SpanError, match="expected 'sea', the text has 'tea'"):
        span.verify("tea")
