"""The terms of a text: its words without case and accents, and where each stands.

The full-text indexes of both databases hold terms and nothing else, so that both find the same.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_LONGEST: Final = 100  # characters of a term; PostgreSQL refuses terms of more than 2 kB
_MOST: Final = 32  # terms of a question


class Term(NamedTuple):
    """One term and the half-open bounds of its word in the text."""

    text: str
    start: int
    end: int


def terms(text: str) -> Iterator[Term]:
    """The terms of a text, in its order."""
    for word in _WORD.finditer(text):
        folded = _folded(word.group())
        if folded:
            yield Term(folded, word.start(), word.end())


def folded(text: str) -> list[str]:
    """The terms of a text without their places: what an index takes in."""
    return [term for term in map(_folded, _WORD.findall(text)) if term]


def asked(words: str) -> tuple[str, ...]:
    """The distinct terms of a question, the first 32; whatever is no word in it has no meaning."""
    return tuple(dict.fromkeys(folded(words)))[:_MOST]


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()[:_LONGEST]
    flat = unicodedata.normalize("NFKD", word).casefold()
    return "".join(c for c in flat if c.isalnum())[:_LONGEST]
