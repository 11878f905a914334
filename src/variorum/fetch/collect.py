"""Many pages into one folder: each in its turn, with an account of what became of it."""

import hashlib
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Literal

from variorum.errors import FetchError, RefusedError, UnsafeError
from variorum.fetch.exchange import Exchange
from variorum.fetch.fetcher import Fetcher, status_words
from variorum.fetch.memory import Kept, conditions, kept_of, recall, remember
from variorum.fetch.target import host_of
from variorum.fetch.warc import Archive
from variorum.model.record import Record

Became = Literal["fetched", "not-modified", "refused", "unsafe", "failed"]


class Fetched(Record):
    """What became of one address. `at` is where its redirects end, `file` the WARC file that holds its page.

    `bytes` and `sha256` are of the page as it was unpacked; `why` says what speaks against a page that is not there.
    """

    entry: Literal["page"] = "page"
    url: str
    became: Became
    at: str | None = None
    status: int | None = None
    media_type: str | None = None
    bytes: int | None = None
    sha256: str | None = None
    file: str | None = None
    why: str | None = None

    @property
    def is_there(self) -> bool:
        """Is the page in the folder now?"""
        return self.became in ("fetched", "not-modified")


@dataclass(slots=True)
class Collector:
    """Fetches into a folder; what is in it already is asked for only where it changed."""

    folder: Path
    fetcher: Fetcher

    def collect(self, urls: Sequence[str]) -> Iterator[Fetched]:
        """What becomes of each address, as it does: those whose hosts are free first. One named twice is fetched once.

        Raises `StoreError` where the folder cannot be written.
        """
        pages = recall(self.folder)
        archive = Archive(self.folder, self.fetcher.settings.agent, self.fetcher.clock)
        waiting: dict[str, deque[str]] = {}
        for url in dict.fromkeys(urls):
            waiting.setdefault(host_of(url), deque()).append(url)
        while waiting:
            host = min(waiting, key=self.fetcher.free)
            yield self._one(waiting[host].popleft(), pages, archive)
            if not waiting[host]:
                del waiting[host]

    def _one(self, url: str, pages: dict[str, Kept], archive: Archive) -> Fetched:
        kept = pages.get(url)
        try:
            exchanges = self.fetcher.fetch(url, conditions(kept.etag, kept.modified) if kept else {})
        except FetchError as error:
            return Fetched(url=url, became=_became(error), why=f"{error.problem}; {error.advice}")
        page = exchanges[-1]
        if page.status == HTTPStatus.NOT_MODIFIED and kept:
            return Fetched(url=url, became="not-modified", at=page.target.url, status=page.status, file=kept.file)
        file = archive.add(exchanges).name
        if page.status != HTTPStatus.OK:
            return _told(url, page, file, f"the server answers {status_words(page.status)}; check the address")
        if not page.body:
            return _told(url, page, file, "the page is empty; open it in a browser")
        pages[url] = kept_of(page, file)
        remember(self.folder, pages)
        return _told(url, page, file, None)


def _told(url: str, page: Exchange, file: str, why: str | None) -> Fetched:
    return Fetched(
        url=url,
        became="failed" if why else "fetched",
        at=page.target.url,
        status=page.status,
        media_type=page.media_type or None,
        bytes=len(page.body),
        sha256=hashlib.sha256(page.body).hexdigest(),
        file=file,
        why=why,
    )


def _became(error: FetchError) -> Became:
    if isinstance(error, UnsafeError):
        return "unsafe"
    return "refused" if isinstance(error, RefusedError) else "failed"
