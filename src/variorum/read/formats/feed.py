"""Feeds (RSS, Atom): a report for each entry that carries its text.

An entry with no more than a summary is left out: what a teaser does not tell would count as what its report leaves out.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

from variorum.errors import ReadError
from variorum.model import LeftOut
from variorum.model.report import Place
from variorum.read.item import Item, harmless
from variorum.read.raw import Metadata

_WHOLE = 120  # words of a summary that may be the text itself
_CUT = re.compile(r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\]|\b(?:read more|continue reading)\b.{0,40})\W*$", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BROKEN = (ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError, OverflowError)


def read_feed(item: Item) -> Iterator[Item | ReadError | LeftOut]:
    """The texts of a feed's entries as pages of their own; raises `ReadError` where it is no feed."""
    feed = _with_entries(item)
    for number, entry in enumerate(feed.entries, 1):
        found = text_of(entry)
        if found is None:
            reason = "entries of a feed without their whole text; download them with `variorum fetch`"
            yield LeftOut(stage="read", reason=reason, source=item.name)
            continue
        field, words, media_type = found
        metadata = _metadata(feed.feed, entry)
        name = f"{item.name}!{harmless(metadata.url or entry.get('id') or str(number))}"
        place = Place(kind="feed", member=f"{number}/{field}")
        yield replace(item.member(words.encode(), place, media_type, metadata), name=name)


def parsed(data: bytes, source: str) -> Any:
    """The feed that `feedparser` makes of some bytes, as it stands; raises `ReadError` where it fails on them."""
    import feedparser  # noqa: PLC0415 # slow to import

    try:
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except _BROKEN as error:
        raise ReadError(source, f"this feed cannot be read ({error})", "fetch it again") from error


def _with_entries(item: Item) -> Any:
    feed = parsed(item.data(), item.name)
    if not feed.entries:
        problem = feed.get("bozo_exception", "it has no entries")
        raise ReadError(item.name, f"there is nothing to read in this feed ({problem})", "fetch it again")
    return feed


def text_of(entry: Any) -> tuple[str, str, str] | None:
    """The field with the text of an entry, the text and its media type; a long summary may be the text."""
    for content in entry.get("content") or ():
        if content.get("value", "").strip():
            return "content", content["value"], _media_type(content)
    words = entry.get("summary") or ""
    plain = unescape(_TAG.sub(" ", words)).strip()
    if len(plain.split()) < _WHOLE or _CUT.search(plain):
        return None
    return "summary", words, _media_type(entry.get("summary_detail") or {})


def _media_type(told: Any) -> str:
    """HTML, unless the entry says that it is plain; many feeds have tags where they promise none."""
    plain = told.get("type") == "text/plain" and not _TAG.search(told.get("value", ""))
    return "text/plain" if plain else "text/html"


def _metadata(feed: Any, entry: Any) -> Metadata:
    """What a feed says of an entry. The outlet is the entry's source; the title of a feed is that of a section."""
    link = entry.get("feedburner_origlink") or entry.get("link")
    title = " ".join(unescape(_TAG.sub(" ", entry.get("title") or "")).split())
    return Metadata(
        title=title or None,
        outlet=(entry.get("source") or {}).get("title") or (None if link else feed.get("title")),
        published=entry.get("published") or entry.get("updated"),
        author=entry.get("author"),
        url=link,
        language=feed.get("language"),
    )
