"""The programs that read a news page, each as a function from its bytes and address to what it found.

The libraries are those of the group `bench`; each is loaded when it is asked.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import Any

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
    """The page by Variorum: all its reports where it is a live blog, the head of the first."""
    reports = read_bytes(data, "page.html").reports
    if not reports:
        return Extracted()
    report = reports[0]
    body = "\n".join(r.text[a:b] for r in reports for a, b in r.story)
    byline = report.byline if isinstance(report.byline, str) or report.byline is None else report.byline.quote
    return Extracted(body, report.title or "", report.published.value or "", names_of(byline or ""))


def _trafilatura(data: bytes, url: str) -> Extracted:
    library: Any = import_module("trafilatura")
    found = library.bare_extraction(data, url=url, with_metadata=True, include_comments=False)
    if found is None:
        return Extracted()
    return Extracted(found.text or "", found.title or "", found.date or "", tuple((found.author or "").split("; ")))


def _resiliparse(data: bytes, _url: str) -> Extracted:
    tree = import_module("resiliparse.parse.html").HTMLTree.parse_from_bytes(data)
    text = import_module("resiliparse.extract.html2text").extract_plain_text(tree, main_content=True)
    return Extracted(text, tree.title or "")


def _newspaper(data: bytes, url: str) -> Extracted:
    article = import_module("newspaper").Article(url, fetch_images=False)
    article.download(input_html=data.decode("utf-8", "replace"))
    with suppress(ImportError):  # it needs a package of its own for some languages
        article.parse()
    return Extracted(article.text, article.title or "", str(article.publish_date or "")[:10], tuple(article.authors))


def _justext(data: bytes, _url: str) -> Extracted:
    paragraphs = import_module("justext").justext(data, frozenset(), stopwords_low=0, stopwords_high=0)
    return Extracted("\n".join(p.text for p in paragraphs if not p.is_boilerplate))


EXTRACTORS: dict[str, Callable[[bytes, str], Extracted]] = {
    "variorum": variorum,
    "trafilatura": _trafilatura,
    "resiliparse": _resiliparse,
    "newspaper4k": _newspaper,
    "justext": _justext,
}
