"""What a page says of itself beside its story: `meta`, `link` and `time` elements, JSON-LD, headings, marked names."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from variorum.read.html.blocks import BlockReader
from variorum.read.raw import Metadata

_TITLE = ("og:title", "twitter:title", "dc.title", "headline")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "publisher")
_PUBLISHED = tuple(
    "article:published_time og:article:published_time http://ogp.me/ns/article#published_time datepublished date"
    " pubdate publishdate publish-date publish_date dc.date dc.date.issued dcterms.created dcterms.date"
    " parsely-pub-date sailthru.date article.published published_time cxenseparse:recs:publishtime rnews:datepublished"
    " og:pubdate og:publish_date prism.publicationdate citation_publication_date citation_online_date".split()
)
_UPDATED = tuple(
    "article:modified_time og:updated_time og:article:modified_time datemodified dcterms.modified last-modified"
    " lastmod modified_time lastupdate".split()
)
_AUTHOR = (
    "author article:author_name article:author articleauthor cxenseparse:author parsely-author sailthru.author byl"
    " dc.creator dcterms.creator citation_author".split()
)
_WRITTEN_BY = re.compile(r"written by|verfasst von|écrit par|escrito por|scritto da|geschreven door", re.I)
_ARTICLES = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|Reportage)$")
_BY = re.compile(
    r"^(?:(?:reported|written|story|text|texte|texto|testo)\s+)?(?:by|von|par|por|di|da|door|av|af|przez|yazan|oleh)"
    r"\s*:?\s+(?=\S)|^(?:authors?|autor(?:in|en|es|a)?|auteurs?|autore|text|texte|texto|foto|source|quelle|fuente|fonte|kilde)\s*:\s*",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_NAME = re.compile(r"^\D*[^\W\d_]\D*$")
_AND = re.compile(r"\s*[,;|/]\s*|\s+(?:and|und|et|y|e|og|och|ve|&)\s+")
_SUFFIX = re.compile(r"\s+[-|–—•·*»:]\s+|\s*[|｜：»]\s*")
_SQUASHED = re.compile(r"[\W_]+")
_LONGEST_NAME = 80  # characters
_NEAR = 4  # blocks: a time that stands so close to the first heading is that of the page
_SHORT_DATE = 10


@dataclass(frozen=True)
class Head:
    """All that a page says of itself, before it is known which of it holds."""

    reader: BlockReader

    def metadata(self) -> Metadata:
        """What the page says, the most telling place first."""
        article = self.article
        return Metadata(
            title=self._title(),
            outlet=self._outlet(),
            published=plain_text(article.get("datePublished")) or self._first(_PUBLISHED) or self._visible_time(),
            author=self._author(),
            url=self._address(),
            updated=plain_text(article.get("dateModified")) or self._first(_UPDATED),
            language=self._language(),
        )

    @cached_property
    def article(self) -> Mapping[str, Any]:
        """The first article in JSON-LD; empty where there is none."""
        return next((article for script in self.reader.scripts for article in articles(script)), {})

    @cached_property
    def named(self) -> Mapping[str, str]:
        """The contents of `meta`, `link` and `time` elements by name, of several the first."""
        return dict(reversed([*self._named()]))

    def _named(self) -> Iterator[tuple[str, str]]:
        for told in self.reader.told:
            given = told.attributes
            if told.tag == "link" and given.get("rel", "").lower() == "canonical":
                yield "canonical", given.get("href", "").strip()
            elif told.tag == "meta":
                key = given.get("property") or given.get("name") or given.get("itemprop") or ""
                yield key.lower(), " ".join(given.get("content", "").split())
            elif told.tag == "time":
                prop = given.get("itemprop", "").lower()
                if prop in ("datepublished", "datemodified") or "pubdate" in given:
                    yield prop if prop == "datemodified" else "datepublished", given.get("datetime", "").strip()

    def _first(self, keys: Iterable[str]) -> str | None:
        return next((self.named[key] for key in keys if self.named.get(key)), None)

    def _title(self) -> str | None:
        """The headline in JSON-LD, that for sharing, the first heading or the title, without the name of the site."""
        heading = self._heading()
        names = [n for n in (self._outlet(), self._first(_OUTLET), urlsplit(self._address() or "").hostname) if n]
        given = (
            plain_text(self.article.get("headline")),
            self._first(_TITLE),
            heading,
            " ".join(self.reader.page_title.split()),
        )
        return next((_without_site(words, names, heading) for words in given if words), None)

    def _heading(self) -> str | None:
        return next(
            (words for b in self.reader.blocks if b.element.tag == "h1" and (words := " ".join(b.text.split()))), None
        )

    def _outlet(self) -> str | None:
        return self._first(_OUTLET[:1]) or plain_text(self.article.get("publisher")) or self._first(_OUTLET)

    def _address(self) -> str | None:
        return self._first(("canonical", "og:url")) or plain_text(self.article.get("url"))

    def _language(self) -> str | None:
        root = next(
            (t.attributes["lang"] for t in self.reader.told if t.tag == "html" and t.attributes.get("lang")), None
        )
        return plain_text(self.article.get("inLanguage")) or root or self._first(("content-language", "og:locale"))

    def _author(self) -> str | None:
        """Persons in JSON-LD, in `meta` elements or marked in the text; the outlet itself where only that is named."""
        authors = _listed(self.article.get("author"))
        bodies = [a for a in authors if isinstance(a, dict) and "Organization" in str(a.get("@type"))]
        labelled = (f"twitter:data{i}" for i in (1, 2) if _WRITTEN_BY.match(self.named.get(f"twitter:label{i}", "")))
        places: tuple[Iterable[str | None], ...] = (
            [person(a) for a in authors if a not in bodies],
            *([self.named.get(key)] for key in (*_AUTHOR, *labelled)),
            self.reader.writers,
            [person(a) for a in bodies],
        )
        cleaned = [names for place in places if (names := _names(name for name in place if name))]
        found = next((names for names in cleaned if not self._is_outlet(names)), None) or next(iter(cleaned), None)
        return ", ".join(found) if found else None

    def _is_outlet(self, names: Iterable[str]) -> bool:
        own = [_squashed(name) for name in (self._outlet(), urlsplit(self._address() or "").hostname) if name]
        return all(any(_squashed(name) in known for known in own) for name in names)

    def _visible_time(self) -> str | None:
        """The first machine-readable time near the first heading, else the first of the page."""
        heading = next((i for i, b in enumerate(self.reader.blocks) if b.element.tag == "h1"), 0)
        times = [
            t for t in self.reader.told if t.tag == "time" and len(t.attributes.get("datetime", "")) >= _SHORT_DATE
        ]
        near = (t for t in times if heading - _NEAR <= t.block <= heading + _NEAR)
        found = next(near, None) or next(iter(times), None)
        return found.attributes["datetime"] if found else None


def articles(script: str) -> Iterator[dict[str, Any]]:
    """The articles in a JSON-LD script, also inside a graph or as what a page is about; nothing where it is no JSON."""
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
            if any(_ARTICLES.match(kind) for kind in _listed(kinds) if isinstance(kind, str)):
                yield node
            nodes += [node[key] for key in ("@graph", "mainEntity") if key in node]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def person(author: Any) -> str | None:
    """The name of a JSON-LD author; parts of a name are put together."""
    if isinstance(author, dict) and not author.get("name"):
        parts = (plain_text(author.get(key)) for key in ("givenName", "familyName"))
        return " ".join(part for part in parts if part) or None
    return plain_text(author)


def _names(given: Iterable[str]) -> list[str]:
    """Single names without `By`, initials in brackets and addresses; none twice."""
    found: dict[str, str] = {}
    for words in given:
        if "://" in words:
            continue
        for name in _AND.split(_BY.sub("", " ".join(words.split()))):
            plain = _ASIDE.sub("", _BY.sub("", name)).strip(" .:")
            if len(plain) <= _LONGEST_NAME and _NAME.search(plain) and not _BY.match(plain + " x"):
                found.setdefault(_squashed(plain), plain)
    return list(found.values())


def _without_site(title: str, names: Iterable[str], heading: str | None) -> str:
    """A title without the name of its site behind or before a separator, and what stands beyond it."""
    squashed = [known for name in names if (known := _squashed(name))]
    own = _squashed(heading or "-")
    for mark in reversed([*_SUFFIX.finditer(title)]):
        front, back = title[: mark.start()], _squashed(title[mark.end() :])
        named = back and any(back in known or known in back for known in squashed)
        if named or _squashed(front) == own:
            title = front
    return title


def _squashed(words: str) -> str:
    return _SQUASHED.sub("", words).casefold()


def plain_text(value: Any) -> str | None:
    """A name out of a JSON-LD value: a string, an object with a name, or a list of either."""
    if isinstance(value, str):
        return " ".join(html.unescape(value).split()) or None
    if isinstance(value, dict):
        return plain_text(value.get("name"))
    if isinstance(value, list):
        return ", ".join(name for name in map(plain_text, value) if name) or None
    return None
