"""All that one report says by itself: the outcome of annotation, the input of resolution."""

from dataclasses import dataclass, field, replace

from variorum.model.actor import Actor
from variorum.model.commitment import Commitment
from variorum.model.event import Event
from variorum.model.figure import Figure
from variorum.model.ledger import LeftOut
from variorum.model.parse import Parse
from variorum.model.report import Report
from variorum.model.statement import Statement
from variorum.model.time import TimeExpression


@dataclass(frozen=True)
class Annotation:
    """One report with its layers. Actor ids are local to the report until resolution gives them those of the story.

    `reprint_of` is the id of the report that is printed alike and was read in this one's place; row by row its layers
    say the same.
    """

    report: Report
    parse: Parse
    actors: tuple[Actor, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    left_out: tuple[LeftOut, ...] = field(default=())
    reprint_of: str | None = None

    @property
    def text_of(self) -> str:
        """The id of the first report with this text: its own, where it is no reprint."""
        return self.reprint_of or self.report.id

    def without_parse(self) -> "Annotation":
        """The same with an empty parse, which takes no memory: for stages that need the layers alone."""
        return replace(self, parse=Parse(self.report.id, (), (), (), ()))
