"""DOCX: paragraphs, tables and notes as they stand once every tracked change is accepted."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.errors import ReadError
from variorum.model.report import NoiseKind
from variorum.read.item import Item
from variorum.read.office import Package, Paragraph, Piece, numbered, raw_of, row_of, said_in
from variorum.read.raw import Metadata, Raw
from variorum.read.xml import Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_UNREAD = frozenset("del moveFrom delText instrText delInstrText pPr rPr Fallback txbxContent annotationRef".split())
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def is_docx(head: bytes) -> bool:
    """Do the first bytes begin a package of Microsoft Office?"""
    return head.startswith(b"PK\x03\x04") and (b"[Content_Types].xml" in head[:64] or b"word/" in head)


def read_docx(item: Item) -> Iterator[Raw]:
    """The one report of a document; raises `ReadError` where it cannot be read."""
    package = Package(item)
    main = next(iter(_related(package, "", "officeDocument")), "")
    if posixpath.basename(posixpath.dirname(main)) in ("xl", "ppt"):
        raise ReadError(item.name, "it is a spreadsheet or a presentation", "save it as CSV or PDF")
    document = _Document(package, main)
    yield raw_of(item, package, MEDIA_TYPE, list(document.paragraphs()), _said(package))


def _related(package: Package, part: str, kind: str) -> Iterator[str]:
    """The parts that a part (the package itself where it is empty) names as being of a kind, `footnotes` for one."""
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if not package.has(listing):
        return
    for relation in package.root(listing).all("Relationship"):
        if (
            relation.attributes.get("Type", "").endswith(f"/{kind}")
            and relation.attributes.get("TargetMode") != "External"
        ):
            target = relation.attributes.get("Target", "")
            yield posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _said(package: Package) -> Metadata:
    """The properties of the document as they stand."""
    part = next(_related(package, "", "core-properties"), "")
    return said_in(package.root(part), ("creator",), "created") if package.has(part) else Metadata()


@dataclass(frozen=True)
class _Document:
    """The main part of a package, and the parts that go with it."""

    package: Package
    main: str

    def paragraphs(self) -> Iterator[Paragraph]:
        """The body, then notes, then what stands in the margins of every page."""
        styles = self._styles()
        yield from _Part(self.main, self.package.root(self.main), styles).paragraphs()
        for kind in ("footnotes", "endnotes"):
            for part in _related(self.package, self.main, kind):
                yield from _Part(part, self.package.root(part), styles).paragraphs()
        for kind in ("header", "footer"):
            for part in _related(self.package, self.main, kind):
                found = _Part(part, self.package.root(part), styles, "layout", f"docx: {kind} of the pages")
                yield from found.paragraphs()

    def _styles(self) -> dict[str, str]:
        """The names of styles, which are the same in every language, by their ids, which are not."""
        found: dict[str, str] = {}
        for part in _related(self.package, self.main, "styles"):
            for style in self.package.root(part).all("style"):
                name = style.first("name")
                found[style.attributes.get("styleId", "")] = name.attributes.get("val", "").lower() if name else ""
        return found


class _Part:
    """One part with text: its paragraphs in order, those of a text box below the one that holds it."""

    def __init__(self, name: str, root: Element, styles: dict[str, str], noise: NoiseKind | None = None, why: str = ""):
        self._name, self._root, self._styles, self._noise, self._why = name, root, styles, noise, why
        self._numbers = numbered(root.all("p"))

    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs, a row of a table as one."""
        yield from self._inside(self._root)

    def _inside(self, element: Element) -> Iterator[Paragraph]:
        for part in element.parts:
            if not isinstance(part, Element) or part.name in _UNREAD or part.attributes.get("type") in _SEPARATORS:
                continue
            if part.name == "p":
                yield self._paragraph(part)
                for box in _boxes(part):
                    yield from self._inside(box)
            elif part.name == "tr":
                yield from row_of([list(self._inside(cell)) for cell in part.parts if isinstance(cell, Element)])
            else:
                yield from self._inside(part)

    def _paragraph(self, element: Element) -> Paragraph:
        named = element.first("pPr", "pStyle")
        style = self._styles.get(named.attributes.get("val", ""), "") if named else ""
        noise, why = ("caption", "docx: set as a caption") if style == "caption" else (self._noise, self._why)
        return Paragraph(tuple(_pieces(element, self._numbers[element])), self._name, style, noise, why)


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes in a paragraph; each is written a second time for older programs, which is passed over."""
    for part in element.parts:
        if isinstance(part, Element) and part.name == "txbxContent":
            yield part
        elif isinstance(part, Element) and part.name != "Fallback":
            yield from _boxes(part)


def _pieces(element: Element, number: int) -> Iterator[Piece]:
    """The characters of a paragraph. What was deleted or hidden, and the code of fields, is left out."""
    for part in element.parts:
        if not isinstance(part, Element) or part.name in _UNREAD or _is_hidden(part):
            continue
        if part.name == "t":
            yield from (Piece(words.text, words.source, number) for words in part.words())
        elif part.name in _SIGNS:
            yield Piece(_SIGNS[part.name])
        else:
            yield from _pieces(part, number)


def _is_hidden(run: Element) -> bool:
    """Is it a run of text that is set as hidden?"""
    hidden = run.first("rPr", "vanish") if run.name == "r" else None
    return hidden is not None and hidden.attributes.get("val", "1") not in ("0", "false", "off")
