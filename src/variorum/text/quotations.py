"""Quotation marks on raw text, of every keyboard and script, before anything else reads the text."""

import re
from typing import Final

from variorum.model import Quotation

_PAIRS: Final = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‟": "”", "〝": "〞"}
_STRAIGHT: Final = '"＂'
_SINGLE: Final = {"‘": "’", "'": "'", "‚": "‘"}
_LONGEST_SINGLE: Final = 600  # characters; what looks longer is two apostrophes
_ELISION: Final = re.compile(r"(?:\d\ds|n['’]|em|tis|twas)(?!\w)", re.IGNORECASE)  # after the mark: '90s, 'n', 'tis


def quotations(text: str, start: int, end: int) -> tuple[Quotation, ...]:
    """The outermost quotations in `text[start:end]`, which should be one paragraph, in text order.

    A quotation that does not close ends with the paragraph and has `closed=False`. An apostrophe is no quotation
    mark: a single mark opens only before a word and after a space or bracket, and closes only after a word and before
    none.
    """
    found: list[Quotation] = []
    at = start
    while at < end:
        closer = _closer(text, at, start, end)
        if closer is None:
            at += 1
            continue
        shut = _find_close(text, at, end, closer)
        if shut is None and text[at] in _SINGLE:
            at += 1  # an apostrophe after all
            continue
        inner_end = end if shut is None else shut
        outer_end = end if shut is None else shut + 1
        if text[at + 1 : inner_end].strip():
            found.append(Quotation(at + 1, inner_end, (at, outer_end), shut is not None))
        at = outer_end
    return tuple(found)


def _closer(text: str, at: int, start: int, end: int) -> str | None:
    """The marks that would close a quotation opened by `text[at]`, or None where that opens nothing."""
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in _PAIRS:
        return None if mark == "»" and not after.strip() else _PAIRS[mark]
    if mark in _STRAIGHT:
        return None if after.isspace() and not before.isspace() else mark + "”"
    if mark in _SINGLE and (_ELISION.match(text, at + 1, end) or before.isalnum() or before in ".,’'"):
        return None
    if mark in _SINGLE and not after.isspace() and after not in "’'":
        return _SINGLE[mark] + ("’" if mark == "'" else "")
    return None


def _find_close(text: str, opened: int, end: int, closer: str) -> int | None:
    if text[opened] in _SINGLE:
        return _past_possessives(text, opened, end, closer)
    return _next_close(text, range(opened + 1, end), end, closer)


def _next_close(text: str, places: range, end: int, closer: str) -> int | None:
    single = closer[-1] in "‘’"
    return next((i for i in places if text[i] in closer and _closes(text, i, end, single)), None)


def _closes(text: str, at: int, end: int, single: bool) -> bool:
    before, after = text[at - 1], text[at + 1] if at + 1 < end else " "
    if single:
        return not before.isspace() and not after.isalnum()
    return text[at] not in _STRAIGHT or not (before.isspace() and after.isalnum())


def _past_possessives(text: str, opened: int, end: int, closer: str) -> int | None:
    """Of the places where a single mark may close, the first that is no plural possessive (`workers’ party`)."""
    reach = min(end, opened + _LONGEST_SINGLE)
    at = opened
    while (here := _next_close(text, range(at + 1, reach), end, closer)) is not None:
        at = here
        if text[at - 1] not in "sS" or not re.match(r" [a-z]", text[at + 1 : at + 3]):
            return at
        later = _next_close(text, range(at + 1, end), end, closer)
        if later is None or any(mark in text[at + 1 : later] for mark in "‘“"):
            return at
    return None
