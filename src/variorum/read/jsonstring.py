"""A string in a JSON text: where its literal stands, and which characters of it each of its own was written with."""

import re
from json import JSONDecoder
from json.decoder import scanstring  # type: ignore[attr-defined] # public in CPython for as long as the module exists

_SPACE = re.compile(r"[ \t\n\r]*")
_WRITTEN = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL
)
_DECODER = JSONDecoder(strict=False)


def literal_at(text: str, pointer: str) -> tuple[int, int] | None:
    """The bounds of the string that a JSON pointer leads to, without its quotation marks; null where there is none."""
    at = _behind_space(text, 0)
    try:
        for step in pointer.split("/")[1:]:
            found = _value_at(text, at, step.replace("~1", "/").replace("~0", "~"))
            if found is None:
                return None
            at = found
        return (at + 1, scanstring(text, at + 1, False)[1] - 1) if text[at : at + 1] == '"' else None
    except (ValueError, RecursionError):
        return None


def characters(literal: str) -> list[int]:
    """Where each character of a string begins in its literal, and where the last one ends."""
    starts = [match.start() for match in _WRITTEN.finditer(literal)]
    return [*starts, len(literal)]


def _value_at(text: str, at: int, step: str) -> int | None:
    """Where the value of a key, or the item of a number, begins in the object or list that begins at `at`."""
    closing = {"{": "}", "[": "]"}.get(text[at : at + 1])
    found, number = None, 0
    at = _behind_space(text, at + 1)
    while closing and text[at : at + 1] != closing:
        key = str(number)
        if closing == "}":
            key, at = scanstring(text, at + 1, False)
            at = _behind_space(text, _behind_space(text, at) + 1)
        if key == step:
            found = at  # of two equal keys the last counts, as in every reader of JSON
        at = _behind_space(text, _DECODER.raw_decode(text, at)[1])
        at = _behind_space(text, at + 1) if text[at : at + 1] == "," else at
        number += 1
    return found


def _behind_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
