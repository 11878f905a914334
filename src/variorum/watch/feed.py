"""A feed as a list of its entries."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from variorum.errors import FetchError, ReadError
from variorum.fetch import Exchange
from variorum.read.formats.feed import parsed, text_of


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
    try:
        feed = parsed(exchange.body, url)
    except ReadError as error:
        raise FetchError(url, error.problem, error.advice) from error
    if not feed.get("version"):
        raise FetchError(url, "this is no RSS or Atom feed", "give the address of a feed, not of a page")
    found = {entry.key: entry for entry in (_entry(each, url) for each in feed.entries)}
    return tuple(found.values())


def _entry(entry: Mapping[str, Any], feed: str) -> Entry:
    link = entry.get("link") or None
    with suppress(ValueError):  # a link that is no address is told when it is fetched
        link = urljoin(feed, link) if link else None
    says = (entry.get("id") or link or entry.get("title", ""), entry.get("updated") or entry.get("published", ""))
    key = hashlib.sha256("\x1f".join(says).encode()).hexdigest()[:16]
    return Entry(key, link, text_of(entry) is not None)
