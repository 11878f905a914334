"""How much two mentions of events speak for one event: small signs, one table of weights, hard vetoes.

A veto is what no likeness outweighs: another kind of event, other days, other persons, parts that are swapped,
another number in a row (*the second summit*). Everything else adds up. The weights of `data/event_signs.tsv` are
learnt, by `train/linking`; the score is in their unit, logits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

from variorum.model import Actor, Event
from variorum.resolve.event_times import days_of
from variorum.resolve.signs import MUTUAL, Signs
from variorum.text.kinds import kinds
from variorum.text.tables import table

_LIMITS = ("bar", "slack")  # the rows of the table that are no signs
_SEPARATE = frozenset("additional another further separate".split())


@dataclass(frozen=True, slots=True)
class Likeness:
    """The sum of the signs and what was compared; `veto` says why the two cannot be one."""

    score: float
    why: str
    veto: str = ""


@dataclass(frozen=True)
class Scale:
    """What each sign weighs, and how much is enough, all in logits.

    `bar` is the least likeness that makes two mentions one event; `slack` is how far the mean likeness of two groups
    may lie under it, whose best pair passes.
    """

    weights: Mapping[str, float]
    bar: float
    slack: float


@cache
def scale() -> Scale:
    """The scale that was learnt."""
    weights = {row["sign"]: float(row["weight"]) for row in table("event_signs")}
    return Scale({sign: w for sign, w in weights.items() if sign not in _LIMITS}, *(weights[sign] for sign in _LIMITS))


class Comparer:
    """Compares events of one story. `told` gives the last day on which each report can have come out."""

    def __init__(
        self,
        events: Sequence[Event],
        actors: Mapping[str, Actor],
        told: Mapping[str, date],
        scale: Scale,
    ) -> None:
        self._signs, self.scale = Signs(events, actors, told), scale

    def compare(self, a: Event, b: Event) -> Likeness:
        """How like two events are."""
        veto = self.veto(a, b)
        if veto:
            return Likeness(0.0, veto, veto)
        parts = {sign: self.scale.weights[sign] * share for sign, share in self.signs(a, b).items()}
        told = (f"{sign} {part:+.2f}" for sign, part in parts.items() if round(part, 2))
        return Likeness(sum(parts.values()), ", ".join(told))

    def signs(self, a: Event, b: Event) -> dict[str, float]:
        """The signs between two events by name, each with its strength from 0 to 1."""
        return self._signs.between(a, b)

    def veto(self, a: Event, b: Event) -> str:
        """Why two events cannot be one; empty where they can."""
        if kinds()[a.kind].family != kinds()[b.kind].family:
            return "another kind of event"
        (first, last), (start, end) = days_of(a), days_of(b)
        if max(first, start) > min(last, end):
            return f"other days: {a.time.start}/{a.time.end} against {b.time.start}/{b.time.end}"
        if (set(a.words) & _SEPARATE) != (set(b.words) & _SEPARATE):
            return "another one of the kind"
        return self._other_persons(a, b) or _swapped(a, b)

    def _other_persons(self, a: Event, b: Event) -> str:
        """Each side names a person whom the other leaves out, in one role; *a man* and *the driver* may be anybody."""
        ours, theirs = self._persons(a), self._persons(b)
        mutual = kinds()[a.kind].family in MUTUAL
        for one in sorted(ours.keys() - theirs.keys()):
            for other in sorted(theirs.keys() - ours.keys()):
                if mutual or ours[one] == theirs[other]:
                    return f"other persons: {one} against {other}"
        return ""

    def _persons(self, event: Event) -> dict[str, str]:
        return {p.actor: p.role for p in event.participants if p.actor in self._signs.persons}


def _swapped(a: Event, b: Event) -> str:
    """A sends to B in one, B to A in the other."""
    ours, theirs = {p.actor: p.role for p in a.participants}, {p.actor: p.role for p in b.participants}
    for one, other in combinations(sorted(ours.keys() & theirs.keys()), 2):
        if ours[one] == theirs[other] != ours[other] == theirs[one]:
            return f"{one} is {ours[one]} here, {theirs[one]} there"
    return ""
