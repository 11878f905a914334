"""PDF: the text layer in reading order, with page and box of each line. No text is recognised in pictures."""

from collections.abc import Iterator

from variorum.errors import ReadError
from variorum.read.item import Item
from variorum.read.pdf.document import Document, document_of
from variorum.read.pdf.flow import flow_of
from variorum.read.pdf.front import metadata_of
from variorum.read.pdf.layout import layouts_of
from variorum.read.raw import Raw, digest

MEDIA_TYPE = "application/pdf"
_ADVICE = "run a program for text recognition over it, such as ocrmypdf, and give the result"


def read_pdf(item: Item) -> Iterator[Raw | ReadError]:
    """The one report of a PDF, and a problem for each page that cannot be read."""
    data = item.data()
    document = document_of(data, item.name, item.limits)
    yield from document.troubles
    scanned = [sheet.number for sheet in document.sheets if sheet.scanned]
    if not any(sheet.words for sheet in document.sheets):
        if not document.troubles:
            yield _without_text(item.name, scanned)
        return
    if scanned:
        pages = ", ".join(map(str, scanned))
        problem = f"page {pages}: a picture without a text layer, no text is recognised in it"
        yield ReadError(item.name, problem, _ADVICE)
    yield _raw(item, data, document)


def _without_text(source: str, scanned: list[int]) -> ReadError:
    what = "its pages are pictures without a text layer, no text is recognised in them" if scanned else "it has no text"
    return ReadError(source, what, _ADVICE)


def _raw(item: Item, data: bytes, document: Document) -> Raw:
    layouts = layouts_of(document.sheets)
    flow = flow_of(layouts)
    return Raw(
        item.name,
        digest(data),
        MEDIA_TYPE,
        flow.text,
        metadata_of(document.properties, layouts).over(item.metadata),
        tuple(flow.runs),
        tuple(flow.noise),
        inside=item.inside,
    )
