"""MHTML: a page as a browser saves it, with its pictures in one file. The report is its main HTML part."""

from collections.abc import Iterator

from variorum.errors import ReadError
from variorum.read.item import Item
from variorum.read.mime import Part, children, header_of, message_of, root_of, said
from variorum.read.raw import Metadata

_HTML = ("text/html", "application/xhtml+xml")


def is_mhtml(head: bytes) -> bool:
    """Do the first bytes begin a page that a browser saved?"""
    header = header_of(head) or {}
    return b"snapshot-content-location" in header or b"saved by" in header.get(b"from", b"")


def read_mhtml(item: Item) -> Iterator[Item]:
    """The page itself, its address with it; frames, pictures and styles are parts of its looks, not of its text."""
    message = message_of(item)
    pages = [part for part in _parts(root_of(message)) if part.media_type in _HTML]
    if not pages:
        raise ReadError(item.name, "no part of it is HTML", "save the page again as MHTML or HTML")
    start = message.get_param("start")
    main = next((part for part in pages if start and said(part.message, "Content-ID") == start), pages[0])
    address = said(message, "Snapshot-Content-Location") or said(main.message, "Content-Location")
    url = address if address.startswith(("http://", "https://")) else None
    metadata = Metadata(title=said(message, "Subject") or None, url=url)
    yield main.item(item, "mhtml", metadata.over(item.metadata), item.name)


def _parts(part: Part) -> Iterator[Part]:
    inner = list(children(part))
    yield from (leaf for child in inner for leaf in _parts(child)) if inner else (part,)
