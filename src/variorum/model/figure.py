"""Numbers of things: who gives them, what they count, and how they relate."""

from typing import Literal

from variorum.model.record import Record
from variorum.model.span import Span
from variorum.model.statement import Hop

Comparator = Literal[
    "exact", "about", "more-than", "at-least", "less-than", "at-most", "between", "vague", "not-disclosed"
]
RelationKind = Literal["agree", "compatible", "refines", "updates", "conflict"]


class Figure(Record):
    """One figure. `low` and `high` are the numbers that are stated, null where open. `as_of` is a TIMEX3 value.

    `counted` are the content lemmas of what is counted and of its frame (`soldier`, `kill`), `where` the places and
    `of` the actor whose things are counted: what `measure` is made from. `statement` is the statement that the figure
    stands in.
    """

    id: str
    span: Span
    measure: str
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    comparator: Comparator
    as_of: str | None = None
    chain: tuple[Hop, ...] = ()
    statement: str | None = None
    counted: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    of: str | None = None
    why: str


class Relation(Record):
    """How two figures stand to each other, and why. `a` and `b` are figure ids."""

    a: str
    b: str
    relation: RelationKind
    why: str


class FigureGroup(Record):
    """All figures of one measure, and their relations, also to figures of neighbouring measures.

    `origins` lists the figure ids behind each independent origin; `at_least` as for a point.
    """

    measure: str
    label: str
    members: tuple[str, ...]
    relations: tuple[Relation, ...] = ()
    origins: tuple[tuple[str, ...], ...] = ()
    independent_origins: int = 0
    at_least: bool = False
    why: str
