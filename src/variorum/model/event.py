"""What happened, or is to happen."""

from typing import Literal

from variorum.model.record import Record
from variorum.model.span import Span

Status = Literal["occurred", "planned", "alleged", "denied"]
Plover = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT",
    "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "none",
]  # fmt: skip


class Participant(Record):
    """An actor in an event, and its part there (`host`, `visitor`, `signatory`, `victim` …)."""

    actor: str
    role: str


class EventTime(Record):
    """When it happened: first and last day, ISO 8601, null where open. `precision`: day, month, year, interval, none
    …
    """

    start: str | None = None
    end: str | None = None
    precision: str
    why: str


class Difference(Record):
    """One field on which reports tell an event or point differently: each value with the words that give it."""

    field: str
    values: tuple[str, ...]
    spans: tuple[Span, ...]


class Event(Record):
    """An event of a report (after annotation) or of the story (after resolution).

    `kind` is a plain word (`meeting`, `treaty-signing`), `place` an actor id or a place's name. `words` are the content
    lemmas that resolution compares, `when` the words that date it, `until` the words that date something later.
    """

    id: str
    label: str
    kind: str
    plover: Plover = "none"
    participants: tuple[Participant, ...] = ()
    time: EventTime
    place: str | None = None
    status: Status = "occurred"
    mentions: tuple[Span, ...]
    differences: tuple[Difference, ...] = ()
    words: tuple[str, ...] = ()
    when: tuple[Span, ...] = ()
    until: tuple[Span, ...] = ()
    why: str
