"""One mention of an actor, before it is known which mentions are one and the same."""

from dataclasses import dataclass, field

from variorum.model.actor import ActorKind, MentionForm


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mention and what it tells of its actor.

    `country` is a code of the table of countries, `token` the index of the head token and `first` that of the first,
    `role` the bounds of a title inside the mention, `modifiers` the lemmas before the head, `owner` the index of a
    possessing token (a pronoun or a name), -1 without one.
    """

    start: int
    end: int
    kind: ActorKind
    form: MentionForm
    name: str
    token: int
    first: int
    sentence: int
    country: str = ""
    function: str = ""
    head: str = ""
    modifiers: frozenset[str] = field(default_factory=frozenset)
    role: tuple[int, int] | None = None
    plural: bool = False
    definite: bool = False
    owner: int = -1
    state_run: bool = False
