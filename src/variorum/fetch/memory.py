"""What earlier runs fetched into a folder, so that a page that has not changed is not sent again."""

from collections.abc import Mapping
from pathlib import Path

from variorum.fetch.exchange import Exchange
from variorum.fetch.notes import read_notes, write_notes
from variorum.model.record import Record

NAME = ".fetched.json"  # hidden, so that no build takes it for a report


class Kept(Record):
    """A page that was fetched: the file that holds it, and what its server knows it by (`ETag`, `Last-Modified`)."""

    file: str
    etag: str | None = None
    modified: str | None = None


def kept_of(exchange: Exchange, file: str) -> Kept:
    """What is to be known of a page next time."""
    return Kept(file=file, etag=exchange.headers.get("etag"), modified=exchange.headers.get("last-modified"))


def conditions(etag: str | None, modified: str | None) -> Mapping[str, str]:
    """The headers that ask for a page only where it is not the one that its server knows by these."""
    asked = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in asked.items() if value}


def recall(folder: Path) -> dict[str, Kept]:
    """The pages of earlier runs whose files are still in the folder, by address; raises `StoreError` where damaged."""
    return {url: kept for url, kept in read_notes(folder / NAME, Kept).items() if (folder / kept.file).is_file()}


def remember(folder: Path, pages: Mapping[str, Kept]) -> None:
    """Notes the pages for the next run; raises `StoreError` where that fails."""
    write_notes(folder / NAME, pages, Kept)
