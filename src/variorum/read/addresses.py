"""Web addresses on a page, and which of them is the report's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.model.span import Bounds
from variorum.read.units import Unit
from variorum.text.outlets import host_of, outlet_at

_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_OWN = re.compile(
    r"\W*(?:the )?(?:original|source|canonical|full|permanent|url|link|permalink|article url|via)\b", re.IGNORECASE
)
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "or", "go", "ne"})


@dataclass(frozen=True, slots=True)
class Address:
    """An address at `bounds`; one that a line break parted is joined in `url`. `own`: it is that of the report."""

    url: str
    bounds: Bounds
    own: bool


def addresses(text: str, units: tuple[Unit, ...]) -> Iterator[Address]:
    """All addresses that stand alone or behind a label. One above the first paragraph counts as the report's own."""
    labelled, above = False, True
    for unit in units:
        above = above and not unit.story
        if unit.kind != "original-url":
            labelled = False
            continue
        match = _URL.search(text, unit.start, unit.end)
        labelled = labelled or bool(_OWN.match(unit.words))
        if match:
            bounds = (match.start(), unit.end)
            yield Address("".join(text[slice(*bounds)].split()).rstrip(">"), bounds, labelled or above)
            labelled = False


def outlet_of(url: str) -> str | None:
    """The name of the outlet that an address belongs to: from the table of outlets, else the domain's own word."""
    known = outlet_at(url)
    if known:
        return known.name
    parts = host_of(url).split(".")
    if len(parts) < 2:
        return None
    second_level = len(parts) > 2 and parts[-2] in _SECOND_LEVEL
    return parts[-3] if second_level else parts[-2]
