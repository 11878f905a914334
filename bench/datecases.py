"""The date cases of Recognizers-Text that make sense for reports of past news, and when a TIMEX3 value is right.

The suite was written for assistants that keep a calendar. A time is left out, with its reason, where a report could not
print it, or where the expected value is the library's own choice; the rest falls into families. A value counts as right

- if it covers the days of an expected candidate; where the sentence looks back or ahead, only of that on its side;
- of a stretch that names its last day or month, with that day or month or (as the library has it) without;
- of a count of weeks, months or years, also as the week, month or year that holds the expected day: what TIMEX3 gives;
- of a stretch counted up to or from the day of writing, also as the duration that TIMEX3 gives;
- of `before`, `after`, `since` and `until`, which TIMEX3 leaves outside, as the time that they stand before;
- of what the library does not resolve (30 February) only if it is null.

`early`, `mid` and `late`, where the library marks them, must be marked. The names of days and months are given the
capital that a report prints.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from variorum.text.calendar import Days, bounds, month_end

Row = Mapping[str, str]  # one candidate of the suite: timex, type, value or start and end, Mod

_QUERY: Final = re.compile(
    r"[<>=]\s*=?\s*\d{4}|\b(?:year|where) (?:is )?greater|^later than|[$/\w]{3,}\.\w+/|\.xlsx|=id"
)
_SPOKEN: Final = re.compile(
    r"\b(?:january|february|march|may|august)\b (?:twenty|eighteen\w*)|\bnineteen ninety|\btwo thousand and|"
    r"\bof aug\b|twenty (?:third|fourth|seventh)|\bthe (?:eleventh|thirty first)|\b(?:five|three)-?\s?thirty\b|"
    r"\bat (?:seven twenty|six forty|thirty-six)|\bone in the morning|thirty-first day|twenty-sixth day",
    re.IGNORECASE,
)
_CHAT: Final = re.compile(
    r"^(?:\d+[dwyh]|\d\s?hr|(?:end of (?:the )?)?eo[dyw]|the eod|otd|tonite|.*\d+ (?:min|sec)\b.*|mar\d.*|w/c .*|"
    r"\d[\d.]*years|.*\b\d{1,2}[ap]|.*o['’]?clock|\bone a day|sat at 5|(?:mon|tue|wed|thu|fri|sat) \d+th)$",
    re.IGNORECASE,
)
_ALIEN: Final = re.compile(
    r"^(?:[a-z]+[/-]\d{1,2}|\d{4}-\d{1,2}|\d{1,2}-\d{4}|\d{8}|\d{4} \d\d \d\d|[a-z]+-\d{4}(?:-\d+)?|"
    r"\d{2,4}[/-]\d\d[/-][a-z]+|\d{4}[/-][a-z]+[/-]\d+.*|\d\d[/-]\d{4}-[a-z]+|[a-z]+-\d\d-\d{4}|\d\d/[a-z]+/\d{4}|"
    r"[a-z]+/\d{4}.*|\d{4} [a-z]+|may/22.*|nov-feb.*|from 2019-aug.*|\d+-\d+-\d{4} .*|\d{4} h\d)$",
    re.IGNORECASE,
)
_FIGURES: Final = re.compile(
    r"(?<![\d/.-])(?:0?\d|1[0-2])[/.-](?:0?\d|1[0-2])(?![\d:]|\s*[ap]m)|\b\d{1,2}/\d{1,2}\b(?!/)"
)
_CLOCK_WORDS: Final = re.compile(
    r"\b(?:at|around) \d{1,2}$|^\d{1,2}, |end of (?:the |this )?(?:day|tomorrow|sunday|today)"
)
_VAGUE: Final = re.compile(r"^(?:a )?few |^some |^several ")
_GENERIC: Final = re.compile(r"^(?:the |any )(?:day|week|month|year)$|^remaining")
_ANAPHORIC: Final = re.compile(
    r"\bthe (?:day (?:before|after)|(?:next|previous|following) (?:day|week))$|^following week$|weeks later$"
)
_NO_SUCH: Final = re.compile(
    r"^(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)?(?:day)? ?\d{1,2}(?:th)?!?$", re.IGNORECASE
)
_WORDS_FOR_TYPES: Final = re.compile(r"should be a daterange|be any year", re.IGNORECASE)

_BACK: Final = re.compile(
    r"\b(?:was|were|went|did|met|left|came|took|drank|bought|happened|lasted|sold|hit|started|finished|suggested|died)\b"
)
_AHEAD: Final = re.compile(r"\b(?:will|shall|going to|plan to)\b|['’]ll\b", re.IGNORECASE)
_WEEKDAY: Final = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
_NAMES: Final = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?|christmas eve|"
    r"(?:independence|freedom|jubilee) day|[qh][1-4])\b"
)
_COUNT: Final = re.compile(r"(\d+(?:\.\d+)?)([YMWDHS])")
_SECONDS: Final = {"Y": 31_536_000, "W": 604_800, "D": 86_400, "H": 3_600, "S": 1}  # of a year of 365 days
_STAGES: Final = {"start": "START", "mid": "MID", "end": "END"}


@dataclass(frozen=True, slots=True)
class Expected:
    """One time of the suite at `[start, end)` of its text; `left_out` says why it is not of past news."""

    start: int
    end: int
    family: str
    left_out: str | None
    kind: str
    rows: tuple[Row, ...]
    published: str


@dataclass(frozen=True, slots=True)
class DateCase:
    """One text with the day that it is read on and its times."""

    text: str
    published: str
    expected: tuple[Expected, ...]


def date_cases(path: Path) -> Iterator[DateCase]:
    """All cases of the file that the Python port of the suite runs and that say where each time stands."""
    for case in json.loads(path.read_text("utf-8-sig")):
        now = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
        placed = all(result.get("Resolution") and "Start" in result for result in case["Results"])
        if not now or "python" in case.get("NotSupported", "") or not placed:
            continue
        text = _with_capitals(case["Input"], case["Results"])
        yield DateCase(text, now, tuple(_expected(text, now, result) for result in case["Results"]))


def _with_capitals(text: str, results: Sequence[Mapping[str, int]]) -> str:
    """The text with capitals in the names of days and months inside the times."""
    for result in results:
        start, end = result["Start"], result["End"] + 1
        text = text[:start] + _NAMES.sub(lambda name: name[0].title(), text[start:end]) + text[end:]
    return text


def _expected(text: str, now: str, result: Mapping[str, object]) -> Expected:
    start, end, kind = result["Start"], result["End"], str(result["TypeName"]).removeprefix("datetimeV2.")
    resolution = result["Resolution"]
    assert isinstance(start, int) and isinstance(end, int) and isinstance(resolution, dict)
    rows = tuple(resolution["values"])
    words = text[start : end + 1]
    return Expected(
        start, end + 1, _family(kind, words, rows), _left_out(text, now, words, kind, rows), kind, rows, now
    )


def _left_out(text: str, now: str, words: str, kind: str, rows: Sequence[Row]) -> str | None:
    """Why a report of past news does not print the time, or why its value is the library's own; null where it does."""
    clocks = kind == "datetimerange" and any("(" in row["timex"] for row in rows)
    soon = kind == "datetime" and re.search(r"minute|\bmin\b|hour", words)
    for reason, found in (
        ("a search query, a file name or a web address", _QUERY.search(text) or _WORDS_FOR_TYPES.search(text)),
        ("a time of the day without a day", kind in ("time", "timerange") or re.fullmatch(r"TM?\w+", rows[0]["timex"])),
        ("an appointment from hour to hour", clocks),
        ("minutes or hours from the moment of speaking", soon),
        ("figures spelt out as one speaks them", _SPOKEN.search(words)),
        ("an abbreviation of chats", _CHAT.match(words)),
        ("an order of year, month and day that papers do not print", _ALIEN.match(words)),
        ("day and month in figures, in an order to be guessed", _FIGURES.search(words)),
        ("an hour without its half of the day, or an hour read into `end of`", _CLOCK_WORDS.search(words)),
        ("a number that the library chose for a vague word", _VAGUE.search(words)),
        ("no time, but taken for one by the library", _GENERIC.search(words)),
        ("`last Friday` where speakers differ about the week", _of_two_weeks(words, rows, now)),
        ("counted from the day of reading, where a report counts from the time last told", _ANAPHORIC.search(words)),
        ("a weekday and a day of another month, to be searched for", _NO_SUCH.match(words)),
    ):
        if found:
            return reason
    return None


