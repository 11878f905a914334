"""What stands around stories on every page: buttons, adverts, captions, addresses, headings of link lists, footers.

The patterns are in `data/furniture.tsv`; each is held against a whole paragraph or line, never against a part of one.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from variorum.model.report import NoiseKind
from variorum.read.stamps import stamp_alone
from variorum.read.units import Unit, line_units
from variorum.text.tables import table

_LONGEST = 600  # characters; no piece of furniture is longer


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form that a whole paragraph or line of furniture has."""

    kind: NoiseKind
    form: re.Pattern[str]
    why: str


@cache
def patterns() -> tuple[Pattern, ...]:
    """The rows of the table, in order; the first that matches counts."""
    return tuple(_pattern(row) for row in table("furniture"))


def _pattern(row: dict[str, str]) -> Pattern:
    if row["kind"] not in get_args(NoiseKind):
        raise ValueError(f"furniture.tsv: expected a kind of noise, got {row['kind']!r}")
    return Pattern(cast(NoiseKind, row["kind"]), re.compile(row["pattern"], re.IGNORECASE), row["why"])


def furnished(text: str, unit: Unit) -> tuple[Unit, ...]:
    """The unit marked as noise where it is furniture; cut into its lines where only some of them are."""
    whole = _marked(text, unit)
    if not whole.story:
        return (whole,)
    parts = tuple(_marked(text, line) for line in line_units(text, unit))
    if len(parts) == 1 or all(part.story for part in parts):
        return (unit,)
    return parts


def _marked(text: str, unit: Unit) -> Unit:
    if len(unit.words) > _LONGEST:
        return unit
    if stamp_alone(text, unit.start, unit.end):
        return unit.marked("date-stamp", "furniture: a date or time that stands alone")
    for pattern in patterns():
        if pattern.form.fullmatch(unit.words):
            return unit.marked(pattern.kind, f"furniture: {pattern.why}")
    return unit
