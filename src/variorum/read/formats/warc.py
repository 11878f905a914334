"""Web archives (WARC): each page in them, one in memory at a time."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from variorum.errors import ReadError
from variorum.model import LeftOut
from variorum.model.report import Place
from variorum.read.dates import written_date
from variorum.read.forward import CHUNK, Forward
from variorum.read.item import Item, harmless
from variorum.read.raw import Metadata

_GZIP = b"\x1f\x8b\x08"
_BEGINS = re.compile(rb"\x1f\x8b\x08|WARC/[01]\.\d")
_PAGES = re.compile(
    r"text/(?:html|plain|xml)|application/(?:pdf|xml|xhtml\+xml|rss\+xml|atom\+xml|rdf\+xml"
    r"|vnd\.openxmlformats-officedocument\.wordprocessingml\.document|vnd\.oasis\.opendocument\.text)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"(?:metadata|urn|dns|whois|screenshot):", re.IGNORECASE)  # as wget and browsers' crawlers write
_ROBOTS = re.compile(r"https?://[^/]+/robots\.txt", re.IGNORECASE)
_FOUND = 200
_STRETCHES = 1000  # broken parts of a file behind which the next record is looked for
_LOOK = 1024  # bytes of a record that tell that it is one
_TAKEN = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion | WarcRecordType.revisit


def is_warc(head: bytes) -> bool:
    """Do the first bytes begin a WARC record, packed or not?"""
    if not head.startswith(_GZIP):
        return head.startswith(b"WARC/")
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 8).startswith(b"WARC/")
    except zlib.error:
        return False


@dataclass(frozen=True, slots=True)
class _Page:
    """What a record holds that may be a report."""

    data: bytes
    media_type: str
    charset: str
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class _Found:
    """A record, where it begins in the file (null where that is broken), and what is handed on of it."""

    offset: int | None
    record_id: str
    outcome: _Page | ReadError | LeftOut | None


def read_warc(item: Item) -> Iterator[Item | ReadError | LeftOut]:
    """The pages that servers answered with 200, and what else holds text. All other records are left out by kind.

    Behind a record that is broken, reading goes on with the next one that can be found.
    """
    waiting: _Found | None = None
    for found in _records(item):
        if waiting:
            yield from _handed_on(item, waiting, found.offset)
        waiting = found
    if waiting:
        yield from _handed_on(item, waiting, None if isinstance(item.stream, Forward) else item.stream.seek(0, 2))


def _handed_on(item: Item, found: _Found, end: int | None) -> Iterator[Item | ReadError | LeftOut]:
    """What a record gives; a page with the bytes of its record, which reach to where the next one begins."""
    page = found.outcome
    if isinstance(page, _Page):
        length = end - found.offset if end is not None and found.offset is not None else None
        place = Place(kind="warc", member=found.record_id, offset=found.offset, length=length)
        member = item.member(page.data, place, page.media_type, page.metadata)
        name = f"{item.name}!{harmless(page.metadata.url or found.record_id)}"
        yield replace(member, name=name, charset=page.charset)
    elif page:
        yield page


def _records(item: Item) -> Iterator[_Found]:
    """The records of a file from its start on; what cannot be read of it is told once for each stretch."""
    packed, begin = item.head().startswith(_GZIP), 0
    for _ in range(_STRETCHES):
        at, behind, broken, told = begin, begin + 1, None, begin > 0
        item.stream.seek(begin)
        try:
            for record in ArchiveIterator(item.stream, record_types=WarcRecordType.any_type, parse_http=False):
                at, told = record.stream_pos, False
                behind = at + 1 + (0 if packed else record.content_length)
                item.meter.take(item.name, record.content_length, item.limits)
                yield _Found(at, record.record_id or "", _outcome(item, record))
        except OSError as error:
            broken = error
        except ReadError as refused:  # a limit of the whole source, or a stream that breaks off
            yield _Found(None, "", refused)
            return
        next_one = None if isinstance(item.stream, Forward) else _next_record(item.stream, behind)
        if (broken or next_one is not None) and not told:
            problem = f"a record behind byte {at} is broken ({broken or 'nothing follows it'})"
            yield _Found(None, "", ReadError(item.name, problem, "copy the archive again"))
        if next_one is None:
            return
        begin = next_one
    yield _Found(None, "", ReadError(item.name, f"more than {_STRETCHES} parts of it are broken", "copy it again"))


def _next_record(stream: BinaryIO, at: int) -> int | None:
    """Where the next record seems to begin, at `at` or behind it."""
    stream.seek(at)
    rest = b""
    while chunk := stream.read(CHUNK):
        window = rest + chunk
        for mark in _BEGINS.finditer(window):
            begin = stream.tell() - len(window) + mark.start()
            if is_warc(window[mark.start() : mark.start() + _LOOK]):
                return begin
        rest = window[-_LOOK:]
    return None


def _outcome(item: Item, record: WarcRecord) -> _Page | ReadError | LeftOut | None:
    """What is handed on of a record: null for those that only tell about others."""
    if record.record_type == WarcRecordType.unknown:
        return LeftOut(stage="read", reason="records of an unknown kind", source=item.name)
    if not record.record_type & _TAKEN:
        return None
    url = record.headers.get("WARC-Target-URI") or ""
    reason = _left_out(record, url)
    if reason:
        return LeftOut(stage="read", reason=reason, source=item.name)
    name, said = f"{item.name}!{harmless(url)}", record.content_length
    if said > item.limits.document:
        return ReadError(name, f"it has {said} bytes, at most {item.limits.document} are read", "break it up")
    record.freeze()
    if record.content_length < said:
        return ReadError(name, "its record ends too early", "copy the archive again")
    return _page(item, record, name)


def _left_out(record: WarcRecord, url: str) -> str | None:
    if record.record_type == WarcRecordType.revisit:
        return "revisits, whose page was the same as before"
    if _BESIDE.match(url):
        return "what the crawler noted beside the pages"
    return "robots.txt, which is for crawlers" if _ROBOTS.fullmatch(url) else None


def _page(item: Item, record: WarcRecord, name: str) -> _Page | ReadError | LeftOut:
    """The page of a record, in the bytes that the server meant to send: unpacked, and its chunks put together."""
    media_type = (record.headers.get("Content-Type") or "").partition(";")[0].strip()
    if record.is_http:
        record.parse_http(auto_decode="all")
        status = record.http_headers.status_code if record.http_headers else None
        if status != _FOUND:
            return LeftOut(stage="read", reason=f"answers with status {status or 'unknown'}", source=item.name)
        media_type = record.http_content_type or ""
    if media_type and not _PAGES.fullmatch(media_type):
        return LeftOut(stage="read", reason=f"no page but {media_type.lower()}", source=item.name)
    try:
        data = record.reader.read(item.limits.document + 1)
    except OSError as error:
        return ReadError(name, f"what the server sent cannot be unpacked ({error})", "fetch the page again")
    if len(data) > item.limits.document:
        return ReadError(name, f"it unpacks to more than {item.limits.document} bytes", "break it up")
    if not data.strip():
        return LeftOut(stage="read", reason="pages that are empty, or cannot be unpacked", source=item.name)
    item.meter.take(item.name, len(data), item.limits)
    return _Page(data, media_type.lower(), record.http_charset or "", _metadata(record))


def _metadata(record: WarcRecord) -> Metadata:
    """What the archive knows of a page. The day on which it was captured is none of publication."""
    return Metadata(
        url=record.headers.get("WARC-Target-URI"), made=written_date((record.headers.get("WARC-Date") or "")[:10])
    )
