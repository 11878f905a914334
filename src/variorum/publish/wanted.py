"""Words that a question asks for, looked up in the words of an answer, whatever the case."""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The words of a text, hyphened ones whole, in one case."""
    return [word.casefold() for word in _WORD.findall(text)]


def has(texts: Iterable[str], wanted: Sequence[str]) -> bool:
    """Does each wanted word begin a word of one of the texts?"""
    there = {word for text in texts for word in words_of(text)}
    return all(any(word.startswith(part) for word in there) for part in wanted)
