"""Bare numbers in running text, in figures or words: `23,000`, `1.2 million`, `tens of thousands`, `two-thirds`.

A hand-written grammar. What is no number by its form alone (a version, an address, a telephone number, a decade) is
left out here; what only the sentence shows is left to the caller. `variorum.text.quantities` adds hedges, units
and ranges.
"""

import math
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, cast

_UNITS: Final = {w: float(n) for n, w in enumerate("one two three four five six seven eight nine".split(), 1)}
_TEENS: Final = {
    w: float(n)
    for n, w in enumerate("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10)
}
_TENS: Final = {w: 10.0 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SIGNS: Final = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_WORDS: Final = {
    **dict.fromkeys(("zero", "nought", "naught"), 0.0),
    **_UNITS,
    **_TEENS,
    **_TENS,
    **{sign: unicodedata.numeric(sign) for sign in _SIGNS},
    "half": 0.5,
    "quarter": 0.25,
}
_SCALES: Final = {
    "dozen": 12.0, "score": 20.0, "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7,
    "billion": 1e9, "trillion": 1e12, "ten": 10.0,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12,
    "tln": 1e12, "dozens": 12.0,
}  # fmt: skip
_PARTS: Final = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_LEAST_PLURAL: Final = 2  # "thousands" are two thousand or more

_UNIT: Final = "|".join(_UNITS)
_SMALL: Final = rf"(?:(?:{'|'.join(_TENS)})(?:[-‑\s](?:{_UNIT})\b)?|{'|'.join(_TEENS)}|{_UNIT}|zero|nought|naught)\b"
_BIG: Final = r"(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)\b"
_DIGITS: Final = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|"
    r"\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?:\.\d+)?|\d{1,3}(?:\s\d{3}){2,}|\d{1,3}(?:\s000)+|\d+(?:\.\d+)?|"
    rf"(?<!\d)\.\d+)(?:[{_SIGNS}]|\s[1-9]/[2-9](?!\d))?"
)
_SHORT: Final = (
    r"(?:(?:\s?(?:bn|bln|mn|mln|mil|trn|tln|tn)|[kb]|m(?!\s(?:tall|high|long|wide|deep|away|above|below|race)))\b)"
)
_BELOW: Final = r"(?:\s+(?:and\s+)?\d{1,3}(?:\.\d+)?\s+(?:lakh|thousand|hundred)\b)*"  # `2 crore 50 lakh`
_FIGURES: Final = (
    rf"(?:[-−]|(?:minus|negative)\s+)?(?!0\d)(?:{_DIGITS}|[{_SIGNS}])"
    rf"(?:{_SHORT}|(?:[-\s](?:{_BIG}|dozens\b)){{1,2}}{_BELOW})?"
)
_PART: Final = r"(?:two[-\s]thirds|three[-\s]quarters|(?:two|three|four)[-\s]fifths)"
_HUNDREDS: Final = (
    rf"(?:{_PART}(?:\s+of)?(?:\s+an?)?(?=\s+{_BIG})|{_SMALL}(?:\s+and\s+a\s+half\b(?=\s+{_BIG}))?|an?\b(?=\s+{_BIG})|hundred\b(?=\s+(?:thousand|million)\b)|"
    rf"half(?:\s+an?)?\b(?=\s+{_BIG})|"
    rf"(?:an?\s+)?quarter(?:\s+of)?(?:\s+an?)?(?=\s+{_BIG}))(?:[-\s]+(?:{_BIG}|dozens\b)){{0,2}}"
)
_COUNTS: Final = (  # not `the one`, `no one`
    rf"(?:(?!one\b)|(?=one[-\s]+{_BIG})|"
    r"(?<!\bthe\s)(?<!\bany\s)(?<!\bno\s)(?<!\beach\s)(?<!\bthis\s)(?<!\bevery\s)(?<!\bwhich\s))"
)
_SPELT: Final = (
    rf"(?:(?:minus|negative)\s+)?{_COUNTS}{_HUNDREDS}(?:,?\s+(?:(?:and|&)\s+)?{_SMALL}(?:[-\s]+{_BIG}){{1,2}})*"
    rf"(?:(?<=hundred)\s+(?:(?:and|&)\s+)?{_SMALL}(?:\s+{_BIG})?|(?<=thousand)\s+(?:(?:and|&)\s+)?{_SMALL})?"
    rf"(?:\s+point(?:\s+{_SMALL})+)?"
)
_BROKEN: Final = "|".join(part for part in _PARTS if part != "half")
_REST: Final = (  # `3 million and a half`, `two and two thirds`
    rf"(?:\s+and\s+(?:(?:an?|one)[-\s](?:half|quarter)|one[-\s](?:{_BROKEN})|(?:{_UNIT})[-\s](?:{_BROKEN})s)\b"
    rf"(?!\s+{_BIG}))?"
)
_PLURAL: Final = r"(?:tens|dozens|scores|hundreds|thousands|lakhs|millions|billions|trillions|crores)\b"
_VAGUE: Final = (
    rf"{_PLURAL}(?:\s+and\s+{_PLURAL})?(?:\s+of\s+{_PLURAL}){{0,2}}"
    rf"|(?:several|many|a\s+few|a\s+couple(?:\s+of)?)\s+{_BIG}(?:\s+{_BIG})?"
    r"|10+[’']?s\b|1(?:,000)+[’']?s\b"
    r"|(?<!as\s)(?<!how\s)(?:several|many|numerous|countless|a\s+few|a\s+handful\s+of)\b"
)
_SHARE: Final = (
    rf"an?[-\s](?:{'|'.join(_PARTS)})(?=\s+of\b(?!\s+an?\s+{_BIG}))"
    rf"|one[-\s](?:{'|'.join(_PARTS)})\b(?!\s+of\s+an?\s+{_BIG})(?!\s+{_BIG})"
    rf"|(?:two|three|four|five|six|seven|eight|nine)[-\s](?:{'|'.join(_PARTS)})s\b(?!\s+(?:of\s+)?(?:an?\s+)?{_BIG})"
    r"|[1-9]/\d{1,3}(?=\s+of\b)"
    r"|half(?=\s+(?:of|the|its|their|his|her|all)\b)"
    rf"|(?:(?<=than\s)|(?<=nearly\s)|(?<=almost\s)|(?<=about\s)|(?<=roughly\s)|(?<=least\s))half\b"
    rf"(?!-|\s+(?:an?|hours?|past|way|time|{_BIG})\b)"
    rf"|(?:(?:{_SMALL}|\d)\s+in\s+(?:every\s+)?|(?:{_SMALL}|\d+)\s+out\s+of\s+(?:every\s+)?)"
    rf"(?:{_HUNDREDS}|{_SMALL}|\d{{1,3}}(?:,\d{{3}})*\b)"
    rf"(?!\s*(?:%|,\d|per\b|{_BIG}|(?:second|minute|hour|day|week|month|year)))"
)
_ATTACHED: Final = (
    r"(?:km|kg|lbs?|cm|mm|ml|kt|t|ft|ha|hp|oz|[GMTk]B|[GMTk]Wh?|[mk]ph|k?m[²2]|USD|EUR|GBP|JPY|"
    r"m(?=\s(?:tall|high|long|wide|deep|away|above|below|race))|dm|kmph)\b"
)
_CURRENCIES: Final = ("USD", "EUR", "GBP", "JPY", "CNY", "INR", "CHF", "AUD", "CAD", "Rs")  # written before a number
_NUMBER: Final = re.compile(
    rf"(?<![\w@#&=])(?:(?-i:{'|'.join(_CURRENCIES)})(?=\d))?"
    rf"(?:(?P<share>{_SHARE})|(?P<vague>{_VAGUE})|(?P<number>(?:{_FIGURES}|{_SPELT}){_REST}))"
    rf"(?:(?={_ATTACHED})|(?![\w@]|[.,’'×^]\d|[’'](?!s?\b)\w))",
    re.IGNORECASE,
)
_CODE: Final = re.compile(
    r"\b(?:https?://|www\.)\S+|(?<!\d)[+#]?\d+([-–/.:])\d+(?:\1\d+)+|(?<!\d)\d+:\d+|(?<!\d)(?<!\d\s)\d+/\d+(?!\d|\s+of\b)|"
    rf"(?<!\w)(?!(?:{'|'.join(_CURRENCIES)})\d)[^\W\d_]+[-–/]?\d[\w-]*"
    r"|(?<!\d)(?<!\d,)(?P<left>\d[\d,]*(?:\.\d+)?)[-–](?P<right>\d[\d,]*(?:\.\d+)?)"
)
_PIECE: Final = re.compile(rf"[a-z]+|\d/\d+|\d[\d.,\s]*(?=\s\d/)|\.?\d[\d.,\s]*|[{_SIGNS}]", re.IGNORECASE)
_TAIL: Final = re.compile(rf"\s+and\s+(an?|{_UNIT})[-\s]({'|'.join(_PARTS)})s?$", re.IGNORECASE)
_OUT_OF: Final = re.compile(r"\s+(?:in|out\s+of)\s+(?:every\s+)?", re.IGNORECASE)
_POINT: Final = re.compile(r"\s+point\s+")

Kind = Literal["number", "vague", "share"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `[start, end)`. Of kind vague `value` is the least that the words allow, or null."""

    start: int
    end: int
    value: float | None
    kind: Kind


def numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """All bare numbers of `text[start:end]`, in text order. What is too big for a float is left out."""
    stop = len(text) if end is None else end
    found = list(_NUMBER.finditer(text, start, stop))
    codes = [code.span() for code in _CODE.finditer(text, start, stop) if _falls(code)] if found else []
    for each in found:
        kind = cast(Kind, each.lastgroup)
        first, last = each.span(kind)
        before = bisect_left(codes, (last, 0)) - 1  # the last code that begins before the number ends
        if before >= 0 and codes[before][1] > first:
            continue
        value = {"share": _share, "vague": _vague, "number": value_of}[kind](each[kind])
        if kind == "share" and value is None:
            yield from _apart(each[kind], first)
        elif value is None or math.isfinite(value):
            yield Number(first, last, value, kind)


def _apart(words: str, at: int) -> Iterator[Number]:
    """What looked like a part of a whole and is none (`12 in 5`) as its two numbers; `words` stand at `at`."""
    joint = _OUT_OF.search(words)
    for start, end in ((0, joint.start()), (joint.end(), len(words))) if joint else ():
        yield Number(at + start, at + end, value_of(words[start:end]), "number")


def _falls(code: re.Match[str]) -> bool:
    """Of two numbers with a dash only a falling pair is a code (a score, an article); a rising one is a range."""
    return code["left"] is None or value_of(code["left"]) >= value_of(code["right"])


def value_of(words: str) -> float:
    """The value of one number, in figures or words: `a hundred and six` is 106, `2.5m` is 2,500,000."""
    if tail := _TAIL.search(words):
        return _with_tail(words[: tail.start()], _UNITS.get(tail[1].lower(), 1.0) / _PARTS[tail[2].lower()])
    whole, *decimals = _POINT.split(words.lower())
    if decimals:
        digits = "".join(f"{value_of(word):.0f}" for word in decimals[0].split())
        return math.copysign(abs(value_of(whole)) + float(f"0.{digits}"), -1 if _negative(whole) else 1)
    total = current = 0.0
    for piece in _PIECE.findall(words.lower()):
        if "/" in piece:
            above, below = piece.split("/")
            current += int(above) / int(below)
        elif piece[0].isdigit() or piece[0] == ".":
            current += float(re.sub(r"[^\d.]", "", piece).rstrip("."))
        elif piece == "hundred":
            current = (current or 1) * 100
        elif piece[-1] == "s" and piece[:-1] in _PARTS:
            current /= _PARTS[piece[:-1]]
        elif piece in _WORDS:
            current += _WORDS[piece]
        elif piece in _SCALES:
            larger = not current and 0 < total < _SCALES[piece]  # `three lakh crore`
            total, current = (total if larger else 0) * _SCALES[piece] or total + (current or 1) * _SCALES[piece], 0.0
    return -(total + current) if _negative(words) else total + current


def _negative(words: str) -> bool:
    return words[:1] in "-−" or words.lower().startswith(("minus", "negative"))


def _with_tail(words: str, part: float) -> float:
    """`3 million` and a half are 3.5 million, `two hundred` and a half 200.5."""
    last = words.rsplit(maxsplit=1)[-1].lower()
    scale = _SCALES.get(last, 1.0) if _SCALES.get(last, 0) >= 1e3 else 1.0
    return value_of(words) + part * scale


def _vague(words: str) -> float | None:
    """The least number that a vague plural allows: `tens of thousands` is 20,000; null for `many`."""
    first_of_two = re.sub(r"\s+and\s+\w+", "", words.lower())
    pieces = [piece.rstrip("s") for piece in re.findall(r"[a-z]{2,}|\d[\d,]*", first_of_two)]
    scales = [
        float(p.replace(",", "")) if p[0].isdigit() else _SCALES[p] for p in pieces if p[0].isdigit() or p in _SCALES
    ]
    return _LEAST_PLURAL * math.prod(scales) if scales else None


def _share(words: str) -> float | None:
    """`two-thirds` is 2/3, `one in five` and `2 out of 10` are 1/5; null where it is no part of a whole."""
    if "/" in words:
        top, bottom = (int(side) for side in words.split("/"))
        return top / bottom if top < bottom else None
    few, *rest = re.findall(r"[a-z]+|\d+", words.lower())
    part = rest[0].rstrip("s") if rest and rest[0].rstrip("s") in _PARTS else few if few == "half" else None
    if part:
        return (_UNITS.get(few, 1.0)) / _PARTS[part]
    above, below = (value_of(side) for side in _OUT_OF.split(words))
    return above / below if 0 < above < below else None
