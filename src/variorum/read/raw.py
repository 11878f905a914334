"""What a format hands on: one report's text and what its container says about it, before the text is looked at."""

import hashlib
from dataclasses import dataclass, field, fields

from variorum.model.report import Noise, Place, SourceRun


@dataclass(frozen=True, slots=True)
class Metadata:
    """What stands beside the text (fields of a JSON line, `meta` elements of a page), as it stands there.

    `made` is the ISO 8601 day on which the file itself was made: what is in it came out then, or before. `language` is
    the one that it is said to be in, `note` what its sender says of its standing (withheld, embargoed, cut short).
    """

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    url: str | None = None
    updated: str | None = None
    language: str | None = None
    made: str | None = None
    note: str | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """What this says, and where it is silent what the other says."""
        return Metadata(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Raw:
    """One report as its format gives it.

    `sha256` is of the bytes of its source, `part` tells apart the reports of one source, `inside` says where that lies.
    `noise` is what markup itself marks as foreign to the story (a `figcaption`), in characters of `text`.
    """

    source: str
    sha256: str
    media_type: str
    text: str
    metadata: Metadata = field(default=Metadata())
    source_map: tuple[SourceRun, ...] = ()
    noise: tuple[Noise, ...] = ()
    encoding: str | None = None
    inside: tuple[Place, ...] = ()
    part: str = ""


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