def _of_two_weeks(words: str, rows: Sequence[Row], now: str) -> bool:
    """Is `last Wednesday` not the nearest one before the day of reading, `next Friday` not the nearest after it?"""
    day = bounds(rows[0].get("value", "")[:10])
    named = re.match(r"(?:last|previous|next|following) [A-Z][a-z]+day$", words, re.IGNORECASE)
    return bool(named and day and abs((day[0] - date.fromisoformat(now)).days) > 7)


def _family(kind: str, words: str, rows: Sequence[Row]) -> str:
    timex = rows[0]["timex"]
    if kind in ("duration", "set"):
        return f"{kind}s"
    if timex == "PRESENT_REF":
        return "the present"
    if kind in ("datetime", "datetimerange"):
        return "days with a clock or a part of the day"
    if any("Mod" in row for row in rows):
        return "before, after, since, early, late"
    if re.search(r"quarter|\bq[1-4]|\bh[12]\b|summer|winter|spring|autumn", words, re.IGNORECASE):
        return "seasons, quarters, halves"
    if timex.startswith("("):
        return "ranges"
    return _plain(words, kind, timex)


def _plain(words: str, kind: str, timex: str) -> str:
    if kind == "daterange":
        return "weeks, months, years"
    if re.search(r"christmas|juneteenth|(?:independence|freedom|jubilee|workers['’]) day", words, re.IGNORECASE):
        return "holidays"
    if re.search(r"\d{4}", words) or re.search(r"of \d\d$", words):
        return "days with a year"
    if timex.startswith("XXXX-") and "W" not in timex:
        return "days without a year"
    return "weekdays" if _WEEKDAY.search(words) else "days counted from today"


