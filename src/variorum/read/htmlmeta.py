"""What a page says of itself beside its text: `meta` and `link` elements, JSON-LD, the title."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from variorum.read.blocks import Told
from variorum.read.raw import Metadata

_TITLE = ("og:title", "twitter:title", "dc.title", "headline")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "publisher")
_PUBLISHED = tuple(
    "article:published_time og:article:published_time datepublished date pubdate publishdate publish-date dc.date"
    " dc.date.issued dcterms.created parsely-pub-date sailthru.date article.published published_time"
    " cxenseparse:recs:publishtime".split()
)
_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "byl")
_ARTICLES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "BlogPosting",
    "Report",
    "LiveBlogPosting",
    "AnalysisNewsArticle",
)


def metadata_of(told: Sequence[Told], scripts: Iterable[str], title: str) -> Metadata:
    """The metadata of a page; `told` are its `meta`, `link` and `time` elements, `scripts` the texts in JSON-LD."""
    named = dict(reversed([*_named(told)]))
    linked = next((article for script in scripts for article in _articles(script)), {})
    author = next((named[key] for key in _AUTHOR if key in named and "://" not in named[key]), None)
    return Metadata(
        title=_first(named, _TITLE) or _text(linked.get("headline")) or " ".join(title.split()) or None,
        outlet=_first(named, _OUTLET[:1]) or _text(linked.get("publisher")) or _first(named, _OUTLET),
        published=_text(linked.get("datePublished")) or _first(named, _PUBLISHED),
        author=_text(linked.get("author")) or author,
        url=named.get("canonical") or named.get("og:url") or _text(linked.get("url")),
    )


def _first(named: dict[str, str], keys: Iterable[str]) -> str | None:
    return next((named[key] for key in keys if named.get(key)), None)


def _named(told: Sequence[Told]) -> Iterator[tuple[str, str]]:
    for element in told:
        tag, given = element.tag, element.attributes
        if tag == "link" and given.get("rel", "").lower() == "canonical":
            yield "canonical", given.get("href", "").strip()
        elif tag == "meta":
            key = given.get("property") or given.get("name") or given.get("itemprop") or ""
            yield key.lower(), " ".join(given.get("content", "").split())
        elif tag == "time" and (given.get("itemprop", "").lower() == "datepublished" or "pubdate" in given):
            yield "datepublished", given.get("datetime", "").strip()


def _articles(script: str) -> Iterator[dict[str, Any]]:
    """The articles in a JSON-LD script, also inside a graph; nothing where it is not JSON."""
    try:
        nodes = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        return
    while nodes:
        node = nodes.pop(0)
        if isinstance(node, list):
            nodes += node
        elif isinstance(node, dict):
            kinds = node.get("@type")
            if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield node
            nodes += [node["@graph"]] if "@graph" in node else []


def _text(value: Any) -> str | None:
    """A name out of a JSON-LD value: a string, an object with a name, or a list of either."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        return ", ".join(name for name in map(_text, value) if name) or None
    return None
