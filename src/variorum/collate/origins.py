"""Who stands behind a telling: the party that knew it first hand and put it out first.

Carriers of one origin count once. A statement that state media put out is that state's account, whoever is quoted.
Voices of one state are one origin where the story has several states: a ministry does not confirm its own government.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from variorum.model import Actor, Origin, Statement

_MEDIA: Final = frozenset({"news-agency", "outlet"})
_STATE_MEDIA_WORDS: Final = ("state media", "state-run", "state news", "state television", "state tv", "state agency")
_OFFICIAL: Final = frozenset({"state", "state-body", "military", "person", "group"})


@dataclass(frozen=True, slots=True)
class Source:
    """An origin of one telling: the key that decides what counts once, the actor, and the reason."""

    key: str
    name: str
    why: str


class Origins:
    """Finds the origin of statements and of a report's own voice."""

    def __init__(
        self, actors: Mapping[str, Actor], statements: Iterable[Statement], outlets: Mapping[str, str]
    ) -> None:
        self.actors = actors
        self.outlets = outlets
        spoken = Counter(self._country(s.speaker) for s in statements if s.speaker is not None)
        self.sides = {country for country, n in spoken.items() if country and n > 1}

    def of(self, statement: Statement) -> Source | None:
        """The origin of a statement; None where its source is not named."""
        if not statement.chain:
            return None
        carriers = [hop.actor for hop in statement.chain[1:] if hop.actor != self.outlets.get(statement.report)]
        state_medium = next((a for a in carriers if self._state_media(a)), None)
        if statement.act == "legal-provision" and self.actors[statement.chain[0].actor].kind == "document":
            return Source("document:provision", self.actors[statement.chain[0].actor].name, "the text itself speaks")
        if state_medium is not None:
            return self._source(state_medium, "put out by state media")
        return self._source(statement.chain[0].actor, "first speaker of the chain")

    def own_voice(self, report: str) -> Source | None:
        """A report's own voice is an origin only where its outlet speaks for a state."""
        outlet = self.outlets.get(report)
        return (
            self._source(outlet, "own voice of state media")
            if outlet is not None and self._state_media(outlet)
            else None
        )

    def _source(self, actor: str, why: str) -> Source:
        country = self._country(actor)
        row = self.actors[actor]
        if country and len(self.sides) > 1 and (row.kind in _OFFICIAL or self._state_media(actor)):
            return Source(f"country:{country}", row.name, f"{why}; voices of one state count once")
        return Source(actor, row.name, why)

    def _country(self, actor: str | None) -> str:
        if actor is None:
            return ""
        row = self.actors[actor]
        own = sorted(row.trait("country"))
        return own[0] if own else next((self._country(m) for m in row.members if self._country(m)), "")

    def _state_media(self, actor: str) -> bool:
        row = self.actors[actor]
        if row.kind not in _MEDIA:
            return False
        words = " ".join(m.span.quote for m in row.mentions).lower()
        return "yes" in row.trait("state-run") or any(w in words for w in _STATE_MEDIA_WORDS)


def listed(sources: Mapping[str, Collection[Source]]) -> tuple[Origin, ...]:
    """Origins with the reports that rest on them, from the sources of each report."""
    names: dict[str, Source] = {}
    resting: dict[str, set[str]] = {}
    for report, found in sorted(sources.items()):
        for source in sorted(found, key=lambda s: (s.key, s.name)):
            names.setdefault(source.key, source)
            resting.setdefault(source.key, set()).add(report)
    return tuple(
        Origin(origin=names[k].name, reports=tuple(sorted(resting[k])), why=names[k].why) for k in sorted(resting)
    )
