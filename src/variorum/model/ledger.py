"""The whole ledger of a story: every table of format 1."""

from typing import Literal

from pydantic import Field

from variorum.model.actor import Actor
from variorum.model.commitment import Commitment
from variorum.model.decision import Decision
from variorum.model.event import Event
from variorum.model.figure import Figure, FigureGroup
from variorum.model.overruled import Overruled
from variorum.model.passage import Family, Passage
from variorum.model.point import Point
from variorum.model.record import Record
from variorum.model.report import Report
from variorum.model.span import Span
from variorum.model.statement import Statement
from variorum.model.time import Time
from variorum.model.wording import Wording


class LeftOut(Record):
    """Something that a stage saw and did not take, and why. `span` is null where it has no place in a report."""

    stage: str
    reason: str
    source: str | None = None
    span: Span | None = None


class Ledger(Record):
    """One story. The field names are the table names."""

    format: Literal[1] = 1
    reports: tuple[Report, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    figure_groups: tuple[FigureGroup, ...] = ()
    passages: tuple[Passage, ...] = ()
    families: tuple[Family, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    wording: tuple[Wording, ...] = ()
    points: tuple[Point, ...] = ()
    decisions: tuple[Decision, ...] = ()
    overruled: tuple[Overruled, ...] = ()
    left_out: tuple[LeftOut, ...] = Field(default=())


TABLES: dict[str, type[Record]] = {
    "reports": Report,
    "actors": Actor,
    "times": Time,
    "statements": Statement,
    "events": Event,
    "figures": Figure,
    "figure_groups": FigureGroup,
    "passages": Passage,
    "families": Family,
    "commitments": Commitment,
    "wording": Wording,
    "points": Point,
    "decisions": Decision,
    "overruled": Overruled,
    "left_out": LeftOut,
}
