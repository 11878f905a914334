"""What reports tell otherwise of one event: its time, place, participants, standing and outcome."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from variorum.model import Actor, Difference, Event, Span
from variorum.resolve.event_times import is_dated

_OUTCOMES: Final = frozenset({"conviction", "acquittal", "resignation", "dismissal"})  # of a family, one can be right


@dataclass(frozen=True, slots=True)
class _Telling:
    """A value that a mention gives a field, and the words that give it. Only values of one `sort` can differ."""

    field: str
    sort: str
    value: str
    span: Span


def differences(group: Sequence[Event], actors: Mapping[str, Actor]) -> Iterator[Difference]:
    """Each field on which two reports differ, with the values that one of them gives and the other does not.

    A report that gives a part of what another gives does not differ from it. The spans of a difference lie in two
    reports at least.
    """
    sorts: dict[tuple[str, str], list[_Telling]] = {}
    for telling in (telling for event in group for telling in _tellings(event, actors)):
        sorts.setdefault((telling.field, telling.sort), []).append(telling)
    fields: dict[str, dict[str, Span]] = {}
    for (field, _), told in sorts.items():
        for value, span in _differing(told).items():
            fields.setdefault(field, {}).setdefault(value, span)
    for field, values in fields.items():
        yield Difference(field=field, values=tuple(values), spans=tuple(values.values()))


def _tellings(event: Event, actors: Mapping[str, Actor]) -> Iterator[_Telling]:
    words = event.mentions[0]
    if is_dated(event) and event.when:
        yield _Telling("time", "", f"{event.time.start}/{event.time.end}", event.when[0])
    if event.place:
        yield _Telling("place", "", event.place, words)
    for part in event.participants:
        actor = actors.get(part.actor)
        if actor and any(mention.form == "name" for mention in actor.mentions):
            yield _Telling("participants", f"{part.role}, {_sort(actor)}", part.actor, words)
    yield _Telling("status", "", event.status, words)
    if event.kind in _OUTCOMES:
        yield _Telling("outcome", "", event.kind.replace("-", " "), words)


def _sort(actor: Actor) -> str:
    """A state that one report names and its leader whom the other names are no contradiction."""
    return "person" if actor.kind == "person" else "body"


def _differing(told: Sequence[_Telling]) -> dict[str, Span]:
    """The values that set reports apart, in the order in which they are told, each with its first words.

    Of reports that give a value, the one with the fewest others gives the words.
    """
    given: dict[str, dict[str, Span]] = {}
    for telling in told:
        given.setdefault(telling.span.report, {}).setdefault(telling.value, telling.span)
    versions = dict.fromkeys(frozenset(values) for values in given.values())
    apart = {v for a, b in combinations(versions, 2) if a - b and b - a for v in a ^ b}
    found: dict[str, Span] = {}
    for value in dict.fromkeys(telling.value for telling in told if telling.value in apart):
        found[value] = min((v for v in given.values() if value in v), key=len)[value]
    return found
