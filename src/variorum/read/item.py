"""What is to be read: a file, a stream, or a member of a container, with what is known of it from outside."""

import io
from dataclasses import dataclass, field
from typing import BinaryIO

from variorum.errors import ReadError
from variorum.model.report import Place
from variorum.read.limits import Limits
from variorum.read.raw import Metadata

_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Item:
    """Bytes with a name. `stream` is seekable; `media_type`, `charset` and `metadata` are what the container says.

    `name` is how reports name their source: a path or address, with the member behind `!` where it lies in a container.
    """

    name: str
    stream: BinaryIO
    media_type: str = ""
    metadata: Metadata = field(default=Metadata())
    inside: tuple[Place, ...] = ()
    limits: Limits = field(default=Limits())
    charset: str = ""

    def head(self) -> bytes:
        """The first bytes, by which a format is known; the stream is left at its start."""
        self.stream.seek(0)
        start = self.stream.read(_HEAD)
        self.stream.seek(0)
        return start

    def data(self) -> bytes:
        """All bytes of a document; raises `ReadError` where they are more than a document may have."""
        self.stream.seek(0)
        data = self.stream.read(self.limits.document + 1)
        if len(data) > self.limits.document:
            problem = f"it has more than {self.limits.document} bytes, the most that one document may have"
            raise ReadError(self.name, problem, "break it up")
        return data

    def member(self, data: bytes, place: Place, media_type: str = "", metadata: Metadata | None = None) -> "Item":
        """Something that lies in this item at `place`."""
        name = f"{self.name}!{place.member}" if place.member else self.name
        inside = (*self.inside, place)
        return Item(name, io.BytesIO(data), media_type, metadata or Metadata(), inside, self.limits)
