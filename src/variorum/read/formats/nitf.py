"""NITF, the News Industry Text Format of the IPTC: one story a file."""

from collections.abc import Iterator

from variorum.errors import ReadError
from variorum.read.dates import hyphened
from variorum.read.item import Item
from variorum.read.news import standing, story_of, words_of
from variorum.read.raw import Metadata, Raw
from variorum.read.xml import Element, parse

MEDIA_TYPE = "text/vnd.IPTC.NITF"


def read_nitf(item: Item) -> Iterator[Raw]:
    """The one report of a file; raises `ReadError` where it cannot be read."""
    document = parse(item.data(), item.name)
    body = document.root.first("body")
    if body is None:
        raise ReadError(item.name, "this NITF file has no body", "give a story with text")
    yield story_of(item, document, body, nitf_metadata(document.root), (MEDIA_TYPE, ""))


def nitf_metadata(root: Element) -> Metadata:
    """What a file says of its story, in its head and above the story."""
    status, release = _attribute(root, "docdata", "management-status"), _attribute(root, "date.release", "norm")
    return Metadata(
        title=words_of([root.first("hl1"), root.first("hedline"), root.first("head", "title")]),
        outlet=_outlet(root),
        published=hyphened(
            _attribute(root, "date.issue", "norm")
            or _attribute(root, "pubdata", "date.publication")
            or _attribute(root, "story.date", "norm")
            or ""
        ),
        author=words_of([root.first("byline", "person"), root.first("byline")]),
        language=_attribute(root, "body", "lang") or root.attributes.get("lang"),
        note=standing(status or "", hyphened(release or "")),
    )


def _outlet(root: Element) -> str | None:
    """Who put it out: the holder of the rights, the distributor, the publication."""
    holder = _attribute(root, "doc.copyright", "holder") or words_of([root.first("distributor")])
    return holder or _attribute(root, "pubdata", "name")


def _attribute(root: Element, name: str, attribute: str) -> str | None:
    """An attribute of the first element of that name that has it."""
    return next((e.attributes[attribute] for e in root.all(name) if e.attributes.get(attribute, "").strip()), None)
