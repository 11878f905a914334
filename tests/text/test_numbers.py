"""Bare numbers, in figures and words."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.numbers import numbers, value_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("23,000", 23_000),
        ("1.2 million", 1_200_000),
        ("2.5m", 2_500_000),
        ("1.5bn", 1_500_000_000),
        ("twenty-one", 21),
        ("a hundred and six", 106),
        ("three thousand, four hundred and twelve", 3_412),
        ("two hundred thousand", 200_000),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("one and a half million", 1_500_000),
        ("two dozen", 24),
        ("1,00,000", 100_000),
        ("23 000", 23_000),
        ("2½", 2.5),
        ("minus five", -5),
        ("-12", -12),
    ],
)
def test_value(words: str, value: float) -> None:
    assert value_of(words) == pytest.approx(value)
    assert [number.value for number in numbers(words)] == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("words", "least"),
    [
        ("thousands", 2_000),
        ("hundreds", 200),
        ("dozens", 24),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("100’s", 200),
        ("100s", 200),
        ("several hundred", 200),
        ("a few thousand", 2_000),
        ("many", None),
    ],
)
def test_vague(words: str, least: float | None) -> None:
    (number,) = numbers(words)
    assert (number.kind, number.value) == ("vague", least)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("two-thirds of them", 2 / 3),
        ("a quarter of the town", 0.25),
        ("half the crew", 0.5),
        ("one in five", 0.2),
        ("9 out of 12", 0.75),
    ],
)
def test_share(words: str, part: float) -> None:
    (number,) = numbers(words)
    assert (number.kind, number.value) == ("share", pytest.approx(part))


@pytest.mark.parametrize(
    "words",
    [
        "1.2.3",
        "10:30",
        "9/11",
        "+1-222-555-0199",
        "A320",
        "COVID-19",
        "the 1990s",
        "won 3-1",
        "agent 007",
        "the 20th time",
        "9" * 401,
        "www.a1.org",
    ],
)
def test_no_number_by_form(words: str) -> None:
    assert list(numbers(words)) == []


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_digits_are_read_back(n: int) -> None:
    (number,) = numbers(f"saw {n:,} birds")
    assert number.value == n
    assert "saw {} birds"[: number.start] == "saw "


@given(st.text(max_size=80))
def test_any_text_gives_sound_bounds_and_finite_values(text: str) -> None:
    last = 0
    for number in numbers(text):
        assert last <= number.start < number.end <= len(text)
        assert number.value is None or math.isfinite(number.value)
        last = number.end
