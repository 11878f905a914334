"""The words that time expressions are made of: pieces of patterns, and what each word stands for."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from variorum.text.calendar import MONTHS, WEEKDAYS

_SMALL: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12, "hundredth": 100,
    **{f"{word}th": number for word, number in _SMALL.items() if number in {4, 6, 7, 10, 11, *range(13, 20)}},
    **{f"{word[:-1]}ieth": number for word, number in _TENS.items()},
}  # fmt: skip
_UNITS: Final = {
    "second": ("T", "S", 1), "minute": ("T", "M", 1), "hour": ("T", "H", 1), "day": ("", "D", 1), "week": ("", "W", 1),
    "fortnight": ("", "W", 2), "month": ("", "M", 1), "quarter": ("", "M", 3), "year": ("", "Y", 1),
    "decade": ("", "Y", 10), "century": ("", "Y", 100), "centurie": ("", "Y", 100),
}  # fmt: skip
PARTS: Final = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "dawn": "TMO", "dusk": "TEV",
}  # fmt: skip
_DECADES: Final = {word[:-1] + "ies": str(number // 10) for word, number in _TENS.items()}
_SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_LENGTHS: Final = {
    "LESS_THAN": "less than|fewer than|under|just under",
    "MORE_THAN": "more than|greater than|over|just over|well over|longer than",
    "EQUAL_OR_MORE": "at least|no less than",
    "EQUAL_OR_LESS": "up to|at most|no more than",
    "APPROX": "about|around|roughly|approximately|nearly|almost|close to|some|circa",
}
_STAGES: Final = {
    "START": "early|earlier|the early|the beginning of|beginning of|the start of|start of",
    "END": "late|later|the late|the end of|end of|the close of",
    "MID": "mid|the middle of|middle of|the mid",
}
MODS: Final = {word: mod for table in (_LENGTHS, _STAGES) for mod, words in table.items() for word in words.split("|")}
_RELATIVE: Final = {"last": -1, "this past": -1, "this": 0, "next": 1, "coming": 1, "upcoming": 1, "this coming": 1}
_GRAINS: Final = ("day", "week", "month", "quarter", "year", "decade", "century")


def _any(words: Iterable[str]) -> str:
    """Alternatives, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_SHORT: Final = f"(?:{_any(n[:3].title() for n in MONTHS)})"
