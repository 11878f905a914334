"""Whose account a telling is: the party that knew it first hand and put it out first.

A person speaks for the body that its title names. A statement that state media put out is that state's account, whoever
is quoted; and where a story has several states, the voices of one government are one source: a ministry does not
confirm its own president.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from variorum.collate.nesting import Nesting
from variorum.collate.offices import is_private, words_for
from variorum.model import Actor, Statement

MEDIA: Final = frozenset({"news-agency", "outlet"})
_STATE_MEDIA: Final = ("state media", "state-run", "state news", "state television", "state tv", "state agency")
_EMPLOYERS: Final = frozenset({"organisation", "state-body", "military"})
_GOVERNING: Final = frozenset(
    "government defence intelligence foreign-affairs interior security presidency information border coast-guard "
    "monarchy parliament peacekeeping".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """The source of one telling: the key that decides what counts once, the actor behind it (or the body that it
    speaks for), its name, the reason, and the ids of those who carried it from there.
    """

    key: str
    actor: str
    name: str
    why: str
    carriers: frozenset[str] = frozenset()


_Party = tuple[str, Actor, tuple[str, ...]]


class Sources:
    """Finds the source of statements and of a report's own voice. `outlets` gives the outlet of a report, by ids."""

    def __init__(
        self, actors: Mapping[str, Actor], statements: Iterable[Statement], outlets: Mapping[str, str]
    ) -> None:
        self.actors = actors
        self._outlets = outlets
        self._parties: dict[str, _Party] = {}
        self._media: dict[str, bool] = {}
        self._countries: dict[str, str] = {}
        self._places = Nesting(actors.values())
        spoken = Counter(self._country(s.speaker) for s in statements if s.speaker is not None)
        self._sides = {country for country, n in spoken.items() if country and n > 1}

    def of(self, statement: Statement) -> Source | None:
        """The source of a statement; None where nobody is named for it."""
        if not statement.chain:
            return None
        first = self.actors[statement.chain[0].actor]
        if statement.act == "legal-provision" and first.kind == "document":
            return Source("document:provision", first.id, first.name, "the text itself speaks")
        carriers = [hop.actor for hop in statement.chain[1:]]
        foreign = (a for a in carriers if a != self._outlets.get(statement.report))
        medium = next((a for a in foreign if self._state_media(a)), None)
        if medium is not None:
            return self._source(medium, "put out by state media", carriers)
        return self._source(first.id, "first speaker of the chain", carriers)

    def own_voice(self, report: str) -> Source | None:
        """A report's own voice is a source only where its outlet speaks for a state."""
        outlet = self._outlets.get(report)
        if outlet is None or not self._state_media(outlet):
            return None
        return self._source(outlet, "own voice of state media", ())

    def _source(self, actor: str, why: str, carriers: Iterable[str]) -> Source:
        """The source that an actor speaks for: its body, its government, or itself."""
        key, row, reasons = self._party(actor)
        return Source(key, row.id, row.name, "; ".join((why, *reasons)), frozenset(carriers))

    def _party(self, actor: str) -> _Party:
        """The key that decides what counts once, the actor that speaks, and the reasons; kept, for many statements have
        the same speaker.
        """
        if actor not in self._parties:
            row, reasons = self.actors[actor], list[str]()
            employer = self._employer(row)
            if employer is not None:
                reasons, row = [f"speaks for {employer.name}"], employer
            country = self._country(row.id)
            governs = bool(country) and len(self._sides) > 1 and self._governs(row)
            key = f"country:{country}" if governs else row.id
            reasons += ["voices of one government count once"] if governs else []
            self._parties[actor] = key, row, tuple(reasons)
        return self._parties[actor]

    def _employer(self, actor: Actor) -> Actor | None:
        """The body named in the title of a person (`the company's lawyer`, `High Court judge X`), or the last body
        before the title that one of its words takes up (`agency spokesman`).
        """
        if actor.kind not in ("person", "group"):
            return None
        named = (self.actors[i] for i in self._places.of(actor) if self.actors[i].kind in _EMPLOYERS)
        return next(named, None) or self._taken_up(actor)

    def _taken_up(self, actor: Actor) -> Actor | None:
        for role in actor.roles:
            *words, _ = role.title.lower().split() or ("",)
            before = (self.actors[i] for i in self._places.before(role.span)) if words else ()
            found = next((a for a in before if a.kind in _EMPLOYERS and words_for(a) & set(words)), None)
            if found is not None:
                return found
        return None

    def _governs(self, actor: Actor) -> bool:
        """Is this the voice of a government: the state, a body that governs, an official of it, its media?"""
        if actor.kind == "state-body":
            return bool(actor.trait("function") & _GOVERNING) or not actor.trait("function")
        if actor.kind in ("person", "group"):
            return not is_private(actor)
        return actor.kind in ("state", "military") or self._state_media(actor.id)

    def _country(self, actor: str | None) -> str:
        if actor is None:
            return ""
        if actor not in self._countries:
            row = self.actors[actor]
            own = sorted(row.trait("country"))
            self._countries[actor] = own[0] if own else next(filter(None, map(self._country, row.members)), "")
        return self._countries[actor]

    def _state_media(self, actor: str) -> bool:
        if actor not in self._media:
            self._media[actor] = _is_state_media(self.actors[actor])
        return self._media[actor]


def _is_state_media(actor: Actor) -> bool:
    if actor.kind not in MEDIA:
        return False
    words = " ".join(m.span.quote for m in actor.mentions).lower()
    return "yes" in actor.trait("state-run") or any(w in words for w in _STATE_MEDIA)
