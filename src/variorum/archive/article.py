"""An article of an archive: where it lies, what is known of it, and the numbers that it is compared by."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from variorum.archive.settings import Settings
from variorum.errors import ReadError
from variorum.model import Place
from variorum.model.record import stable_id
from variorum.read.addresses import outlet_of
from variorum.read.assemble import report_of
from variorum.read.dates import url_date, written_date
from variorum.read.raw import Raw
from variorum.text.shingles import distinct, sequences, winnowed
from variorum.text.words import named, numbers, words

_PACKED = ("gzip", "bzip2", "xz")
_LIES_IN = ("warc", "jsonl", "parquet")
_DAY = len("2031-03-09")
_HALF = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Article:
    """What a screening keeps of an article.

    `id` is that of the report that a build makes of it. It lies in a container of the kind `container`, which may be
    `packed`: at `offset`, `length` bytes, or in the row `row`, counted from 1. `published` is ISO 8601 to the day, the
    month or the year; `size` the number of its words. `sequences` are its different five-word sequences and `words` its
    different words, `names` those that are names: the upper halves of 64-bit hashes, ascending. `prints` are the
    sequences that candidates are found by, whole.
    """

    id: str
    source: str
    packed: str | None
    container: str
    offset: int | None
    length: int | None
    row: int | None
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    size: int
    sequences: NDArray[np.uint32]
    prints: NDArray[np.uint64]
    words: NDArray[np.uint32]
    names: NDArray[np.uint32]

    @property
    def day(self) -> int | None:
        """The day of publication, counted from 1 January of the year 1; null where only a month or nothing is known."""
        try:
            return date.fromisoformat((self.published or "")[:_DAY]).toordinal()
        except ValueError:
            return None


def article(raw: Raw, settings: Settings) -> Article:
    """The article of a raw text. Raises `ReadError` where it has no words, or lies where it cannot be cut out again."""
    packed, place = _place(raw)
    written = words(_story(raw))
    if not written:
        raise ReadError(raw.source, "there are no words in it", "give a report with text")
    looked_at = written[: settings.longest]
    titled = words(raw.metadata.title or "")
    row = numbers(list(map(str.lower, (*titled, *looked_at))))
    found = sequences(row[len(titled) :])
    url = raw.metadata.url
    return Article(
        id=stable_id("r", raw.sha256, *filter(None, [raw.part])),
        source=raw.source,
        packed=packed,
        container=place.kind,
        offset=place.offset,
        length=place.length,
        row=int(place.member) if place.kind == "parquet" and place.member else None,
        url=url,
        outlet=raw.metadata.outlet or (outlet_of(url) if url else None),
        title=raw.metadata.title,
        published=_published(raw, settings),
        size=len(written),
        sequences=_upper(found),
        prints=winnowed(found, settings.window),
        words=_upper(row),
        names=_upper(numbers(named((*titled, *looked_at)))),
    )


def _place(raw: Raw) -> tuple[str | None, Place]:
    """How the file is packed, if it is, and the place in it."""
    packed = raw.inside[0].kind if raw.inside and raw.inside[0].kind in _PACKED else None
    place = raw.inside[1 if packed else 0] if len(raw.inside) > bool(packed) else None
    if place is None or place.kind not in _LIES_IN or (place.kind != "jsonl" and packed):
        kinds = " in ".join(place.kind for place in reversed(raw.inside)) or raw.media_type
        raise ReadError(raw.source, f"expected WARC, Parquet or JSON lines, got {kinds}", "give it in one of these")
    return packed, place


def _story(raw: Raw) -> str:
    """The text without what its markup marks as foreign to the story."""
    parts, at = [], 0
    for noise in sorted(raw.noise, key=lambda n: n.start):
        parts.append(raw.text[at : noise.start])
        at = max(at, noise.end)
    return "\n".join([*parts, raw.text[at:]])


def _published(raw: Raw, settings: Settings) -> str | None:
    """The date that metadata or address state; else the one that a build finds in the text, where that is wanted."""
    stated = written_date(raw.metadata.published or "") or url_date(raw.metadata.url or "")
    if stated or not settings.dates_in_text:
        return stated
    return report_of(raw).published.value


def _upper(hashes: NDArray[np.uint64]) -> NDArray[np.uint32]:
    return distinct((hashes >> _HALF).astype(np.uint32))