_CLEAR: Final = "(?:Feb|Aug|Sept?|Oct|Nov|Dec)"  # short for a month and for nothing else
_AFTER_DAY: Final = r"(?:(?<=\d[-\s])|(?<=\d\sof\s)|(?<=\d(?:st|nd|rd|th)\s)|(?<=\d(?:st|nd|rd|th)\sof\s))"
_AFTER_WORD: Final = r"(?:(?<=\b[Ii]n\s)|(?<=\bby\s)|(?<=\bafter\s)|(?<=\bsince\s)|(?<=\bbefore\s)|(?<=\buntil\s))"
_MONTH: Final = "(?-i:{}{})".format(
    "".join(rf"{n.title()}\b|{n.upper()}\b|" for n in MONTHS),
    rf"{_SHORT}t?\b\.?(?=(?:-|,?\s*)\d|[-–]{_SHORT})|{_AFTER_DAY}{_SHORT}t?\b\.?|{_AFTER_WORD}{_CLEAR}\b\.?",
)
_DATE_FOLLOWS: Final = r"(?=,? (?:the \d|\d|[A-Z][a-z]+\.? \d))"  # a bare abbreviation of a weekday needs one
_WEEKDAY: Final = "(?-i:{})".format(
    "|".join(
        rf"{n.title()}\b|{n.upper()}\b|{n[:3].title()}(?:{n[3:5]}|{n[3:4]})?(?:\.|{_DATE_FOLLOWS})" for n in WEEKDAYS
    )
)
_DAY: Final = "3[01]|[12][0-9]|0?[1-9]"
_COUNTED: Final = rf"\d+(?:\.\d+)?|(?:{_any(_TENS)})(?:[- ](?:{_any(_SMALL)}))?|{_any(_SMALL)}|(?:a )?hundred|a dozen"
_HALF: Final = "(?: and (?:a )?(?:half|quarter))?"
_VAGUE: Final = "several|a few|few|some|many|a couple of|a number of|countless"
_PIECES: Final = {
    "{on}": r"(?:{mod}[- ](?:on |in )?)?",
    "{named}": rf"(?:(?:{_WEEKDAY}),? \(?)?",
    "{late}": rf"(?: (?P<part>{_any(PARTS)}))?",
    "{early}": r"(?:(?:early |late )?(?:in |on ))?",
    "{length}": rf"(?:(?P<mod>{_any(w for ws in _LENGTHS.values() for w in ws.split('|'))}) )?",
    "{mod}": rf"(?P<mod>{_any((*(w for ws in _STAGES.values() for w in ws.split('|')), 'about', 'around', 'circa'))})",
    "{stage}": rf"(?P<mod>{_any(w for ws in _STAGES.values() for w in ws.split('|') if w.endswith(' of'))})",
    "{to}": r"(?: ?[-–—] ?| to | through | until )",
    "{and}": r"(?: ?[-–—] ?| to | through | until | and )",
    "{its}": r"(?:the |its |their |his |her |our )?",
    "{many}": r"(?:long |many |hundreds of |dozens of )?",
    "{consecutive}": r"(?:more |full |long |consecutive |straight |whole )?",
    "{zone}": r"(?: ?(?:local time|GMT|UTC|(?-i:[A-Z]{2,3}T)))?",
    "{mm}": "(?P<month>1[0-2]|0?[1-9])",
    "{dd}": f"(?P<day>{_DAY})",
    "{wk}": r"(?P<wk>0?[1-9]|[1-4]\d|5[0-3])",
    "{tens}": f"(?P<tens>{_any(_DECADES)})",
    "{month}": f"(?P<month>{_MONTH})",
    "{month2}": f"(?P<month2>{_MONTH})",
    "{day}": f"(?P<day>{_DAY})(?:st|nd|rd|th)?",
    "{day2}": f"(?P<day2>{_DAY})(?:st|nd|rd|th)?(?![0-9])",
    "{year}": "(?P<year>(?:1[5-9]|20)[0-9][0-9])",
    "{year2}": "(?P<year2>(?:1[5-9]|20)[0-9][0-9])",
    "{bc}": "(?P<bc>[0-9]{1,4})",
    "{bc2}": "(?P<bc2>[0-9]{1,4})",
    "{weekday}": f"(?P<weekday>{_WEEKDAY})",
    "{weekday2}": f"(?P<weekday2>{_WEEKDAY})",
    "{weekdays}": f"(?P<weekday>(?-i:{_any(n.title() + 's' for n in WEEKDAYS)}))",
    "{rel}": f"(?P<rel>{_any(_RELATIVE)})",
    "{calendar}": "(?P<calendar>week|month|quarter|year|decade|century)",
    "{span}": "(?P<span>day|week|month|year)",
    "{grain}": f"(?P<grain>{_any(_GRAINS)})",
    "{any}": f"(?P<any>{_any(_UNITS.keys() - {'second', 'quarter'})})",  # an ordinal and a share as a rule
    "{count}": f"(?P<count>(?:{_COUNTED}){_HALF}|an?)",
    "{exact}": f"(?P<count>(?:{_COUNTED}){_HALF})",
    "{vague}": f"(?:{_VAGUE})",
    "{part}": f"(?P<part>{_any(PARTS)})",
    "{season}": f"(?P<season>{_any(_SEASONS)})",
    "{ordinal}": rf"(?P<ordinal>\d+(?:st|nd|rd|th)|(?:(?:{_any(_TENS)})-)?(?:{_any(_ORDINALS)}))",
    "{nth}": "(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)",
    "{which}": "(?P<which>first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|last|final)",
    "{more}": "(?P<more>and (?:a )?(?:half|quarter))",
}


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the rule table: `{pieces}` filled in, a space for any white space, `<…>` round the time itself.

    Case counts only in the names of months and days, so that verbs are not taken for months.
    """
    for name, piece in _PIECES.items():
        pattern = pattern.replace(name, piece)
    pattern = pattern.replace("⟨", "(?P<time>").replace("⟩", ")").replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.compile(rf"(?<![\w$€£¥])(?:{pattern})(?!\w)", re.IGNORECASE)


def fields(match: re.Match[str]) -> dict[str, str]:
    """What the named groups of a match stand for, as the words of a reading. Groups that did not match are absent."""
    words = {name: " ".join(text.lower().split()) for name, text in match.groupdict().items() if text}
    read = {name: reader(words[name]) for name, reader in _READERS.items() if name in words}
    if unit := words.get("any") or words.get("grain"):
        read |= _durations(" ".join(words[name] for name in ("count", "more") if name in words) or "a", unit)
    if "hour" in words:
        read["clock"] = _clock(words)
    return words | read


def _month(word: str) -> str:
    number = int(word) if word.isdigit() else next(n for name, n in MONTHS.items() if name[:3] == word[:3])
    return f"{number:02}"


def _weekday(word: str) -> str:
    return str(next(n for name, n in WEEKDAYS.items() if name[:3] == word[:3]))


def _ordinal(word: str) -> str:
    if word[0].isdigit():
        return re.sub(r"\D", "", word)
    tens, _, last = word.rpartition("-")
    return str(_TENS.get(tens, 0) + _ORDINALS[last])


_MORE: Final = re.compile(r"(.+) and (?:a )?(half|quarter)")


def _number(word: str) -> str:
    """A counted number in digits, without needless zeros."""
    if part := _MORE.fullmatch(word):
        return f"{float(_number(part[1])) + {'half': 0.5, 'quarter': 0.25}[part[2]]:g}"
    fixed = {"a": 1, "an": 1, "a dozen": 12, "hundred": 100, "a hundred": 100}
    if word in fixed or word[0].isdigit():
        return f"{float(fixed.get(word, word)):g}"
    return str(sum(_TENS.get(part, _SMALL.get(part, 0)) for part in re.split("[- ]", word)))


def _durations(count: str, unit: str) -> dict[str, str]:
    """TIMEX3 durations: of the count, of a half, of a count unknown."""
    mark, letter, factor = _UNITS[unit]
    halves = {"S": "PT0.5S", "M": "PT30S", "H": "PT30M", "D": "PT12H", "W": "P0.5W", "Y": f"P{6 * factor}M"}
    return {
        "duration": f"P{mark}{float(_number(count)) * factor:g}{letter}",
        "half": halves[letter] if mark or letter != "M" else "P15D",
        "unknown": f"P{mark}X{ {10: 'DE', 100: 'CE'}.get(factor, letter) }",
    }


def _clock(words: dict[str, str]) -> str:
    named = {"noon": 12, "midday": 12, "midnight": 24}
    hour = named[words["hour"]] if words["hour"] in named else int(words["hour"])
    if "half" in words:
        hour = hour % 12 + (12 if words["half"] == "p" else 0)
    return f"T{hour:02}:{int(words.get('minute', 0)):02}"


_READERS: Final[dict[str, Callable[[str], str]]] = {
    "month": _month,
    "month2": _month,
    "day": lambda word: f"{int(word):02}",
    "day2": lambda word: f"{int(word):02}",
    "weekday": _weekday,
    "weekday2": _weekday,
    "wk": lambda word: f"{int(word):02}",
    "tens": lambda word: _DECADES[word],
    "ordinal": _ordinal,
    "which": lambda word: "-1" if word in ("last", "final") else _ordinal(word) if word[0].isalpha() else word[0],
    "nth": lambda word: _ordinal(word) if word[0].isalpha() else word[0],
    "count": _number,
    "count2": _number,
    "rel": lambda word: str(_RELATIVE[word]),
    "season": lambda word: _SEASONS[word],
    "bc": lambda word: f"-{int(word) - 1:04}",
    "bc2": lambda word: f"-{int(word) - 1:04}",
}
