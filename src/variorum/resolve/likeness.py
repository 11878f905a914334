"""How much two mentions of events speak for one event: small features, one table of weights, hard vetoes.

A veto is what no likeness outweighs: another kind of event, other days, other persons, parts that are swapped,
another number in a row (*the second summit*). Everything else adds up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from math import fsum, log

from variorum.model import Actor, Event
from variorum.resolve.event_times import days_of, is_dated
from variorum.text.kinds import kinds

LINK = 1.2  # the least likeness that makes two mentions one event; tuned on training topics of ECB+
_WEIGHTS = {
    "same kind": 1.0,
    "same family": 0.5,
    "same day": 2.0,
    "same month": 1.0,
    "same period": 0.5,
    "a month between": -0.5,
    "a season between": -3.0,
    "participants": 1.5,
    "other participants": -1.0,
    "another party": -2.0,
    "same place": 0.75,
    "other place": -0.75,
    "words": 1.5,
    "names": 1.0,
    "other standing": -0.5,
    "not known to have come": -1.25,
    "alleged": -0.25,
    "denied": -1.0,
    "another one": -1.5,
}
_PERSON, _NAME, _DESCRIPTION = 2.0, 1.0, 0.5  # what a participant counts: a named person, another name, *the troops*
_MUTUAL = frozenset({"talks", "call"})  # all who take part do the same
_SEPARATE = frozenset("additional another further separate".split())
_ANOTHER = frozenset("second third fourth fifth previous earlier next other latest".split())
_STATE = frozenset({"state", "state-body", "military"})
_MONTH, _SEASON = timedelta(days=31), timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Likeness:
    """The sum of the features and what was compared; `veto` says why the two cannot be one."""

    score: float
    why: str
    veto: str = ""


class Comparer:
    """Compares events of one story; rare words count more than words that every report has.

    `told` gives the last day on which each report can have come out.
    """

    def __init__(self, events: Sequence[Event], actors: Mapping[str, Actor], told: Mapping[str, date]) -> None:
        self._told = told
        self._known = {a.id for a in actors.values() if any(m.form == "name" for m in a.mentions)}
        self._sorts = {a.id: "state" if a.kind in _STATE else a.kind for a in actors.values()}
        self._named = {a.id for a in actors.values() if a.kind == "person"} & self._known
        self._names = {a.id: {word for m in a.mentions for word in m.span.quote.split()} for a in actors.values()}
        seen: dict[str, int] = {}
        for event in events:
            for word in set(event.words):
                seen[word] = seen.get(word, 0) + 1
        self._rarity = {word: log(1 + len(events) / n) for word, n in seen.items()}

    def compare(self, a: Event, b: Event) -> Likeness:
        """How like two events are."""
        veto = self._veto(a, b)
        if veto:
            return Likeness(0.0, veto, veto)
        found = {
            **self._kind(a, b),
            **self._time(a, b),
            **self._participants(a, b),
            **self._place(a, b),
            **self._rest(a, b),
        }
        score = sum(_WEIGHTS[name] * share for name, share in found.items())
        return Likeness(
            score, ", ".join(f"{name} {_WEIGHTS[name] * share:+.2f}" for name, share in found.items() if share)
        )

    def _veto(self, a: Event, b: Event) -> str:
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
        mutual = kinds()[a.kind].family in _MUTUAL
        for one in sorted(ours.keys() - theirs.keys()):
            for other in sorted(theirs.keys() - ours.keys()):
                if mutual or ours[one] == theirs[other]:
                    return f"other persons: {one} against {other}"
        return ""

    def _persons(self, event: Event) -> dict[str, str]:
        return {p.actor: p.role for p in event.participants if p.actor in self._named}

    def _kind(self, a: Event, b: Event) -> dict[str, float]:
        return {"same kind" if a.kind == b.kind else "same family": 1.0}

    def _time(self, a: Event, b: Event) -> dict[str, float]:
        if not (is_dated(a) and is_dated(b)):
            return self._apart(a, b)
        spans = [last - first for first, last in (days_of(a), days_of(b))]
        if max(spans) == timedelta(0):
            return {"same day": 1.0}
        return {"same month": 1.0} if min(spans) <= _MONTH and max(spans) <= 2 * _MONTH else {"same period": 1.0}

    def _apart(self, a: Event, b: Event) -> dict[str, float]:
        """News that a report tells without a date is seldom what another told long before; what is told again long
        after it happened may be told so elsewhere."""
        one, other = self._about(a), self._about(b)
        between = abs(one - other) if one and other else timedelta(0)
        if between > _SEASON and not (self._is_past(a) or self._is_past(b)):
            return {"a season between": 1.0}
        return {"a month between": 1.0} if between > _MONTH else {}

    def _is_past(self, event: Event) -> bool:
        """Is it dated long before the report that tells it?"""
        told = self._told.get(event.mentions[0].report)
        return is_dated(event) and told is not None and told - days_of(event)[1] > _SEASON

    def _about(self, event: Event) -> date | None:
        """The day of a dated event; news without a date is about as old as its report."""
        return days_of(event)[1] if is_dated(event) else self._told.get(event.mentions[0].report)

    def _participants(self, a: Event, b: Event) -> dict[str, float]:
        ours, theirs = {p.actor for p in a.participants}, {p.actor for p in b.participants}
        if not ours or not theirs or not self._told_alike(ours, theirs):
            return {}
        least = min(self._weight(ours), self._weight(theirs))
        mutual = kinds()[a.kind].family in _MUTUAL
        shared = self._weight(ours & theirs) / (self._weight(ours | theirs) if mutual else least)
        named = min(self._weight(side & self._known) for side in (ours, theirs))
        found = {"participants": shared, "other participants": (1 - shared) * min(1.0, named)}
        if mutual and ours - theirs and theirs - ours:
            found["another party"] = 1.0
        return found

    def _told_alike(self, ours: set[str], theirs: set[str]) -> bool:
        """Not so where one report names states only, and the other their leaders: that says little."""
        sorts = [{self._sorts.get(actor) for actor in side} for side in (ours, theirs)]
        return sorts not in ([{"person"}, {"state"}], [{"state"}, {"person"}])

    def _weight(self, actors: set[str]) -> float:
        return sum(_PERSON if a in self._named else _NAME if a in self._known else _DESCRIPTION for a in actors)

    def _place(self, a: Event, b: Event) -> dict[str, float]:
        if not a.place or not b.place:
            return {}
        return {"same place": 1.0} if a.place == b.place else {"other place": 1.0}

    def _rest(self, a: Event, b: Event) -> dict[str, float]:
        ours, theirs = set(a.words), set(b.words)
        least = min(self._rare(ours), self._rare(theirs))
        found = {"words": self._rare(ours & theirs) / least if least else 0.0}
        names = {word for word in ours & theirs if word[0].isupper()} - self._words_of(a) - self._words_of(b)
        found["names"] = min(1.0, len(names) / 2)
        if ours & _ANOTHER != theirs & _ANOTHER:
            found["another one"] = 1.0
        if a.status != b.status:
            found[_otherwise(a, b)] = 1.0
        return found

    def _words_of(self, event: Event) -> set[str]:
        """The words of its participants' names; these are compared as participants."""
        return {word for p in event.participants for word in self._names.get(p.actor, ())}

    def _rare(self, words: set[str]) -> float:
        return fsum(self._rarity.get(word, 0.0) for word in words)  # the same in whatever order a set has them


def _otherwise(a: Event, b: Event) -> str:
    """What it says that two mentions differ in standing; a plan may be another visit than the one that took place."""
    standings = {a.status, b.status}
    if standings == {"planned", "occurred"} and not (is_dated(a) and is_dated(b)):
        return "not known to have come"
    return next((s for s in ("denied", "alleged") if s in standings), "other standing")


def _swapped(a: Event, b: Event) -> str:
    """A sends to B in one, B to A in the other."""
    ours, theirs = {p.actor: p.role for p in a.participants}, {p.actor: p.role for p in b.participants}
    for one, other in combinations(sorted(ours.keys() & theirs.keys()), 2):
        if ours[one] == theirs[other] != ours[other] == theirs[one]:
            return f"{one} is {ours[one]} here, {theirs[one]} there"
    return ""
