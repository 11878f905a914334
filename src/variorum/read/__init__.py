"""Bytes to `Report`: one file a format in `formats`, and what is found on any page beside it."""

from variorum.read.arrivals import Arrival, arrivals
from variorum.read.assemble import distinct, shared
from variorum.read.formats import FORMATS, Format
from variorum.read.item import Item
from variorum.read.limits import Limits
from variorum.read.members import unread
from variorum.read.reading import Reading, read_bytes, read_file, read_item, read_raw, read_stream

__all__ = [
    "FORMATS",
    "Arrival",
    "Format",
    "Item",
    "Limits",
    "Reading",
    "arrivals",
    "distinct",
    "read_bytes",
    "read_file",
    "read_item",
    "read_raw",
    "read_stream",
    "shared",
    "unread",
]
