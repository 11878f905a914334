"""Named days and anniversaries, by a general table of the observances of all countries."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from variorum.annotate.time_rules import Found
from variorum.model import Parse
from variorum.text.gazetteer import gazetteer
from variorum.text.literals import DIGIT, present
from variorum.text.tables import cell, table

_WINDOW: Final = 160  # characters on either side in which a country says whose day is meant
_NATIONAL: Final = ("state", "adjective", "people")
_OPEN_ANNIVERSARY: Final = re.compile(r"anniversary:\d*:")


@dataclass(frozen=True, slots=True)
class Observance:
    """A day that comes round each year: `day` is as in the reading `feast`; `year` that of what it recalls."""

    country: str
    day: str
    year: str
    event: str

    @property
    def reading(self) -> str:
        """The reading of the day in the year at hand."""
        return f"feast:{self.day}"


@cache
def _observances() -> tuple[Mapping[str, tuple[Observance, ...]], tuple[Observance, ...]]:
    """Those with a name, by name in lower case; and all whose event is known."""
    named: dict[str, tuple[Observance, ...]] = {}
    events = []
    for row in table("observances"):
        one = Observance(row["country"], row["day"], row["year"] or "", row["event"] or "")
        for name in cell(row, "names"):
            named[name.lower()] = (*named.get(name.lower(), ()), one)
        if one.event and one.year:
            events.append(one)
    return named, tuple(events)


@cache
def _lands() -> Mapping[str, frozenset[str]]:
    """Divided and former lands, and the countries of today that keep their days."""
    return {name: frozenset(cell(row, "countries")) for row in table("lands") for name in cell(row, "names")}


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """A word that a name cannot do without, its longest, -> the pattern of all names with that word."""
    groups: dict[str, list[str]] = {}
    for name in sorted(_observances()[0], key=len, reverse=True):
        groups.setdefault(max(re.split(r"['’\s]", name), key=len), []).append(name)
    return {key: _pattern(names) for key, names in groups.items()}


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    loose = "|".join(re.escape(name).replace(r"\ ", r"\s+").replace("'", "['’]") for name in names)
    return re.compile(rf"\b(?:{loose})\b", re.IGNORECASE)


def named_days(text: str, start: int, end: int) -> Iterator[Found]:
    """The named days in `text[start:end]`; one that many countries have needs a country near it, or in the text."""
    here = sorted(present(text[start:end], _patterns()) - {DIGIT})
    for match in (match for key in here for match in _patterns()[key].finditer(text, start, end)):
        name = " ".join(match[0].lower().replace("’", "'").split())
        if match[0].islower() and not name.endswith(" day"):
            continue  # `a new year`
        observance = _of_country(_observances()[0][name], text, match.start(), match.end())
        if observance:
            yield Found(match.start(), match.end(), "DATE", observance.reading, None, f"named day {name}")


def _of_country(choices: Sequence[Observance], text: str, start: int, end: int) -> Observance | None:
    """The observance of the country named nearest, else of the first one in the text that has it, else the world's."""
    if not any(choice.country for choice in choices):
        return next(iter(choices), None)
    for first, last, at in ((max(0, start - _WINDOW), end + _WINDOW, start), (0, len(text), 0)):
        for country in _countries(text, first, last, at):
            for choice in choices:
                if choice.country == country:
                    return choice
    return next((choice for choice in choices if not choice.country), None)


def _countries(text: str, start: int, end: int, at: int) -> list[str]:
    """The countries named in `text[start:end]`, also by adjective, the nearest to `at` first."""
    known = gazetteer()
    found = []
    words = [(m.start(), m.end()) for m in re.finditer(r"[A-Z][\w.’'-]*", text[start:end])]
    for n, (a, _) in enumerate(words):
        for last in range(min(n + known.longest, len(words)) - 1, n - 1, -1):
            form = re.sub(r"['’]s?$", "", text[start + a : start + words[last][1]])
            countries = _lands().get(form) or {e.country for e in known.get(form) if e.country and e.kind in _NATIONAL}
            if countries:
                found.append((abs(start + a - at), sorted(countries)))
                break
    return [country for _, countries in sorted(found) for country in countries]


def anniversary_of(text: str, parse: Parse, found: Found, others: Sequence[Found]) -> Found:
    """An anniversary with the date of what it recalls: a date told after it in the sentence, or a known event."""
    if not _OPEN_ANNIVERSARY.fullmatch(found.reading):
        return found
    stop = next((s.end for s in parse.sentences if s.start <= found.start < s.end), len(text))
    recalled = _recalled(text, found.end, stop)
    told = next((o for o in others if found.end < o.start < stop and _dates(o.reading)), None)
    if told is not None and re.match(r"\s*(?:of|since)\b", text[found.end : stop]):
        return replace(found, reading=found.reading + told.reading, rule=f"{found.rule}, of the date told with it")
    if recalled is not None:
        date = f"value:{recalled.year}-{recalled.day}"
        return replace(found, reading=found.reading + date, rule=f"{found.rule}, of a known event: {recalled.event}")
    return found


def _dates(reading: str) -> bool:
    kind, _, rest = reading.partition(":")
    return kind in ("value", "month-day", "month", "unit") and not rest.startswith("P")


def _recalled(text: str, start: int, stop: int) -> Observance | None:
    """The known event of `of Norway's independence`, `of the end of World War II`: event words and country agree."""
    phrase = " ".join(text[start:stop].split())
    if not re.match(r"\s*of\b", phrase):
        return None
    phrase = re.sub(r"[.;,].*", "", phrase)
    lower = phrase.lower().replace("’", "'")
    events = [e for e in _observances()[1] if re.search(rf"\b{re.escape(e.event)}\b", lower)]
    general = [e for e in events if not e.country]
    if general:
        return max(general, key=lambda e: len(e.event))
    countries = _countries(phrase, 0, len(phrase), 0)
    return next((e for country in countries for e in events if e.country == country), None)
