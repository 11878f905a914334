"""Dates, counts and quotes as a page says them."""

import re
from collections.abc import Mapping
from functools import cache

from variorum.text.tables import table

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_REFERENCES = {"PAST_REF": "some time before", "PRESENT_REF": "now", "FUTURE_REF": "some time after"}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_QUOTES = "\"'“”‘’«»"


def language(code: str) -> str:
    """The English name of a language; the code itself where it has none."""
    return _languages().get(code, code)


@cache
def _languages() -> Mapping[str, str]:
    return {row["code"]: row["name"] for row in table("languages")}


def day(value: str | None) -> str:
    """An ISO 8601 date or TIMEX3 value in words; a value of another form stays as it is."""
    if not value:
        return "not known"
    start, slash, end = value.partition("/")
    if slash:
        return span_of_days(None if start == ".." else start, None if end == ".." else end)
    if week := _WEEK.fullmatch(value):
        return f"week {int(week[2])} of {week[1]}"
    date, clock, hour = value.partition("T")
    if clock and _DATE.fullmatch(date):
        return f"{day(date)}, {_PARTS.get(hour, hour)}"
    if (found := _DATE.fullmatch(value)) and 1 <= int(found[2] or 1) <= 12:
        year, month, number = found.groups()
        parts = [str(int(number)) if number else "", MONTHS[int(month) - 1] if month else "", year]
        return " ".join(part for part in parts if part)
    return _REFERENCES.get(value, value)


def span_of_days(start: str | None, end: str | None) -> str:
    """Two dates, either of which may be open, in words."""
    if start and end:
        if start == end:
            return day(start)
        if len(start) == len(end) == 10 and start[:7] == end[:7]:
            return f"{int(start[8:])} to {day(end)}"
        return f"{day(start)} to {day(end)}"
    if start:
        return f"from {day(start)}"
    return f"until {day(end)}" if end else "not known"


def number(value: int) -> str:
    """Up to twelve in words (`no` for nothing), above in figures."""
    return _NUMBERS[value] if value < len(_NUMBERS) else f"{value:,}"


def count(value: int, noun: str, plural: str | None = None) -> str:
    """`three points`, `one point`, `no points`: small numbers in words."""
    return f"{number(value)} {noun if value == 1 else plural or noun + 's'}"


def sentence(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def amount(number: float) -> str:
    """A stated number with its thousands apart."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,}"


def letters(place: int) -> str:
    """The letter of the n-th report, from 0: A to Z, then AA, AB …"""
    word = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        word = chr(ord("A") + rest) + word
    return word


def clip(text: str, longest: int = 240) -> str:
    """The text on one line, cut at a word with an ellipsis where it is longer than `longest`."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    return flat[:longest].rsplit(" ", 1)[0] + " …"


def has_marks(text: str) -> bool:
    """Does the text hold double quotation marks of its own? A page then sets none around it."""
    return any(mark in text for mark in '"“”')


def within_marks(text: str) -> str:
    """The words of a quote without the quotation marks that enclose it, so that the page can set its own."""
    flat = clip(text)
    if len(flat) > 2 and flat[0] in _QUOTES and flat[-1] in _QUOTES:
        return flat[1:-1]
    return flat
