"""Who acts or speaks: persons, states and their bodies, organisations, agencies, groups, places, documents."""

from typing import Literal

from variorum.model.record import Record
from variorum.model.span import Span

ActorKind = Literal[
    "person",
    "state",
    "state-body",
    "organisation",
    "news-agency",
    "outlet",
    "military",
    "group",
    "place",
    "document",
]
MentionForm = Literal["name", "description", "pronoun", "metonym"]


class Mention(Record):
    """One place where an actor is named."""

    span: Span
    form: MentionForm


class Role(Record):
    """A title or office that a report gives to an actor, with the words that say so."""

    title: str
    span: Span


class Actor(Record):
    """One actor of a report (after annotation) or of the whole story (after resolution).

    `members` are actor ids, for a group of speakers named together. `traits` are facts that resolution compares, as
    `key:value` (`country:FR`, `acronym:AFP`, `function:intelligence`, `surname:dupont`).
    """

    id: str
    name: str
    kind: ActorKind
    members: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    same_as: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    why: str

    def trait(self, key: str) -> frozenset[str]:
        """All values of a trait."""
        return frozenset(t.partition(":")[2] for t in self.traits if t.partition(":")[0] == key)
