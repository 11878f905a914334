"""Quantities in running text: numbers with their hedges, ranges and units, as `low`, `high` and a comparator.

`more than 3,900` is low 3,900 and open above; `around 23,000` is 23,000 on both sides; `thousands` is 2,000 or more; of
`many` no number is stated. Hedges and units are tables (`data/hedges.tsv`, `data/units.tsv`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from variorum.model import Bounds
from variorum.model.figure import Comparator
from variorum.text.numbers import Number, numbers, value_of
from variorum.text.tables import cell, table

_SIGNS: Final = {
    "$": "USD", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD",
    "S$": "SGD", "NT$": "TWD", "R$": "BRL", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "Rs": "INR", "Rs.": "INR",
    "₩": "KRW", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₦": "NGN", "₪": "ILS", "₱": "PHP", "₫": "VND", "฿": "THB",
    "USD": "USD", "EUR": "EUR", "GBP": "GBP", "JPY": "JPY", "CNY": "CNY", "INR": "INR", "CHF": "CHF",
    "AUD": "AUD", "CAD": "CAD", "Mex$": "MXN", "MX$": "MXN", "₡": "CRC", "₾": "GEL", "₭": "LAK", "₿": "BTC", "₸": "KZT",
}  # fmt: skip
_SIGN: Final = re.compile(rf"(?<![\w$])(?:{'|'.join(re.escape(s) for s in sorted(_SIGNS, key=len, reverse=True))})\s?$")
_SIGN_WINDOW: Final = 6  # longer than any sign
_SHORTEST_WORD: Final = 4  # shorter units are abbreviations, in which case counts
_HEDGE_WINDOW: Final = 60  # longer than two hedges
_RANGE: Final = re.compile(r"\s?[-–—~]\s?|\s+(?:to|or|through)\s+")
_MAGNITUDE: Final = re.compile(r"(?<!\w)magnitude[-\s](?:of\s+)?$", re.IGNORECASE)
_OF: Final = re.compile(r"\s+of(?=\s)")
_AND: Final = re.compile(r"\s+and\s+")
_BETWEEN: Final = re.compile(r"(?<!\w)(between|from)\s+$", re.IGNORECASE)
_CHANGE: Final = re.compile(
    r"(?:rose|risen|rise|rising|fell|fallen|fall|falling|drop\w*|increas\w+|decreas\w+|grew|grown|grow\w*|climb\w*|jump\w*|"
    r"declin\w+|cut|cuts|reduc\w+|rais\w+|lower\w*|revis\w+|went|up|down|widen\w*|narrow\w*|surg\w+|slip\w*|soar\w*|chang\w+)"
    r"(?:\s+\w+){0,3}\s+from\s+$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"(?P<plus>\+|-?\s?plus\b|\s+or\s+(?:more|above|over|greater|higher|larger|longer)(?:\s+than(?=[.,;]|$))?\b(?!\s+than)|\s+and\s+(?:above|counting|more)\b)"
    r"|(?P<odd>[-\s]odd\b|\s+or\s+so\b)|(?P<less>\s+or\s+(?:fewer|less|under|below|lower|smaller|shorter)\b(?!\s+than))",
    re.IGNORECASE,
)
_BOTH: Final = re.compile(r",?\s+(?:and|but)\s+", re.IGNORECASE)
_BARE: Final = re.compile(r"[\d.,]+|[a-z-]+(?=\s)", re.IGNORECASE)
_NEXT: Final = re.compile(r",?\s+(?:and\s+)?")
_IN_WHOLE: Final[dict[tuple[str | None, str | None], int]] = {
    ("money", "cent"): 100, ("money", "penny"): 100, ("foot", "inch"): 12, ("lb", "ounce"): 16, ("stone", "pound"): 14,
}  # fmt: skip
_FROM_BELOW: Final = ("more-than", "at-least")
_COMPARATORS: Final[dict[str, Comparator]] = {
    "about": "about", "more-than": "more-than", "at-least": "at-least", "less-than": "less-than", "at-most": "at-most",
    "exact": "exact",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at `[start, end)`: hedge, number and unit. `core` bounds the number itself with its currency sign.

    `low` and `high` are the stated numbers, null where open. `unit` is a name of `data/units.tsv` or an ISO 4217 code,
    and `kind` what sort of unit it is: `share`, `money`, `measure`, `time`; `count` where there is none.
    """

    start: int
    end: int
    core: Bounds
    low: float | None
    high: float | None
    comparator: Comparator
    unit: str | None = None
    kind: str = "count"


def quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """All quantities of `text[start:end]`, in text order, without overlap."""
    stop = len(text) if end is None else end
    found: list[Quantity] = []
    for number in numbers(text, start, stop):
        this = _with_unit(text, number, start, stop)
        if found and (joined := _ranged(text, found[-1], this, start) or _compound(text, found[-1], this)):
            found[-1] = joined
        else:
            found.append(this)
    hedged = [_hedged(text, q, after, stop) for q, after in zip(found, [start, *(q.end for q in found)], strict=False)]
    return _bounded(text, hedged)


@cache
def _units() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """The pattern of a unit after a number, and surface form -> unit and kind."""
    forms = {form: (row["unit"], row["kind"]) for row in table("units") for form in cell(row, "forms")}
    words = {form.lower(): value for form, value in forms.items() if len(form) >= _SHORTEST_WORD}
    pattern = rf"[-\s]?(?P<unit>(?i:{_alternatives(words)})|{_alternatives(set(forms) - set(words))})(?!\w)"
    return re.compile(pattern), {**forms, **words}


@cache
def _hedges() -> tuple[re.Pattern[str], dict[str, Comparator]]:
    """The pattern of one hedge that ends where it is sought, and surface form -> comparator."""
    forms = {form: _COMPARATORS[row["comparator"]] for row in table("hedges") for form in cell(row, "forms")}
    return re.compile(rf"(?<!\w)(?P<hedge>{_alternatives(forms)})\s*$", re.IGNORECASE), forms


