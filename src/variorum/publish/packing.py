"""Parts of a large page, packed: deflated and in base64, for a script of the page to unpack when they are wanted."""

import base64
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

LARGEST_OPEN = 1_700_000  # bytes of markup, up to which a page holds everything open and reads whole without scripts


@dataclass(frozen=True)
class Block:
    """Entries of a section in one packed part; `report` where it is the text of one."""

    section: str
    data: str
    entries: int
    report: str = ""


def pack(text: str) -> str:
    """The text in UTF-8, deflated (zlib, RFC 1950) and in base64: of markup a sixth, which a browser passes over."""
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def fits(parts: Sequence[Markup]) -> bool:
    """Do the parts together leave a page open?"""
    return sum(len(part.encode()) for part in parts) <= LARGEST_OPEN
