"""Bare numbers, in figures and words."""

import math
import time

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
        ("minus 5", -5),
        ("negative one", -1),
        (".08", 0.08),
        ("2 1/4", 2.25),
        ("⅝", 0.625),
        ("1 414 021 100", 1_414_021_100),
        ("12,34,567.89", 1_234_567.89),
        ("5k", 5_000),
        ("2 crore 50 lakh", 25_000_000),
        ("three lakh crore", 3e12),
        ("a thousand billion", 1e12),
        ("hundred thousand", 100_000),
        ("three dozens", 36),
        ("two thirds of a million", 2e6 / 3),
        ("3 million and a half", 3_500_000),
        ("two hundred and a half", 200.5),
        ("five and two thirds", 5 + 2 / 3),
        ("two hundred point zero three", 200.03),
        ("minus nine point four", -9.4),
        ("three million, two hundred & forty", 3_000_240),
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
        ("1 in 1,000", 0.001),
        ("two out of five hundred", 0.004),
        ("one eighth", 0.125),
        ("3/4 of them", 0.75),
        ("half the crew", 0.5),
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
        "the one",
        "no one",
        "on 3/4",
    ],
)
def test_no_number_by_form(words: str) -> None:
    assert list(numbers(words)) == []


def test_two_numbers_that_make_no_part_of_a_whole() -> None:
    words = "12 out of 10"
    assert [(words[n.start : n.end], n.value, n.kind) for n in numbers(words)] == [
        ("12", 12, "number"),
        ("10", 10, "number"),
    ]


def test_half_after_a_hedge_is_a_share() -> None:
    assert [(n.value, n.kind) for n in numbers("more than half voted")] == [(0.5, "share")]
    assert list(numbers("about half an hour")) == []


@pytest.mark.parametrize("words", ["1" + "0" * 400, "10" * 300 + " million", "nine point " + "zero " * 400 + "one"])
def test_numbers_beyond_all_measure_are_left_out_or_finite(words: str) -> None:
    assert all(n.value is None or math.isfinite(n.value) for n in numbers(words))


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


@pytest.mark.parametrize("piece", ["9", "1,", "1 234 ", "1/2 ", "1-", "point zero ", "three hundred and "])
def test_the_time_grows_with_the_length_and_not_with_its_square(piece: str) -> None:
    seconds = []
    for repeated in (500, 4_000):
        tries = []
        for _ in range(3):  # the best of them: a collection of garbage may fall into one
            began = time.process_time()
            list(numbers(piece * repeated))
            tries.append(time.process_time() - began)
        seconds.append(min(tries))
    assert seconds[1] < 24 * seconds[0] + 0.5  # eight times the length; a square would be 64
