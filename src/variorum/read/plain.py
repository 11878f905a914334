"""Plain text: one report a file, its text the decoded file itself."""

from collections.abc import Iterator

from variorum.errors import ReadError
from variorum.read.decode import decode
from variorum.read.raw import Raw, digest

MEDIA_TYPE = "text/plain"


def read_plain(data: bytes, source: str) -> Iterator[Raw | ReadError]:
    """The one report of a text file; raises `ReadError` where it cannot be read."""
    yield Raw(source, digest(data), MEDIA_TYPE, decode(data, source))
