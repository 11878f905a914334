"""The records of the ledger, one noun a file. Everything else in Variorum takes these and returns these."""

from variorum.model.actor import Actor, Mention, Role
from variorum.model.annotation import Annotation
from variorum.model.commitment import Commitment
from variorum.model.decision import Anchor, Decision, Proof
from variorum.model.event import Difference, Event, EventTime, Participant
from variorum.model.figure import Figure, FigureGroup, Relation
from variorum.model.ledger import TABLES, Ledger, LeftOut
from variorum.model.others import Others
from variorum.model.overruled import Overruled
from variorum.model.parse import Parse, Quotation, Sentence, Token
from variorum.model.passage import Family, Passage, Restored, Share
from variorum.model.point import About, Origin, Point
from variorum.model.record import Record, records_in, stable_id
from variorum.model.report import Dateline, InLanguage, Masthead, Noise, Place, Published, Report, SourceRun
from variorum.model.span import Bounds, Span
from variorum.model.statement import Hop, Statement
from variorum.model.time import Time, TimeExpression
from variorum.model.wording import Wording

__all__ = [
    "TABLES",
    "About",
    "Actor",
    "Anchor",
    "Annotation",
    "Bounds",
    "Commitment",
    "Dateline",
    "Decision",
    "Difference",
    "Event",
    "EventTime",
    "Family",
    "Figure",
    "FigureGroup",
    "Hop",
    "InLanguage",
    "Ledger",
    "LeftOut",
    "Masthead",
    "Mention",
    "Noise",
    "Origin",
    "Others",
    "Overruled",
    "Parse",
    "Participant",
    "Passage",
    "Place",
    "Point",
    "Proof",
    "Published",
    "Quotation",
    "Record",
    "Relation",
    "Report",
    "Restored",
    "Role",
    "Sentence",
    "Share",
    "SourceRun",
    "Span",
    "Statement",
    "Time",
    "TimeExpression",
    "Token",
    "Wording",
    "records_in",
    "stable_id",
]
