"""A feed as a list of its entries."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import feedparser

from variorum.errors import FetchError
from variorum.fetch import Exchange

_BROKEN = (ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError, OverflowError)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry by its key, which becomes another when the feed says that the entry was updated.

    `whole` is one whose text stands in the feed; of the others the page at `link` has to be fetched.
    """

    key: str
    link: str | None
    whole: bool


def entries(exchange: Exchange) -> tuple[Entry, ...]:
    """The entries of an RSS or Atom feed, in its order; raises `FetchError` where it is none."""
    url = exchange.target.url
    headers = {"content-type": exchange.headers.get("content-type", ""), "content-location": url}
    try:
        feed = feedparser.parse(io.BytesIO(exchange.body), response_headers=headers, sanitize_html=False)
    except _BROKEN as error:
        raise FetchError(url, f"this feed cannot be read ({error})", "tell the one who makes it") from error
    if not feed.get("version"):
        raise FetchError(url, "this is no RSS or Atom feed", "give the address of a feed, not of a page")
    found = {entry.key: entry for entry in map(_entry, feed.entries)}
    return tuple(found.values())


def _entry(entry: Mapping[str, Any]) -> Entry:
    link = entry.get("link") or None
    whole = any(part.get("value", "").strip() for part in entry.get("content", ()))
    says = (entry.get("id") or link or entry.get("title", ""), entry.get("updated") or entry.get("published", ""))
    return Entry(hashlib.sha256("\x1f".join(says).encode()).hexdigest()[:16], link, whole)