def is_right(text: str, expected: Expected, value: str | None, mod: str | None) -> bool:
    """Is the value, with its modifier, what the suite expects here?"""
    rows = _of_side(text, expected.rows)
    stages = {part for row in rows for part in row.get("Mod", "").split("-") if part in _STAGES}
    if stages and mod not in {_STAGES[part] for part in stages}:
        return False
    if all(row.get("value") == "not resolved" and not bounds(row["timex"]) for row in rows) and expected.kind != "set":
        return value is None
    if value is None:
        return False
    if expected.kind == "duration":
        return any(_seconds(value) == _seconds(row["timex"]) != 0 for row in rows)
    return any(_same(expected, row, value) for row in rows)


def _of_side(text: str, rows: Sequence[Row]) -> Sequence[Row]:
    """Of a candidate in the past and one in the future the one on whose side the sentence stands, where it says."""
    back, ahead = bool(_BACK.search(text)), bool(_AHEAD.search(text))
    if len(rows) != 2 or back == ahead or any("Mod" in row for row in rows):
        return rows
    return rows[:1] if back else rows[1:]


def _same(expected: Expected, row: Row, value: str) -> bool:
    if value.removesuffix(":00") in _written(row) or value in _written(row):
        return True
    if "T" in value:
        return False
    mine = bounds(value)
    if mine is None:
        length = row["timex"].rpartition(",")[2].rstrip(")")
        today = date.fromisoformat(expected.published)
        near = {str(today), str(today + timedelta(1))} & set(row.values())
        return value.startswith("P") and _seconds(value) == _seconds(length) and bool(near)
    if row.get("Mod", "").startswith("since") and value.endswith(expected.published):
        return mine[0] in {days[0] for days in _days(row, expected.published)}
    return mine in _days(row, expected.published) or _is_unit_of(expected, row, mine)


def _written(row: Row) -> frozenset[str]:
    """The values in letters, with the day of the candidate where the timex leaves it open."""
    part = re.search(r"T[A-Z]{2}$", row["timex"])
    opened = {f"{row['start'][:10]}{part[0]}"} if part and "start" in row else set()
    clock = row.get("value", row.get("end", "")).replace(" ", "T")[:16] if "datetime" in row["type"] else row["timex"]
    return frozenset({row["timex"], clock, *opened})


def _days(row: Row, published: str) -> set[Days]:
    """The days that count as right."""
    dated = [row[key][:10] for key in ("value", "start", "end") if row.get(key, "")[:4].isdigit()]
    timexes = {row["timex"], *(row["timex"].replace("XXXX", day[:4]) for day in dated)}
    found = {days for timex in timexes if (days := bounds(timex))}
    if row.get("value", "")[:4].isdigit():
        found |= {days for days in (bounds(row["value"][:10]),) if days}
    if ends := _ends(row):
        first, last = (date.fromisoformat(end) for end in ends)
        found.add((first, last - timedelta(1)))
        if row["timex"].startswith("(") or ends[1] == published:
            found.add((first, last))
        if re.search(r",P\d+M\)$", row["timex"]):
            found.add((first, month_end(last.year, last.month)))
    return found


def _ends(row: Row) -> tuple[str, str] | None:
    """The first day of a stretch and the day after it."""
    if "start" in row and "end" in row:
        return row["start"][:10], row["end"][:10]
    written = re.match(r"\((\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d),", row["timex"])
    return (written[1], written[2]) if written else None


def _is_unit_of(expected: Expected, row: Row, mine: Days) -> bool:
    """Does the value hold the expected day as the week, month or year that is so many off?"""
    day = bounds(row.get("value", "")[:10])
    if day is None or expected.family != "days counted from today" or not mine[0] <= day[0] <= mine[1]:
        return False
    today, length = date.fromisoformat(expected.published), (mine[1] - mine[0]).days + 1
    apart = abs((day[0] - today).days)
    if length == 7:
        return apart % 7 == 0
    return day[0].day == today.day and (length < 32 or day[0].month == today.month)


def _seconds(duration: str) -> float:
    """The length of a duration in seconds, a month taken for thirty days; 0 of anything else."""
    days, _, hours = duration.removeprefix("P").partition("T")
    if not duration.startswith("P") or "X" in duration:
        return 0.0
    long = sum(float(n) * (2_592_000 if u == "M" else _SECONDS[u]) for n, u in _COUNT.findall(days))
    return long + sum(float(n) * (60 if u == "M" else _SECONDS[u]) for n, u in _COUNT.findall(hours))
