"""HTML: the text in reading order with an exact map to the source, and what markup tells about the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from variorum.errors import ReadError
from variorum.model.report import Noise, SourceRun
from variorum.read.decode import decode
from variorum.read.html.blocks import Block, BlockReader
from variorum.read.html.flow import flow
from variorum.read.html.head import Head
from variorum.read.html.liveblog import entries
from variorum.read.html.regions import foreign, is_prose, kept
from variorum.read.item import Item
from variorum.read.raw import Metadata, Raw, digest

MEDIA_TYPE = "text/html"
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as text; `source_map` is into its markup. `part` tells apart the entries of a live blog."""

    text: str
    metadata: Metadata
    source_map: tuple[SourceRun, ...]
    noise: tuple[Noise, ...]
    part: str = ""


def read_html(item: Item) -> Iterator[Raw]:
    """The report of a page, or those of a live blog: what stands around its entries, then each entry.

    Raises `ReadError` where the page cannot be read.
    """
    data = item.data()
    declared = _CHARSET.search(data[:4096])
    markup, encoding = decode(data, item.name, declared[1].decode("ascii") if declared else item.charset)
    for page in pages_of(markup, item.name):
        name = f"{item.name}#{page.part}" if page.part else item.name
        yield Raw(
            name,
            digest(data),
            MEDIA_TYPE,
            page.text,
            page.metadata.over(item.metadata),
            page.source_map,
            page.noise,
            encoding,
            item.inside,
            page.part,
        )


def page_of(markup: str, source: str) -> Page:
    """The page of some markup as one text; raises `ReadError`, which names `source`, where it has no words."""
    reader = BlockReader(markup, source)
    return _page(_words(reader, source), Head(reader).metadata())


def pages_of(markup: str, source: str) -> tuple[Page, ...]:
    """The page of some markup, or of a live blog what stands around its entries, if there is prose, and each entry."""
    reader = BlockReader(markup, source)
    blocks, metadata = _words(reader, source), Head(reader).metadata()
    found = entries(reader, blocks)
    told = {id(block) for entry in found for block in entry.blocks}
    rest = [block for block in blocks if id(block) not in told]
    pages = [_page(rest, metadata)] if not found or any(is_prose(block) for block in rest) else []
    common = replace(metadata, title=None, published=None, updated=None)
    for number, entry in enumerate(found, 1):
        own = entry.metadata.over(common)
        own = replace(own, url=f"{metadata.url}#{entry.ident}" if metadata.url and entry.ident else metadata.url)
        pages.append(_page(entry.blocks, own, entry.ident or str(number)))
    return tuple(pages)


def _words(reader: BlockReader, source: str) -> list[Block]:
    blocks = kept(reader.blocks)
    if not blocks:
        raise ReadError(source, "the page has no words in it", "give a page with text")
    return blocks


def _page(blocks: Sequence[Block], metadata: Metadata, part: str = "") -> Page:
    laid = flow(blocks)
    verdicts = foreign(blocks, urlsplit(metadata.url or "").hostname or "").items()
    noise = (Noise(start=laid.bounds[i][0], end=laid.bounds[i][1], kind=kind, why=why) for i, (kind, why) in verdicts)
    return Page(laid.text, metadata, laid.source_map, tuple(noise), part)
