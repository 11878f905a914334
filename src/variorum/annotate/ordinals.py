"""Ordinals that count how often within a time: `the third in as many weeks`, `his fifth visit this year`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from variorum.model import Bounds, Parse, Token

_WORDS: Final = {
    w: n for n, w in enumerate("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 2)
}
_DIGITS: Final = re.compile(r"(\d+)(?:st|nd|rd|th)", re.IGNORECASE)
_NO_EVENT: Final = frozenset(
    "quarter half day week month year anniversary century floor place world phase part round term largest biggest "
    "decade person man country minute hour stage leg night party".split()
)
_SPANS: Final = frozenset("in within since over".split())
_NEAR: Final = frozenset({"this", "that"})
_TIMES: Final = frozenset("hour day night week fortnight month year decade century weekend".split())


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal of value `value` at `span`, up to the end of the time; `noun` is what it counts."""

    span: Bounds
    value: float
    noun: Token


def ordinals(parse: Parse) -> Iterator[Ordinal]:
    """All ordinals that count events within a time, in text order."""
    for token in parse.tokens:
        value = _value(token.text.lower())
        if value is None or value < 2 or token.dep == "npadvmod":
            continue
        following = parse.tokens[token.i + 1 : parse.sentences[token.sentence].last]
        if following and following[0].tag in ("JJS", "RBS", "CD"):
            continue
        noun = _noun(parse, token)
        end = _time_end(parse, token, noun)
        if noun is not None and end is not None and noun.lemma not in _NO_EVENT:
            first = parse.tokens[token.i - 1] if token.i and parse.tokens[token.i - 1].pos in ("DET", "PRON") else token
            yield Ordinal((first.start, end), float(value), noun)


def _value(word: str) -> int | None:
    if not word[0].isdigit():
        return _WORDS.get(word)
    digits = _DIGITS.fullmatch(word)
    return int(digits[1]) if digits and len(digits[1]) < 4 else None


def _noun(parse: Parse, ordinal: Token) -> Token | None:
    """The noun that the ordinal modifies, or that it stands in apposition to."""
    head = parse.tokens[ordinal.head]
    if head.pos in ("NOUN", "PROPN") and head.i != ordinal.i:
        return head
    return None


def _time_end(parse: Parse, ordinal: Token, noun: Token | None) -> int | None:
    """The end of `in under a decade` or `this year` right after the ordinal and its noun."""
    start = noun.i + 1 if noun and noun.i > ordinal.i else ordinal.i + 1
    tokens = parse.tokens[start : parse.sentences[ordinal.sentence].last][:8]
    opened = bool(tokens) and (tokens[0].lemma in _SPANS or tokens[0].lemma in _NEAR)
    for token in tokens if opened else ():
        if token.lemma in _TIMES:
            return token.end
        if token.pos in ("PUNCT", "VERB"):
            return None
    return None
