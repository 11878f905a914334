"""Plain text: one report a file, its text the decoded file itself."""

from collections.abc import Iterator

from variorum.read.decode import decode
from variorum.read.item import Item
from variorum.read.raw import Raw, digest

MEDIA_TYPE = "text/plain"


def read_plain(item: Item) -> Iterator[Raw]:
    """The one report of a text file; raises `ReadError` where it cannot be read."""
    data = item.data()
    text, encoding = decode(data, item.name, item.charset)
    yield Raw(item.name, digest(data), MEDIA_TYPE, text, item.metadata, encoding=encoding, inside=item.inside)
