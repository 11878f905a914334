"""The entries of a live blog: each its own report, with its own time.

A page is a live blog where JSON-LD, an `itemtype` or a class says so. Its entries are the elements that JSON-LD
addresses by their ids, else elements beside one another that each hold a time of their own.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from variorum.read.html.blocks import Block, BlockReader, Element
from variorum.read.html.head import Head, person, plain_text
from variorum.read.raw import Metadata

_LIVE = re.compile(
    r"LiveBlogPosting|(?:^|[\s_-])(?:live-?(?:blog|ticker|updates?|feed|coverage)|ticker-?(?:entry|item|post))",
    re.IGNORECASE,
)
_FEWEST = 3  # entries; fewer are a story and its update
_LEVELS = 8  # elements between an entry and its time, at most
_SHORTEST_DATE = 10  # characters
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})

Update = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the id of its element, which may be empty, its blocks, and what is said of it."""

    ident: str
    blocks: tuple[Block, ...]
    metadata: Metadata


def entries(reader: BlockReader, blocks: Sequence[Block]) -> tuple[Entry, ...]:
    """The entries of a live blog in the order of the page; none where the page is no live blog."""
    updates = {_fragment(update): update for update in _updates(Head(reader).article)}
    inside = _inside(blocks)
    if not updates and not any(_LIVE.search(element.names) for element in inside):
        return ()
    times = _times(reader)
    addressed = [element for element in inside if element.ident and element.ident in updates]
    chosen = addressed if len(addressed) >= _FEWEST else _beside_one_another(reader, inside)
    return tuple(_entry(e, inside[e], updates.get(e.ident, {}), times.get(e)) for e in chosen)


def _updates(article: Mapping[str, Any]) -> list[Update]:
    found = article.get("liveBlogUpdate")
    return [update for update in (found if isinstance(found, list) else [found]) if isinstance(update, dict)]


def _fragment(update: Update) -> str:
    """The id of an entry: what stands behind `#` in its address."""
    return str(update.get("url") or update.get("@id") or "").rpartition("#")[2]


def _inside(blocks: Sequence[Block]) -> dict[Element, list[Block]]:
    """The blocks in each element, elements in the order of the page."""
    found: defaultdict[Element, list[Block]] = defaultdict(list)
    for block in blocks:
        for element in block.element.around():
            found[element].append(block)
    return found


def _times(reader: BlockReader) -> dict[Element, str]:
    """The first machine-readable time in each element."""
    found: dict[Element, str] = {}
    for told in reader.told:
        moment = told.attributes.get("datetime", "") if told.tag == "time" else ""
        for element in told.element.around() if len(moment) >= _SHORTEST_DATE else ():
            found.setdefault(element, moment)
    return found


def _beside_one_another(reader: BlockReader, inside: Mapping[Element, list[Block]]) -> list[Element]:
    """The elements of one tag in one element that each hold a time: of all such rows that which holds most text."""
    rows: defaultdict[tuple[Element, str], dict[Element, None]] = defaultdict(dict)
    for told in reader.told:
        if told.tag == "time" and len(told.attributes.get("datetime", "")) >= _SHORTEST_DATE:
            for _, element in zip(range(_LEVELS), told.element.around(), strict=False):
                if element.parent is not None and element in inside:
                    rows[element.parent, element.tag][element] = None
    full = [list(row) for row in rows.values() if len(row) >= _FEWEST]
    return max(full, key=lambda row: sum(len(b.text) for e in row for b in inside[e]), default=[])


def _entry(element: Element, blocks: Sequence[Block], update: Update, moment: str | None) -> Entry:
    heading = next((" ".join(b.text.split()) for b in blocks if b.element.tag in _HEADINGS), None)
    metadata = Metadata(
        title=plain_text(update.get("headline")) or heading,
        published=plain_text(update.get("datePublished")) or moment,
        author=person(update.get("author")),
        updated=plain_text(update.get("dateModified")),
    )
    return Entry(element.ident, tuple(blocks), metadata)
