"""What a figure counts, for comparison: the thing, what befalls it, whose it is, where, and over what time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from variorum.model import Actor, Figure
from variorum.text.counting import alike, frames, things, whose
from variorum.text.gazetteer import gazetteer

_WHOLES: Final = frozenset(  # those whom something may befall all together, so that they are `people` elsewhere
    "passenger worker student fan tourist migrant protester prisoner refugee customer soldier".split()
)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a figure counts, for comparison. Empty and null parts are open."""

    unit: str
    frames: frozenset[str]
    things: frozenset[str]
    of: str | None
    where: frozenset[str]
    year: str | None

    @property
    def known(self) -> int:
        return sum(map(bool, (self.frames, self.things, self.of, self.where)))

    @property
    def key(self) -> tuple[str, ...]:
        return (
            self.unit,
            *("|".join(sorted(p)) for p in (self.frames, self.things, self.where)),
            self.of or "",
            self.year or "",
        )

    def fits(self, other: "Sense") -> bool:
        """May both count the same?"""
        return (
            self.unit == other.unit
            and self.year == other.year
            and alike(self.unit, (self.frames, self.things), (other.frames, other.things))
            and (not self.of or not other.of or self.of == other.of)
            and _near(self.where, other.where)
        )

    def opened(self) -> "Sense":
        """The same, whoever they are."""
        return replace(self, things=frozenset())

    def echoes(self, other: "Sense") -> bool:
        """May one say of the same things what the other says, with another verb?"""
        framed = other.unit == "persons" and (other.frames or self.frames)
        if framed or (other.unit, other.year) != (self.unit, self.year):
            return False
        return bool(self.things & other.things) or (not other.things and not self.things)

    def names_otherwise(self, other: "Sense") -> bool:
        """May one call the same persons `people` and the other by what they are (`passengers`)?"""
        both = self.things | other.things
        plain = len(both) == 2 and "person" in both and bool(both & _WHOLES) and not self.things & other.things
        return plain and other.opened().fits(self.opened()) and bool(other.frames)

    def closeness(self, other: "Sense") -> int:
        """How many parts are the same, plain `person` before narrower things where nothing is said."""
        same = (self.things == other.things) + (self.of == other.of) + (self.where == other.where)
        return 2 * same + (not other.things and self.things == {"person"})


def sense_of(figure: Figure, actors: Mapping[str, Actor], period: str | None) -> Sense:
    """The sense of a figure that counts over a period, ISO 8601."""
    year = period if period and len(period) == len("2000") else None
    where = frozenset(name.casefold() for name in figure.where)
    return Sense(figure.unit or "", frames(figure.counted), things(figure.counted), whose(figure, actors), where, year)


def _near(a: frozenset[str], b: frozenset[str]) -> bool:
    """May two sets of places be one place? A country holds its own places."""
    if not a or not b or a & b:
        return True
    lands_a, lands_b = ({_land(name) for name in side} - {None} for side in (a, b))
    within = {name for name in a | b if _is_land(name)}
    return bool(within and lands_a & lands_b)


@cache
def _entries(name: str) -> tuple[tuple[str, str], ...]:
    return tuple((entry.kind, entry.country) for entry in gazetteer().get(name.title()) if entry.country)


def _land(name: str) -> str | None:
    return next((country for _, country in _entries(name)), None)


def _is_land(name: str) -> bool:
    return any(kind == "state" for kind, _ in _entries(name))
