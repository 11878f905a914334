"""Which fields of which records name other rows: what has to exist, and what follows when an id changes."""

from collections.abc import Mapping
from types import MappingProxyType

from variorum.model.actor import Actor
from variorum.model.commitment import Commitment
from variorum.model.event import Event, Participant
from variorum.model.figure import Figure, FigureGroup, Relation
from variorum.model.passage import Family, Share
from variorum.model.point import About, Origin, Point
from variorum.model.record import Record
from variorum.model.report import Report
from variorum.model.statement import Hop, Statement
from variorum.model.wording import Wording

# record -> field -> tables that its ids may name
REFERENCES: Mapping[type[Record], Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        Report: {"outlet": ("actors",), "credits": ("actors",)},
        Actor: {"members": ("actors",)},
        Hop: {"actor": ("actors",)},
        Statement: {"report": ("reports",), "speaker": ("actors",), "addressee": ("actors",)},
        Participant: {"actor": ("actors",)},
        Figure: {"statement": ("statements",)},
        FigureGroup: {"members": ("figures",), "origins": ("figures",)},
        Relation: {"a": ("figures",), "b": ("figures",)},
        Family: {"reports": ("reports",), "root": ("reports", "actors"), "passages": ("passages",)},
        Share: {"report": ("reports",)},
        Commitment: {"who": ("actors",), "to_whom": ("actors",), "statement": ("statements",)},
        Wording: {"referent": ("actors", "events"), "of": ("actors",)},
        About: {"events": ("events",), "statements": ("statements",), "figure_groups": ("figure_groups",)},
        Origin: {"reports": ("reports",)},
        Point: {"carried_by": ("reports",), "silent": ("reports",), "too_early": ("reports",)},
    }
)

# fields that hold the id of an actor where one is known, and a plain name else
NAMES: Mapping[type[Record], tuple[str, ...]] = MappingProxyType(
    {Event: ("place",), Figure: ("of",), Commitment: ("instrument",), Origin: ("origin",)}
)


def key_of(record: Record, position: int) -> str:
    """What names a record within its table: its id, its measure, or else its place."""
    key = getattr(record, "id", None) or getattr(record, "measure", None)
    return str(position) if key is None else str(key)
