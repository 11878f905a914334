"""Sentences on raw text. A quotation is never cut: the sentence that holds it ends after it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from variorum.model import Bounds, Quotation

_ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr prof fr eng bro adv atty comr sr jr st gen col lt sgt capt maj cmdr adm rev hon gov sen rep "
    "pres amb supt insp messrs mt ft no nos vs etc inc ltd co corp bros dept univ approx est al fig vol ed pp art "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun".split()
)
_BOUNDARY: Final = re.compile(r"([.!?…]+|。|！|？)([\"”’'»)\]]*)(\s+)(?=[\"“‘'«(\[]?\W?[A-Z0-9À-ÖØ-ÞĀ-ſА-Я])")
_SPEAKER_NEXT: Final = re.compile(
    r"(?:(?!The |It |This |That )[A-Z][\w.’'-]*,?\s+(?:[\w.’'-]+,?\s+){0,5}?|)"
    r"(?:said|says|asked|asks|added|adds|told|tells|wrote|shouted|cried|replied|answered|declared|tweeted|recalled|mentioned)\b"
)
_LONGEST: Final = 1500  # characters; what runs on for longer is no sentence but a text without full stops
_NEAR: Final = 60  # characters before and after a point that tell whether it ends a sentence
_LAST_WORD: Final = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)$")


def sentences(text: str, start: int, end: int, quoted: Sequence[Quotation] = ()) -> tuple[Bounds, ...]:
    """Bounds of the sentences of one paragraph `text[start:end]`, trimmed of white space, in text order.

    A run of more than `_LONGEST` characters without an end is cut at spaces, so that no text is too much for a parser.
    """
    cuts = [start]
    for boundary in _BOUNDARY.finditer(text, start, end):
        stop, after = boundary.start(1), boundary.start(3)
        inside = _inside(quoted, stop, after) or (bool(boundary.group(2)) and _attributed(text, boundary, end))
        before = text[max(cuts[-1], stop - _NEAR) : stop]
        if not inside and not _abbreviation(before, boundary.group(1), text[boundary.end() : boundary.end() + _NEAR]):
            cuts.append(boundary.end())
    cuts.append(end)
    trimmed = (_trim(text, a, b) for run in pairwise(cuts) for a, b in _bearable(text, *run))
    return tuple((a, b) for a, b in trimmed if a < b)


def bundles(found: Sequence[Bounds], longest: int) -> tuple[tuple[Bounds, ...], ...]:
    """The sentences of one paragraph, in runs of at most `longest` characters where no sentence alone is longer.

    Sentences without a space between them were cut from one endless word or row of dashes; each is a run of its own.
    """
    runs: list[list[Bounds]] = []
    for bounds in found:
        if not runs or bounds[0] == runs[-1][-1][1] or bounds[1] - runs[-1][0][0] > longest:
            runs.append([])
        runs[-1].append(bounds)
    return tuple(map(tuple, runs))


def _bearable(text: str, start: int, end: int) -> Iterator[Bounds]:
    """The run, cut at its spaces (or anywhere, where it has none) into parts of at most `_LONGEST` characters."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _inside(quoted: Sequence[Quotation], stop: int, after: int) -> bool:
    """Does a quotation hold all from `stop` to `after`? Quotations stand in text order and do not overlap."""
    last = bisect_left(quoted, stop, key=lambda q: q.outer[0]) - 1
    return last >= 0 and after < quoted[last].outer[1]


def _attributed(text: str, boundary: re.Match[str], end: int) -> bool:
    """`"Why?" Smith asked.`: the quotation's own mark does not end the sentence that attributes it."""
    near = min(end, boundary.end() + 90)
    return boundary.group(1)[-1] in "?!…" and _SPEAKER_NEXT.match(text, boundary.end(), near) is not None


def _abbreviation(before: str, mark: str, after: str) -> bool:
    """Does the point belong to the word before it?"""
    if mark != ".":
        return False
    last = _LAST_WORD.search(before)
    if not last:
        return False
    word = last.group(1)
    if word.lower() in _ABBREVIATIONS:
        return not (
            word.lower() in {"no", "co", "inc", "ltd", "corp", "etc"} and not after[:1].isdigit() and word.islower()
        )
    initial = len(word) == 1 and word.isupper() and word != "I"
    dotted = "." in word and word.upper() == word and not re.match(r"(The|In|On|At|He|She|It|They|But|A|An)\b", after)
    return initial or dotted


def _trim(text: str, start: int, end: int) -> Bounds:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
