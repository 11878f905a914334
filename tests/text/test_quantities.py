"""Numbers with hedges, ranges and units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.quantities import Quantity, quantities


def only(text: str) -> Quantity:
    (quantity,) = quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "low", "high", "comparator"),
    [
        ("around 23,000", 23_000, 23_000, "about"),
        ("some 750", 750, 750, "about"),
        ("nearly a dozen", 12, 12, "about"),
        ("20-odd", 20, 20, "about"),
        ("exactly 7", 7, 7, "exact"),
        ("more than 3,900", 3_900, None, "more-than"),
        ("greater than 8,500", 8_500, None, "more-than"),
        ("upwards of 40", 40, None, "more-than"),
        ("at least 30", 30, None, "at-least"),
        ("no fewer than 12", 12, None, "at-least"),
        ("at least some 30", 30, None, "at-least"),
        ("30 or more", 30, None, "at-least"),
        ("50+", 50, None, "at-least"),
        ("fewer than 9", None, 9, "less-than"),
        ("up to 5", None, 5, "at-most"),
        ("as many as 200", None, 200, "at-most"),
        ("between 7,000 and 9,000", 7_000, 9_000, "between"),
        ("10-12", 10, 12, "between"),
        ("two or three", 2, 3, "between"),
        ("10 to 12 million", 10_000_000, 12_000_000, "between"),
        ("5k-20k", 5_000, 20_000, "between"),
        ("20 through 100", 20, 100, "between"),
        ("more than 100 but fewer than 300", 100, 300, "between"),
        ("at most 100 and at least 20", 20, 100, "between"),
        ("less than or equal to 30", None, 30, "at-most"),
        ("200 or greater", 200, None, "at-least"),
        ("thousands", 2_000, None, "vague"),
        ("several", None, None, "vague"),
    ],
)
def test_hedges(text: str, low: float | None, high: float | None, comparator: str) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.comparator) == (low, high, comparator)
    assert (quantity.start, quantity.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "low", "unit", "kind"),
    [
        ("$1.5bn", 1.5e9, "USD", "money"),
        ("10 million euros", 1e7, "EUR", "money"),
        ("12 US Dollars", 12, "USD", "money"),
        ("115USD", 115, "USD", "money"),
        ("30 per cent", 30, "percent", "share"),
        ("25 basis points", 25, "basis-point", "measure"),
        ("500km", 500, "kilometre", "measure"),
        ("a 6.4-magnitude quake", 6.4, "magnitude", "measure"),
        ("a quake of magnitude 6.4", 6.4, "magnitude", "measure"),
        ("three weeks", 3, "week", "time"),
        ("millions of dollars", 2e6, "USD", "money"),
        ("thousands of years", 2000, "year", "time"),
        ("USD115", 115, "USD", "money"),
        ("Rs500 crore", 5e9, "INR", "money"),
        ("470 pence", 470, "penny", "money"),
        ("3 dollars 50 cents", 3.5, "USD", "money"),
        ("thirteen dollars and forty-five cents", 13.45, "USD", "money"),
        ("5 feet 6 inches", 5.5, "foot", "measure"),
        ("1.8m tall", 1.8, "metre", "measure"),
        ("minus 5 degrees", -5, "degree", "measure"),
        ("40 boats", 40, None, "count"),
    ],
)
def test_units(text: str, low: float, unit: str | None, kind: str) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.unit, quantity.kind) == (pytest.approx(low), unit, kind)


def test_a_range_of_money_has_one_scale_and_unit() -> None:
    quantity = only("$10-12bn")
    assert (quantity.low, quantity.high, quantity.unit) == (1e10, 1.2e10, "USD")


def test_a_change_is_no_range() -> None:
    assert [q.low for q in quantities("output rose from 10 to 15 tonnes")] == [10, 15]
    assert only("from 10 to 15 boats").comparator == "between"


@pytest.mark.parametrize(
    "text",
    ["more than 300 and fewer than 100", "more than 5 dollars and less than 10 km", "at least 20 dead, up to 100 hurt"],
)
def test_two_bounds_that_are_not_of_one_number(text: str) -> None:
    assert len(quantities(text)) == 2


@given(st.text(alphabet="0123456789.,-–$% andtoleshrmilk", max_size=60))
def test_quantities_never_overlap(text: str) -> None:
    last = 0
    for quantity in quantities(text):
        assert last <= quantity.start <= quantity.core[0] < quantity.core[1] <= quantity.end <= len(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        last = quantity.end
