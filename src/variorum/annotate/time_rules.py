"""Time expressions in a string, by a table of rules, each with the normal form that it gives.

A reading needs only an anchor to become a TIMEX3 value; `n` counts units from the anchor.

    value:V               the TIMEX3 value V itself
    ref:R                 PAST_REF, PRESENT_REF, FUTURE_REF
    weekday:D[:n]         ISO weekday; n = -1 before, 0 in, +1 after the week of publication; none: by direction
    coming:D              the next such weekday after publication
    week-day:D:n          the weekday of the week n weeks off
    weekday-day:D:N       the weekday that is the Nth of its month, the nearest by direction
    month:M[:n]           month of the year n years off; none: by direction
    named-month:M:n       the last (-1), this (0) or the next (1) month of that name
    month-day:MM-DD[:n]   day of the year n years off; none: by direction
    season:S[:n]          the same for a season, quarter, half or week (`SU`, `Q1`, `H2`, `W31`)
    monthday:D            a day of the month at hand
    century:N             the Nth century
    unit:U:n              the day, week, weekend, month … n off publication
    fiscal:n              the financial year of that number, n off the year of publication
    then:U:n              as unit, off the time last named; quarters and years back else off publication
    then-weekday:D:n      the weekday before (-1) or after (1) the day last named
    within:U              the day, week … of the time last named, else of publication
    nth:U:N:R             the Nth (-1: the last) day, week or ISO weekday of the stretch that the reading R gives
    back:U:n:R            the day, week or month n off the last day of the reading R
    week-of:R             the week of the reading R
    ahead:R~S             R where the sentence looks ahead, else the duration S
    clock:T               a time of the day at hand
    anniversary:N:R       N years after the reading R; N and R may be empty
    feast:DAY             the nearest `MM-DD`, `easter+1` (days from Easter), `11.4.4+1` (month, weekday, which of them,
                          days after it)
    since:R, span:R~R     from R to publication; from R to R
    since-event:          from the event just told to publication
    …@T                   the part T of the day (`TMO`, `T14:00`)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from variorum.annotate.time_words import MODS, PARTS, compiled, fields
from variorum.model.time import TimeType
from variorum.text.literals import Need, needs, present
from variorum.text.tables import table

SPUN: Final = "spun "  # how the rules begin that hold for spun text only


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression at `[start, end)` of the searched string; `rule` names the rule that found it."""

    start: int
    end: int
    type: TimeType
    reading: str
    mod: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: a pattern, what it cannot match without, the reading with `{fields}` of a match."""

    name: str
    type: TimeType
    pattern: re.Pattern[str]
    needs: tuple[Need, ...]
    reading: str


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of `data/time_rules.tsv`, in their order."""
    compiled_rules = []
    for row in table("time_rules"):
        pattern = compiled(row["pattern"])
        kind = cast(TimeType, row["type"])
        compiled_rules.append(Rule(row["rule"], kind, pattern, needs(pattern.pattern), row["reading"]))
    return tuple(compiled_rules)


@cache
def _needed() -> tuple[tuple[Need, ...], frozenset[str]]:
    """All that any rule needs, and the literals of it."""
    distinct = tuple(dict.fromkeys(need for rule in rules() for need in rule.needs))
    return distinct, frozenset(literal for need in distinct for literal in need)


def find(text: str, start: int, end: int, *, spun: bool = False) -> tuple[Found, ...]:
    """All time expressions in `text[start:end]`, the longest where several overlap, in text order.

    `spun` adds readings of the deictic words that a synonym spinner swaps (`final week` for `last week`).
    """
    distinct, literals = _needed()
    here = present(text[start:end], literals)
    met = {need for need in distinct if not here.isdisjoint(need)}
    wanted = (rule for rule in rules() if met.issuperset(rule.needs) and (spun or not rule.name.startswith(SPUN)))
    return longest(found for rule in wanted for found in _matches(rule, text, start, end))


def longest(found: Iterator[Found]) -> tuple[Found, ...]:
    """Of overlapping expressions the longest, of equally long ones the first; in text order."""
    taken: list[Found] = []
    for candidate in sorted(found, key=lambda f: f.start - f.end):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in taken):
            taken.append(candidate)
    return tuple(sorted(taken, key=lambda f: f.start))


def _matches(rule: Rule, text: str, start: int, end: int) -> Iterator[Found]:
    for match in rule.pattern.finditer(text, start, end):
        known = fields(match)
        first, last = match.span("time") if "time" in rule.pattern.groupindex else match.span()
        part = PARTS.get(known.get("part", ""))
        reading = rule.reading.format_map(known) + (f"@{part}" if part else "")
        yield Found(first, last, "TIME" if part else rule.type, reading, MODS.get(known.get("mod", "")), rule.name)
