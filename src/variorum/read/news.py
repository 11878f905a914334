"""What the XML formats of the news trade share: from the elements of a story to its report."""

from collections.abc import Iterator, Sequence

from variorum.errors import ReadError
from variorum.model.report import Noise
from variorum.read.decode import refuse_long_lines
from variorum.read.html.flow import flow
from variorum.read.item import Item
from variorum.read.paragraphs import paragraphs
from variorum.read.raw import Metadata, Raw, digest
from variorum.read.xml import Document, Element

_USABLE = frozenset({"", "usable"})


def story_of(item: Item, document: Document, body: Element, metadata: Metadata, about: tuple[str, str]) -> Raw:
    """The report of a story's body; `about` is its media type, and what tells it apart in its file."""
    blocks = paragraphs(body)
    if not blocks:
        raise ReadError(item.name, "there are no words in its body", "give a story with text")
    laid = flow(blocks)
    refuse_long_lines(laid.text, item.name)
    why = "markup: beside a picture"
    noise = (
        Noise(start=start, end=end, kind="caption", why=why)
        for block, (start, end) in zip(blocks, laid.bounds, strict=True)
        if block.element.tag == "caption"
    )
    media_type, part = about
    return Raw(
        item.name, digest(item.data()), media_type, laid.text, metadata.over(item.metadata), laid.source_map,
        tuple(noise), document.encoding, item.inside, part,
    )  # fmt: skip


def words_of(elements: Iterator[Element | None] | Sequence[Element | None]) -> str | None:
    """The text of the first of some elements that has any."""
    return next((element.text() for element in elements if element and element.text()), None)


def standing(status: str, embargo: str) -> str | None:
    """What the sender says against using a story, to be told with the report."""
    plain = status.rpartition(":")[2].lower()
    notes = [f"its sender marks it as {plain}"] if plain not in _USABLE else []
    notes += [f"embargoed until {embargo}"] if embargo else []
    return "; ".join(notes) or None
