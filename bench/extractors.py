"""The programs that read a news page, each as a function from its bytes and address to what it found."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import justext
import newspaper
import trafilatura
from readability import Document
from readability.readability import Unparseable
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from variorum.read import read_bytes

_SEPARATOR = re.compile(r"\s*(?:[,;|/&]|\b(?:and|und|et|y|e|og|och|en|i)\b)\s+|\s*;\s*")


@dataclass(frozen=True)
class Extracted:
    """Body, title, day of publication (ISO 8601) and authors as a program gives them; empty where it gives none."""

    body: str = ""
    title: str = ""
    day: str = ""
    authors: tuple[str, ...] = ()


def names_of(byline: str) -> tuple[str, ...]:
    """The names in a byline."""
    return tuple(name.strip() for name in _SEPARATOR.split(byline) if name and name.strip())


def variorum(data: bytes, _url: str) -> Extracted:
    """The first report of the page, by Variorum."""
    reports = read_bytes(data, "page.html").reports
    if not reports:
        return Extracted()
    report = reports[0]
    body = "\n".join(report.text[a:b] for a, b in report.story)
    byline = report.byline if isinstance(report.byline, str) or report.byline is None else report.byline.quote
    return Extracted(body, report.title or "", report.published.value or "", names_of(byline or ""))


def _trafilatura(data: bytes, url: str) -> Extracted:
    found = trafilatura.bare_extraction(data, url=url, with_metadata=True, include_comments=False)
    if found is None:
        return Extracted()
    return Extracted(found.text or "", found.title or "", found.date or "", tuple((found.author or "").split("; ")))


def _resiliparse(data: bytes, _url: str) -> Extracted:
    tree = HTMLTree.parse_from_bytes(data)
    return Extracted(extract_plain_text(tree, main_content=True), tree.title or "")


def _readability(data: bytes, _url: str) -> Extracted:
    document = Document(data)
    try:
        body = HTMLTree.parse(document.summary()).body
    except Unparseable:
        return Extracted()
    return Extracted(extract_plain_text(str(body)) if body else "", document.short_title())


def _newspaper(data: bytes, url: str) -> Extracted:
    article = newspaper.Article(url, fetch_images=False)
    article.download(input_html=data.decode("utf-8", "replace"))
    with suppress(ImportError):  # it needs a package of its own for some languages
        article.parse()
    day = str(article.publish_date or "")[:10]
    return Extracted(article.text, article.title or "", day, tuple(article.authors))


def _justext(data: bytes, _url: str) -> Extracted:
    paragraphs = justext.justext(data, frozenset(), stopwords_low=0, stopwords_high=0)
    return Extracted("\n".join(p.text for p in paragraphs if not p.is_boilerplate))


EXTRACTORS: dict[str, Callable[[bytes, str], Extracted]] = {
    "variorum": variorum,
    "trafilatura": _trafilatura,
    "resiliparse": _resiliparse,
    "readability": _readability,
    "newspaper4k": _newspaper,
    "justext": _justext,
}
