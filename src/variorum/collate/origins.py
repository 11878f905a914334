"""How many independent origins stand behind what several places tell.

Tellings of one source count once. So do those that a group and its member, a state and its body, or an agency and the
source that it carried give. A source that is only described (`an official`) may be one of those that are counted: it
counts where nothing else does, or where it can be none of them; else the number of origins is a least number.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from variorum.collate.offices import has_name, is_private, words_for
from variorum.collate.sources import MEDIA, Source
from variorum.model import Actor, Origin

_BODIES = frozenset({"organisation", "state-body", "military"})
_OF_A_STATE = frozenset({"state-body", "military", "person", "group"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One place that tells something, and its source. `place` is what the caller knows it by."""

    place: str
    report: str
    source: Source


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a point: origins, those that count first; the places behind each that counts; is there one
    that may be the same as another?
    """

    origins: tuple[Origin, ...]
    places: tuple[tuple[str, ...], ...]
    at_least: bool

    @property
    def independent(self) -> int:
        return len(self.places)


def behind(tellings: Collection[Telling], actors: Mapping[str, Actor]) -> Behind:
    """The origins behind the tellings of one point."""
    parties: dict[str, list[Telling]] = {}
    for telling in sorted(tellings, key=lambda t: (t.source.key, t.report, t.source.name, t.source.why, t.place)):
        parties.setdefault(telling.source.key, []).append(telling)
    joined = _joined(parties, actors)
    certain, vague = _told_apart(joined, actors)
    rows = [_origin(joined[key], None) for key in certain]
    rows += [_origin(joined[key], joined[other][0].source.name) for key, other in vague.items()]
    places = tuple(tuple(sorted({t.place for t in joined[key]})) for key in certain)
    return Behind(tuple(rows), places, bool(vague))


def _origin(tellings: Sequence[Telling], like: str | None) -> Origin:
    source = tellings[0].source
    doubt = f"; nothing tells it apart from {like}, so it is not counted" if like is not None else ""
    reports = tuple(sorted({t.report for t in tellings}))
    return Origin(origin=source.name, reports=reports, counted=like is None, why=source.why + doubt)


def _joined(parties: Mapping[str, Sequence[Telling]], actors: Mapping[str, Actor]) -> dict[str, list[Telling]]:
    """The parties by key, each that adds nothing to another put behind that one."""
    found: dict[str, list[Telling]] = {}
    for key, tellings in parties.items():
        root = _root(key, parties, actors)
        rows = found.setdefault(root, [])
        rows[:] = [*tellings, *rows] if root == key else [*rows, *tellings]
    return found


def _root(key: str, parties: Mapping[str, Sequence[Telling]], actors: Mapping[str, Actor]) -> str:
    """The party that this one in the end adds nothing to, or itself; of agencies that carry one another the first."""
    path = [key]
    while (more := _adds_nothing_to(path[-1], parties, actors)) is not None:
        if more in path:
            return min(path[path.index(more) :])
        path.append(more)
    return path[-1]


def _adds_nothing_to(key: str, parties: Mapping[str, Sequence[Telling]], actors: Mapping[str, Actor]) -> str | None:
    """The first other party that speaks in this one: the source that this agency carried, a member of this group, a
    body of this state.
    """
    row = actors[parties[key][0].source.actor]
    others = [(other, tellings) for other, tellings in parties.items() if other != key]
    for other, tellings in others:
        speaking = {t.source.actor for t in tellings}
        if row.kind in MEDIA and any(row.id in t.source.carriers for t in tellings):
            return other
        if row.members and speaking & set(row.members):
            return other
        body = (actors[a] for a in speaking if actors[a].kind in _OF_A_STATE and not is_private(actors[a]))
        if row.kind == "state" and any(a.trait("country") & row.trait("country") for a in body):
            return other
    return None


def _told_apart(
    parties: Mapping[str, Sequence[Telling]], actors: Mapping[str, Actor]
) -> tuple[list[str], dict[str, str]]:
    """The keys of the parties that count; and for each that does not, the party that it may be."""
    rows = {key: actors[tellings[0].source.actor] for key, tellings in parties.items()}
    named = [key for key, row in rows.items() if _is_known(row)]
    described = sorted(rows.keys() - set(named), key=lambda k: (not rows[k].trait("country"), is_private(rows[k]), k))
    certain, vague = list(named), dict[str, str]()
    for key in described:
        like = next((other for other in certain if _may_be(rows[key], rows[other])), None)
        if like is None:
            certain.append(key)
        else:
            vague[key] = like
    return sorted(certain), dict(sorted(vague.items()))


def _is_known(actor: Actor) -> bool:
    return actor.kind not in _OF_A_STATE | {"organisation"} or bool(actor.members) or has_name(actor)


def _may_be(described: Actor, other: Actor) -> bool:
    """May one who is only described be the other, or speak for it? Unless something tells them apart, yes."""
    countries = described.trait("country"), other.trait("country")
    if all(countries) and not countries[0] & countries[1]:
        return False
    if other.kind in MEDIA | {"document", "place"}:
        return False
    if described.kind in _BODIES:
        return _may_be_body(described, other)
    if is_private(described):
        return other.kind in ("person", "group") and bool(words_for(described) & words_for(other))
    return other.kind in _BODIES | {"state"} or not is_private(other)


def _may_be_body(described: Actor, other: Actor) -> bool:
    """`the agency` may be any agency; one who speaks without a body may speak for any."""
    functions = described.trait("function"), other.trait("function")
    if other.kind in _BODIES:
        alike = bool(words_for(described) & words_for(other))
        return alike and (not all(functions) or bool(functions[0] & functions[1]))
    if described.kind == "organisation":
        return False
    return other.kind == "state" or (other.kind in ("person", "group") and not is_private(other))
