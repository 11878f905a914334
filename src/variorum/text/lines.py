"""The lines of a text as bounds into it, whatever marks their ends."""

import re
from collections.abc import Iterator

from variorum.model.span import Bounds

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Bounds]:
    """The bounds of every line of `text[start:end]`, line ends not included; an empty line has empty bounds."""
    end = len(text) if end is None else end
    at = start
    for mark in _BREAK.finditer(text, start, end):
        yield at, mark.start()
        at = mark.end()
    yield at, end


def trimmed(text: str, bounds: Bounds) -> Bounds:
    """The bounds without white space at both ends; empty, at the first bound, where nothing else is there."""
    start, end = bounds
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
