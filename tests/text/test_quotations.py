"""Quotation marks of every keyboard, and apostrophes that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.quotations import quotations


def inside(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" and left.', ["no"]),
        ("“Come in,” she said, “and sit.”", ["Come in,", "and sit."]),
        ("„Nein“, sagte er.", ["Nein"]),
        ("„Tak”, rzekł.", ["Tak"]),
        ("«Non», dit-il. «Oui»", ["Non", "Oui"]),
        ("»Nej«, sagde han.", ["Nej"]),
        ("「行くな」と言った。", ["行くな"]),
        ("'It's late,' said Jo. 'Go.'", ["It's late,", "Go."]),
        ("‘It’s the workers’ turn,’ she said.", ["It’s the workers’ turn,"]),
        ("the 'big' dogs' tails", ["big"]),
        ("He called it “a ‘gift’ to the banks”.", ["a ‘gift’ to the banks"]),
        ('"Why?" Smith asked.', ["Why?"]),
        ("“Stop!” cried the guard.", ["Stop!"]),
    ],
)
def test_the_words_between_the_marks(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "dogs' tails and cats' ears",
        "It wasn't the miners' fault; they'd left.",
        "the summer of '69 and the '80s",
        "rock 'n' roll",
        "the '90s and rock 'n' roll",
        "'Tis the farmers' market.",
        "5'10\" tall",
        "“”",
        '"',
        "",
    ],
)
def test_marks_that_quote_nothing(text: str) -> None:
    assert inside(text) == []


def test_a_quotation_that_does_not_close_ends_with_its_paragraph() -> None:
    text = "She said: “We started in May."
    (found,) = quotations(text, 0, len(text))
    assert text[found.start : found.end] == "We started in May."
    assert not found.closed
    assert found.outer == (text.index("“"), len(text))


def test_the_outer_bounds_hold_the_marks() -> None:
    text = "He said “no” twice."
    (found,) = quotations(text, 0, len(text))
    assert text[slice(*found.outer)] == "“no”"
    assert found.closed


def test_only_the_paragraph_is_read() -> None:
    text = "“One.” “Two.” “Three.”"
    start, end = text.index("“Two"), text.index(" “Three")
    assert [text[q.start : q.end] for q in quotations(text, start, end)] == ["Two."]


MARKED = st.text(alphabet=st.sampled_from("ab sS.,?!\n\"'“”‘’„«»「」‚`″A1é"), max_size=80)


@given(st.one_of(MARKED, st.text(max_size=80)), st.integers(0, 20), st.integers(0, 20))
def test_quotations_of_any_text_lie_inside_it_in_order_and_apart(text: str, skip: int, cut: int) -> None:
    start, end = min(skip, len(text)), max(min(skip, len(text)), len(text) - cut)
    edge = start
    for q in quotations(text, start, end):
        assert edge <= q.outer[0] < q.start < q.end <= q.outer[1] <= end
        assert q.outer[0] + 1 == q.start
        assert q.outer[1] == q.end + q.closed
        assert q.closed or q.end == end
        assert text[q.start : q.end].strip()
        edge = q.outer[1]


@pytest.mark.xfail(
    strict=True, reason="the same mark inside a quotation closes it, so that a missing mark costs little"
)
def test_a_quotation_inside_one_with_the_same_marks() -> None:
    assert inside("“He said “no” to us.”") == ["He said “no” to us."]
