"""Whole dates as pages write them: in stamps, datelines, addresses and metadata."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from variorum.text.tables import table

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|febr?(?:uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_GAP = r"[\s,.]{1,3}"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)",
        rf"(?P<d>{_DAY})(?:\s+of)?[\s-]+(?P<m>{MONTH}),?[\s-]+(?P<y>\d{{4}})(?!\d)",
        rf"(?P<m>{MONTH})\s+(?P<d>{_DAY}){_GAP}(?P<y>\d{{4}})(?!\d)",
        r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)",
        r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?!\d)",
        rf"(?P<d>{_DAY})(?:\s+of)?\s+(?P<m>{MONTH})",
        rf"(?P<m>{MONTH})\s+(?P<d>{_DAY})(?![\d:])",
        r"(?P<d>\d{1,2})(?:\.|º|er)?\s+(?:de\s+|d['’])?(?P<m>[^\s\d.,;:()]{2,})\.?,?\s+(?:de\s+|del\s+)?(?P<y>\d{4})(?!\d)",
        r"(?P<y>\d{4})\.?\s+(?:m\.\s+)?(?P<m>[^\s\d.,;:()]{3,})\s+(?P<d>\d{1,2})(?![\d:])",
        r"(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]",
        r"(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2}),?\s+(?:năm\s+)?(?P<y>\d{4})(?!\d)",
    )
)
_BUDDHIST = 543  # years by which the Thai calendar is ahead
_THAI = re.compile("[\u0e00-\u0e7f]")
_YEARS = range(1500, 3000)  # in which something was printed, or may be; `9999-12-31` is how a form says never
_AMERICAN = re.compile(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})(?!\d)")
_IN_URL = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/_.](?P<m>0?[1-9]|1[0-2])[-/_.](?P<d>0?[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(rf"(?<!\d)(?P<y>(?:19|20)\d\d)[-/](?P<m>{MONTH})[-/](?P<d>0?[1-9]|[12]\d|3[01])(?!\d)", re.IGNORECASE),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/](?P<m>0[1-9]|1[0-2])(?=/)"),
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written at `[start, end)`. `value` is ISO 8601, or `--MM-DD` where no year is given."""

    value: str
    start: int
    end: int

    @property
    def full(self) -> bool:
        return not self.value.startswith("--")


def date_at(text: str, start: int, end: int | None = None) -> WrittenDate | None:
    """The date that begins exactly at `start`. Figures like 03/04/2024 count only where one order is possible."""
    end = len(text) if end is None else end
    for form in _FORMS:
        match = form.match(text, start, end)
        value = _value(match) if match else None
        if match and value and not _ambiguous(match.group()):
            return WrittenDate(value, match.start(), match.end())
    match = _AMERICAN.match(text, start, end)
    value = _value(match) if match and not _ambiguous(match.group()) else None
    return WrittenDate(value, match.start(), match.end()) if match and value else None


def written_date(text: str) -> str | None:
    """The first full date anywhere in a short text such as a metadata field, ISO 8601."""
    for match in re.finditer(r"\b\w", text):
        found = date_at(text, match.start())
        if found and found.full:
            return found.value
    return None


def hyphened(date: str) -> str:
    """A date of the basic form of ISO 8601 (`20310304T050607Z`) with hyphens; another as it is."""
    if date[:8].isdecimal() and len(date) >= 8 and not date[8:9].isdecimal():
        return f"{date[:4]}-{date[4:6]}-{date[6:]}"
    return date


def written_time(text: str) -> str | None:
    """The moment that a metadata field gives in ISO 8601, in one form of it; null where it gives no time of day."""
    with suppress(ValueError):
        moment = datetime.fromisoformat(text.strip())
        if len(text.strip()) > len("2031-03-09") and moment.year in _YEARS:
            return moment.isoformat()
    return None


def url_date(url: str) -> str | None:
    """The date in a web address, ISO 8601, to the day (`/2024/03/01/`, `20240301`) or the month (`/2024/03/`)."""
    for form in _IN_URL:
        match = form.search(url)
        value = _value(match) if match else None
        if value:
            return value
    return None


def _value(match: re.Match[str]) -> str | None:
    """The ISO form of a match, or `None` where there is no such day, or none of which news is written."""
    parts = match.groupdict()
    month = _month(parts["m"])
    day = int(re.sub(r"\D", "", parts["d"])) if "d" in parts else 1
    year = int(parts.get("y") or 2000)  # a leap year: 29 February may stand without a year
    if _THAI.search(parts["m"]):
        year -= _BUDDHIST
    if month is None or year not in _YEARS:
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    if "d" not in parts:
        return found.isoformat()[:7]
    return found.isoformat() if parts.get("y") else f"--{found:%m-%d}"


def _month(written: str) -> int | None:
    """The number of a month as written: a number, an English name or its beginning, a name in another language."""
    if written.isdecimal():
        return int(written)
    if re.fullmatch(MONTH, written, re.IGNORECASE):
        return _MONTHS.index(written[:3].lower()) + 1
    return _foreign_months().get(written.lower())


@cache
def _foreign_months() -> Mapping[str, int]:
    """The months by their names in many languages; a name that stands for two months in two languages is left out."""
    found: dict[str, set[int]] = {}
    for row in table("months"):
        found.setdefault(row["name"], set()).add(int(row["month"]))
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


def _ambiguous(written: str) -> bool:
    """Could day and month be swapped, in figures with slashes?"""
    numbers = written.split("/")
    return len(numbers) == 3 and len(numbers[2]) == 4 and int(numbers[0]) <= 12 and int(numbers[1]) <= 12
