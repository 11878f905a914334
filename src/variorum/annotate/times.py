"""Recognises the time expressions of a report: rules on the raw text, tense from the parse."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from variorum.annotate.named_days import anniversary_of, named_days
from variorum.annotate.tense import direction
from variorum.annotate.time_rules import Found, find, longest
from variorum.model import Bounds, Parse, Report, Sentence, TimeExpression, Token, stable_id
from variorum.model.time import TimeType

_AMBIGUOUS_MONTHS: Final = ("May", "March", "MAY", "MARCH")
_BEFORE_TIMES: Final = frozenset(
    "in since of by during until till from before after between late early mid last next this through to for".split()
)
_CLOCK: Final = "clock:"
_AHEAD: Final = "ahead:"
_WINDOW: Final = 60  # characters before `in two years` in which an ordinal or superlative makes it a length
_RECORD: Final = re.compile(
    r"\b(?:first|second|third|\w+th|\w+est|most|least|only|once|twice|times?)(?:\s+\w+){0,3}\s+$", re.I
)


def times(report: Report, parse: Parse, *, spun: bool = False) -> tuple[TimeExpression, ...]:
    """Every time expression of the story and of the dateline, in text order, each with a reading that needs an anchor.

    `spun` says that the report's words were swapped for synonyms, so that `final week` stands for `last week`. The
    sentence of an expression in a dateline that lies outside the story is -1.
    """
    found = [
        _expression(report, parse, each)
        for bounds in _places(report, parse)
        for each in _in_paragraph(report.text, parse, bounds, spun)
    ]
    return tuple(sorted(found, key=lambda t: t.span.start))


def _places(report: Report, parse: Parse) -> Iterator[Bounds]:
    """The paragraphs, and the dateline where the story does not hold it."""
    if report.dateline and not any(a <= report.dateline.span.start < b for a, b in parse.paragraphs):
        yield report.dateline.span.bounds
    yield from parse.paragraphs


def _in_paragraph(text: str, parse: Parse, bounds: Bounds, spun: bool) -> Iterator[Found]:
    """The expressions of one paragraph, joined and cleared of what only looks like one."""
    rows = (*find(text, *bounds, spun=spun), *named_days(text, *bounds))
    kept = [each for each in longest(iter(rows)) if not _mistaken(text, parse, each)]
    for each in _joined(text, kept):
        yield _since(text, anniversary_of(text, parse, each, kept))


def _mistaken(text: str, parse: Parse, found: Found) -> bool:
    """Is the month a verb or a name, the year a count, the `now` a filler?"""
    words = text[found.start : found.end]
    tokens = parse.within(found.start, found.end)
    if not tokens:
        return False
    if found.rule == "month":
        before = parse.tokens[tokens[0].i - 1].text.lower() if tokens[0].i else ""
        return _part_of_name(parse, tokens[-1]) or (words in _AMBIGUOUS_MONTHS and before not in _BEFORE_TIMES)
    if found.rule == "year":
        return _counts_things(parse, tokens[-1])
    return found.rule == "weekday" and _part_of_name(parse, tokens[-1])


def _part_of_name(parse: Parse, token: Token) -> bool:
    """Does the word belong to a person's or a body's name (`April Jones`, `Black Friday Inc`)?"""
    return token.ent in ("PERSON", "ORG", "GPE", "FAC", "PRODUCT") and any(
        parse.tokens[i].ent == token.ent and parse.tokens[i].sentence == token.sentence
        for i in (token.i - 1, token.i + 1)
        if 0 <= i < len(parse.tokens)
    )


def _counts_things(parse: Parse, token: Token) -> bool:
    """Does the number count what follows it (`2000 soldiers`)?"""
    head = parse.tokens[token.head]
    if token.i + 1 >= len(parse.tokens) or token.dep != "nummod" or head.tag != "NNS" or head.i <= token.i:
        return False
    return token.i == 0 or parse.tokens[token.i - 1].text.lower() not in ("the", "in", "of", "since", "by", "’s", "'s")


def _joined(text: str, found: list[Found]) -> Iterator[Found]:
    """A time of the day and the day beside it as one expression (`at 9 a.m. on Friday`)."""
    rest = list(found)
    while rest:
        one = rest.pop(0)
        if rest and _CLOCK in one.reading + rest[0].reading and _adjoin(text, one, rest[0]):
            one = _merged(one, rest.pop(0))
        yield one


def _adjoin(text: str, one: Found, two: Found) -> bool:
    clocks = [each.reading.startswith(_CLOCK) for each in (one, two)]
    between = text[one.end : two.start].strip(" ,(").lower()
    day = (two if clocks[0] else one).reading.partition(":")[0]
    return (
        clocks.count(True) == 1
        and between in ("", "on", "at", "of")
        and day in ("weekday", "weekday-day", "week-day", "coming", "month-day", "value", "unit")
    )


def _merged(one: Found, two: Found) -> Found:
    day, clock = (two, one) if one.reading.startswith(_CLOCK) else (one, two)
    hour = clock.reading.removeprefix(_CLOCK).removeprefix("@")
    reading = f"{day.reading.partition('@')[0]}@{hour}"
    kind: TimeType = "SET" if day.type == "SET" else "TIME"
    return replace(day, start=one.start, end=two.end, type=kind, reading=reading)


def _since(text: str, found: Found) -> Found:
    """`since` before a date makes an interval that runs to the time of writing."""
    before = text[: found.start].rstrip()
    kind = found.reading.partition(":")[0]
    if not before.lower().endswith("since") or kind in ("ref", "since-event") or found.type not in ("DATE", "TIME"):
        return found
    return replace(found, start=len(before) - 5, reading=f"since:{found.reading}", rule=f"since, {found.rule}")


def _expression(report: Report, parse: Parse, found: Found) -> TimeExpression:
    sentence = _sentence(parse, found)
    quoted = parse.quotation_at(found.start, found.end) is not None
    tokens = parse.within(found.start, found.end)
    toward = direction(parse, tokens) if tokens else 0
    if found.reading.startswith(_AHEAD):
        found = _ahead(report.text, found, toward)
    reading = "ref:PRESENT_REF" if quoted and found.reading == "unit:day:0" else found.reading
    return TimeExpression(
        id=stable_id("x", report.id, found.start, found.end, reading),
        span=report.span(found.start, found.end),
        type=found.type,
        reading=reading,
        direction=toward,
        mod=found.mod,
        quoted=quoted,
        sentence=sentence.i if sentence else -1,
        why=f"rule {found.rule}" + (f"; tense gives direction {toward:+}" if toward else ""),
    )


def _ahead(text: str, found: Found, toward: int) -> Found:
    """`in two years` as a time ahead (`will close in two years`), else as a length (`the first in two years`)."""
    day, _, length = found.reading.removeprefix(_AHEAD).partition("~")
    if toward > 0 and not _RECORD.search(text, max(0, found.start - _WINDOW), found.start):
        return replace(found, reading=day)
    start = next(m.end() for m in re.finditer(r"\s+", text[: found.end]) if m.start() >= found.start)
    return replace(found, start=start, type="DURATION", reading=length, rule="duration")


def _sentence(parse: Parse, found: Found) -> Sentence | None:
    return next((s for s in parse.sentences if s.start < found.end and found.start < s.end), None)
