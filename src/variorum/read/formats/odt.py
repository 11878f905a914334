"""ODT: paragraphs, tables and notes of OpenDocument texts, as they stand once every tracked change is accepted."""

from collections.abc import Iterator

from variorum.errors import ReadError
from variorum.read.item import Item
from variorum.read.office import (
    Package,
    Paragraph,
    Piece,
    collapsed,
    numbered,
    raw_of,
    row_of,
    said_in,
    without_double_blanks,
)
from variorum.read.raw import Metadata, Raw
from variorum.read.xml import Element, Words

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_CONTENT = "content.xml"
_PROPERTIES = "meta.xml"
_UNREAD = frozenset({"tracked-changes", "annotation", "annotation-end", "note-citation", "sequence-decls", "forms"})
_BLANKS = 1000  # that one element may stand for
_APART = frozenset({"note", "text-box"})  # they stand in a paragraph, and hold paragraphs of their own


def is_odt(head: bytes) -> bool:
    """Do the first bytes begin a package of OpenDocument?"""
    return head.startswith(b"PK\x03\x04") and b"application/vnd.oasis.opendocument." in head[:120]


def read_odt(item: Item) -> Iterator[Raw]:
    """The one report of a document; raises `ReadError` where it cannot be read."""
    package = Package(item)
    body = package.root(_CONTENT).first("body", "text")
    if body is None:
        raise ReadError(item.name, "it is a spreadsheet, a presentation or a drawing", "save it as CSV or PDF")
    yield raw_of(item, package, MEDIA_TYPE, list(_Body(body).paragraphs()), _said(package))


def _said(package: Package) -> Metadata:
    """The properties of the document as they stand."""
    if not package.has(_PROPERTIES):
        return Metadata()
    return said_in(package.root(_PROPERTIES), ("initial-creator", "creator"), "creation-date")


class _Body:
    """The text of a document: its paragraphs in order, notes and text boxes below the paragraph that holds them."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._numbers = numbered(root.all("p", "h"))

    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs, a row of a table as one."""
        yield from self._inside(self._root)

    def _inside(self, element: Element) -> Iterator[Paragraph]:
        for part in element.parts:
            if not isinstance(part, Element) or part.name in _UNREAD:
                continue
            if part.name in ("p", "h"):
                yield self._paragraph(part)
                for apart in part.all(*_APART):
                    yield from self._inside(apart)
            elif part.name == "table-row":
                yield from row_of([list(self._inside(cell)) for cell in part.parts if isinstance(cell, Element)])
            else:
                yield from self._inside(part)

    def _paragraph(self, element: Element) -> Paragraph:
        named = element.attributes.get("style-name", "").lower()
        level = element.attributes.get("outline-level", "") if element.name == "h" else ""
        style = f"heading {level}" if level else named
        pieces = without_double_blanks(_pieces(element, self._numbers[element]))
        return Paragraph(tuple(pieces), _CONTENT, style)


def _pieces(element: Element, number: int) -> Iterator[Piece]:
    """The characters of a paragraph, white space collapsed as the format says."""
    for part in element.parts:
        if isinstance(part, Words):
            yield from collapsed(part.text, part.source, number)
        elif part.name == "s":
            count = part.attributes.get("c", "1")
            yield Piece(" " * min(int(count) if count.isdecimal() else 1, _BLANKS))
        elif part.name == "tab":
            yield Piece("\t")
        elif part.name == "line-break":
            yield Piece("\n")
        elif part.name not in _UNREAD | _APART:
            yield from _pieces(part, number)
