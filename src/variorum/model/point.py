"""What the reports make together: a point, who carries it, and how many independent origins stand behind it."""

from variorum.model.event import Difference
from variorum.model.others import Ids
from variorum.model.record import Record


class About(Record):
    """What a point speaks of: ids of events and statements, measures of figure groups."""

    events: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    figure_groups: tuple[str, ...] = ()


class Origin(Record):
    """One party that knew it first hand and put it out first (an actor id or a plain name), and the reports resting
    on it. Not `counted` is one that is only described and may be the same as another (`an official`).
    """

    origin: str
    reports: tuple[str, ...]
    counted: bool = True
    why: str


class Point(Record):
    """A point of the story. Every report is in exactly one of `carried_by`, `silent` and `too_early`.

    `at_least`: `independent_origins` is a least number, because some origin is not counted that may be one of its own.
    """

    id: str
    label: str
    about: About
    carried_by: tuple[str, ...]
    silent: Ids = ()
    too_early: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    independent_origins: int = 0
    at_least: bool = False
    differences: tuple[Difference, ...] = ()
    verdict: str
    why: str
