"""The signs that two mentions tell of one event, or of two: small shares of what they have in common.

What each sign weighs stands in `data/event_signs.tsv`; see `likeness.py`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import fsum, log

from variorum.model import Actor, Event
from variorum.resolve.event_times import days_of, is_dated
from variorum.resolve.surroundings import Surroundings
from variorum.text.kinds import kinds

MUTUAL = frozenset({"talks", "call"})  # families in which all who take part do the same
_PERSON, _NAME, _DESCRIPTION = 2.0, 1.0, 0.5  # what a participant counts: a named person, another name, *the troops*
_ANOTHER = frozenset("second third fourth fifth previous earlier next other latest".split())
_STATE = frozenset({"state", "state-body", "military"})
_MONTH, _SEASON = timedelta(days=31), timedelta(days=92)


class Signs:
    """Finds the signs between events of one story; rare words count more than words that every report has.

    `told` gives the last day on which each report can have come out.
    """

    def __init__(self, events: Sequence[Event], actors: Mapping[str, Actor], told: Mapping[str, date]) -> None:
        self._told = told
        self._surroundings = Surroundings(events, actors.values())
        self._known = {a.id for a in actors.values() if any(m.form == "name" for m in a.mentions)}
        self._sorts = {a.id: "state" if a.kind in _STATE else a.kind for a in actors.values()}
        self.persons = {a.id for a in actors.values() if a.kind == "person"} & self._known
        self._names = {a.id: {word for m in a.mentions for word in m.span.quote.split()} for a in actors.values()}
        spread = Counter(word for event in events for word in set(event.words))
        self._rarity = {word: log(1 + len(events) / n) for word, n in spread.items()}

    def between(self, a: Event, b: Event) -> dict[str, float]:
        """The signs that are there, each with its strength from 0 to 1."""
        found = {
            **self._kind(a, b),
            **self._time(a, b),
            **self._participants(a, b),
            **self._place(a, b),
            **self._words(a, b),
            **self._standing(a, b),
            **self._company(a, b),
        }
        return {name: share for name, share in found.items() if share}

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
        after it happened may now and then be told so elsewhere, without its date."""
        one, other = self._about(a), self._about(b)
        between = abs(one - other) if one and other else timedelta(0)
        if between <= _MONTH:
            return {}
        if between <= _SEASON:
            return {"a month between": 1.0}
        return {"told again" if self._is_past(a) or self._is_past(b) else "a season between": 1.0}

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
        mutual = kinds()[a.kind].family in MUTUAL
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
        return sum(_PERSON if a in self.persons else _NAME if a in self._known else _DESCRIPTION for a in actors)

    def _place(self, a: Event, b: Event) -> dict[str, float]:
        if not a.place or not b.place:
            return {}
        return {"same place": 1.0} if a.place == b.place else {"other place": 1.0}

    def _words(self, a: Event, b: Event) -> dict[str, float]:
        ours, theirs = set(a.words), set(b.words)
        least = min(self._rare(ours), self._rare(theirs))
        names = {word for word in ours & theirs if word[0].isupper()} - self._words_of(a) - self._words_of(b)
        return {
            "words": self._rare(ours & theirs) / least if least else 0.0,
            "names": min(1.0, len(names) / 2),
            "another one": float(ours & _ANOTHER != theirs & _ANOTHER),
            **_numbers(ours, theirs),
        }

    def _words_of(self, event: Event) -> set[str]:
        """The words of its participants' names; these are compared as participants."""
        return {word for p in event.participants for word in self._names.get(p.actor, ())}

    def _rare(self, words: set[str]) -> float:
        return fsum(self._rarity.get(word, 0.0) for word in words)  # the same in whatever order a set has them

    def _standing(self, a: Event, b: Event) -> dict[str, float]:
        """What it says that two mentions differ in standing; a plan may be another visit than the one that took
        place."""
        standings = {a.status, b.status}
        if len(standings) == 1:
            return {}
        if standings == {"planned", "occurred"} and not (is_dated(a) and is_dated(b)):
            return {"not known to have come": 1.0}
        return {next((s for s in ("denied", "alleged") if s in standings), "other standing"): 1.0}

    def _company(self, a: Event, b: Event) -> dict[str, float]:
        one, other = a.mentions[0].report, b.mentions[0].report
        alike = 0.0 if one == other else self._surroundings.alike(one, other)
        return {"company": self._surroundings.shared(a, b), "reports alike": alike}


def _numbers(ours: set[str], theirs: set[str]) -> dict[str, float]:
    """Do both tell a number in figures, and the same one?"""
    one, other = ({word for word in words if any(map(str.isdigit, word))} for words in (ours, theirs))
    if not one or not other:
        return {}
    return {"same number" if one & other else "other number": 1.0}
