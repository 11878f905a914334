"""What is to be read: a file, a stream, or a member of a container, with what is known of it from outside."""

import io
import re
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from variorum.errors import ReadError
from variorum.model.report import Place
from variorum.read.forward import Forward
from variorum.read.limits import Limits, Meter
from variorum.read.raw import Metadata

_HEAD = 4096
_UPWARD = re.compile(r"(?:^|(?<=[/\\]))\.{1,2}(?:[/\\]|$)")
_ROOT = re.compile(r"^(?:[A-Za-z]:)?[/\\]+")


@dataclass(frozen=True, slots=True)
class Item:
    """Bytes with a name. `media_type`, `charset` and `metadata` are what the container says.

    `stream` is seekable, or a `Forward`, which can go back only while it is at its beginning. `name` is how reports
    name their source: a path or address, with the member behind `!` where it lies in a container. `meter` counts what
    the whole source unpacks to.
    """

    name: str
    stream: BinaryIO | Forward
    media_type: str = ""
    metadata: Metadata = field(default=Metadata())
    inside: tuple[Place, ...] = ()
    limits: Limits = field(default=Limits())
    charset: str = ""
    meter: Meter = field(default_factory=Meter, compare=False)

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

    def random(self) -> BinaryIO:
        """The bytes as a stream that is read in any order. One that comes only once is kept in memory."""
        return io.BytesIO(self.data()) if isinstance(self.stream, Forward) else self.stream

    def member(
        self, content: bytes | Forward, place: Place, media_type: str = "", metadata: Metadata | None = None
    ) -> "Item":
        """Something that lies in this item at `place`. Its name leads out of no folder.

        Raises `ReadError` where there have been more members in the source than any may have.
        """
        self.meter.enter(self.name, self.limits)
        return replace(
            self,
            name=f"{self.name}!{harmless(place.member)}" if place.member else self.name,
            stream=content if isinstance(content, Forward) else io.BytesIO(content),
            media_type=media_type,
            metadata=metadata or Metadata(),
            charset="",
            inside=(*self.inside, place),
        )


def harmless(name: str) -> str:
    """The name of a member without parts that lead upward or to the root, and as proper Unicode."""
    return _ROOT.sub("", _UPWARD.sub("", name.encode(errors="backslashreplace").decode()))