def _alternatives(forms: Iterable[str]) -> str:
    """A pattern of all forms, the longest first, white space as it comes."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in ordered)


def _with_unit(text: str, number: Number, start: int, stop: int) -> Quantity:
    """A bare number with the currency sign before it or the unit after it."""
    low, high = number.value, None if number.kind == "vague" else number.value
    comparator: Comparator = "vague" if number.kind == "vague" else "exact"
    first, last = number.start, number.end
    unit, kind = (None, "share") if number.kind == "share" else (None, "count")
    if sign := _SIGN.search(text, max(start, first - _SIGN_WINDOW), first):
        first, unit, kind = sign.start(), _SIGNS[sign.group().strip()], "money"
    elif scale := _MAGNITUDE.search(text, max(start, first - _HEDGE_WINDOW), first):
        first, unit, kind = scale.start(), "magnitude", "measure"
    else:
        pattern, forms = _units()
        of = _OF.match(text, last, stop) if number.kind == "vague" else None
        if after := pattern.match(text, of.end() if of else last, stop):
            last, (unit, kind) = after.end(), forms.get(after["unit"]) or forms[" ".join(after["unit"].lower().split())]
    return Quantity(first, last, (first, last), low, high, comparator, unit, kind)


def _ranged(text: str, left: Quantity, right: Quantity, start: int) -> Quantity | None:
    """Two numbers as the ends of one range, or null."""
    between = text[left.core[1] : right.core[0]]
    before = _BETWEEN.search(text, start, left.core[0])
    paired = bool(before and before[1].lower() == "between" and _AND.fullmatch(between))
    if not paired and (not _RANGE.fullmatch(between) or _CHANGE.search(text, start, left.core[0])):
        return None
    unit, kind = (left.unit, left.kind) if right.unit is None else (right.unit, right.kind)
    if left.comparator != "exact" or right.comparator != "exact" or left.unit not in (None, unit):
        return None
    low, high = _scaled(text, left, right), right.high
    if low is None or high is None or not low < high:
        return None
    bounds = before.start() if before else left.core[0], right.core[1]
    return Quantity(bounds[0], right.end, bounds, low, high, "between", unit, kind)


def _compound(text: str, left: Quantity, right: Quantity) -> Quantity | None:
    """A number in a unit and its part as one (`3 dollars 50 cents`, `5 feet 2 inches`), or null."""
    part = _IN_WHOLE.get((left.unit if left.kind != "money" else left.kind, right.unit))
    exact = left.comparator == right.comparator == "exact"
    if part is None or not exact or left.low is None or not right.low or right.low >= part:
        return None
    if not _NEXT.fullmatch(text[left.end : right.core[0]]):
        return None
    value = left.low + right.low / part
    return Quantity(left.start, right.end, (left.core[0], right.core[1]), value, value, "exact", left.unit, left.kind)


def _scaled(text: str, left: Quantity, right: Quantity) -> float | None:
    """The lower end at the scale of the upper one: of `10 to 12 million` it is 10 million."""
    words = text[slice(*right.core)]
    bare = _BARE.match(words)
    if left.low is None or right.high is None or not bare or len(text[slice(*left.core)].split()) > 1:
        return left.low
    upper = value_of(bare.group())
    return left.low * right.high / upper if 0 < left.low < upper < right.high else left.low


def _hedged(text: str, quantity: Quantity, start: int, stop: int) -> Quantity:
    """The quantity with the hedges before and after it; of several hedges the one that bounds it counts."""
    pattern, forms = _hedges()
    first, comparators = quantity.start, []
    while hedge := pattern.search(text, max(start, first - _HEDGE_WINDOW), first):
        first = hedge.start()
        comparators.append(forms[" ".join(hedge["hedge"].lower().split())])
    last = quantity.end
    if after := _AFTER.match(text, last, stop):
        last = after.end()
        comparators.append(_COMPARATORS["at-least" if after["plus"] else "about" if after["odd"] else "at-most"])
    bounding = [c for c in comparators if c not in ("about", "exact")]
    chosen = next(iter(bounding or [c for c in comparators if c == "about"]), quantity.comparator)
    if quantity.comparator in ("between", "vague"):
        chosen = quantity.comparator
    low, high = _interval(chosen, quantity)
    return replace(quantity, start=first, end=last, comparator=chosen, low=low, high=high)


def _bounded(text: str, hedged: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """With two bounds of one number as one: `more than 100 but fewer than 300`."""
    kept: list[Quantity] = []
    for this in hedged:
        before = kept[-1] if kept else None
        if before and _BOTH.fullmatch(text, before.end, this.start) and (both := _between(before, this)):
            kept[-1] = both
        else:
            kept.append(this)
    return tuple(kept)


def _between(a: Quantity, b: Quantity) -> Quantity | None:
    """The interval that a bound from below and one from above of the same unit leave, in either order, or null."""
    lower, upper = (a, b) if a.comparator in _FROM_BELOW else (b, a)
    if lower.comparator not in _FROM_BELOW or upper.comparator not in ("less-than", "at-most"):
        return None
    if lower.low is None or upper.high is None or not lower.low < upper.high or {a.unit, b.unit} - {b.unit, None}:
        return None
    core = a.core[0], b.core[1]
    return Quantity(a.start, b.end, core, lower.low, upper.high, "between", b.unit, b.kind)


def _interval(comparator: Comparator, quantity: Quantity) -> tuple[float | None, float | None]:
    """The ends that the comparator leaves stated."""
    if comparator in ("more-than", "at-least"):
        return quantity.low, None
    if comparator in ("less-than", "at-most"):
        return None, quantity.high
    return quantity.low, quantity.high
