"""HTML: the text in reading order with an exact map to the source, and what markup tells about the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from variorum.errors import ReadError
from variorum.model.report import Noise, SourceRun
from variorum.read.blocks import BlockReader
from variorum.read.decode import decode
from variorum.read.flow import flow
from variorum.read.htmlmeta import Head
from variorum.read.item import Item
from variorum.read.raw import Metadata, Raw, digest
from variorum.read.regions import foreign, kept

MEDIA_TYPE = "text/html"
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as text; `source_map` is into its markup."""

    text: str
    metadata: Metadata
    source_map: tuple[SourceRun, ...]
    noise: tuple[Noise, ...]


def read_html(item: Item) -> Iterator[Raw]:
    """The one report of a page; raises `ReadError` where it cannot be read."""
    data = item.data()
    declared = _CHARSET.search(data[:4096])
    markup, encoding = decode(data, item.name, declared[1].decode("ascii") if declared else None)
    page = page_of(markup, item.name)
    metadata = page.metadata.over(item.metadata)
    yield Raw(
        item.name, digest(data), MEDIA_TYPE, page.text, metadata, page.source_map, page.noise, encoding, item.inside
    )


def page_of(markup: str, source: str) -> Page:
    """The page of some markup; raises `ReadError`, which names `source`, where it has no words."""
    reader = BlockReader(markup, source)
    blocks = kept(reader.blocks)
    if not blocks:
        raise ReadError(source, "the page has no words in it", "give a page with text")
    metadata = Head(reader).metadata()
    laid = flow(blocks)
    verdicts = foreign(blocks, urlsplit(metadata.url or "").hostname or "").items()
    noise = (Noise(start=laid.bounds[i][0], end=laid.bounds[i][1], kind=kind, why=why) for i, (kind, why) in verdicts)
    return Page(laid.text, metadata, laid.source_map, tuple(noise))
