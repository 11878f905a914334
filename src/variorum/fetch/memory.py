"""What earlier runs fetched into a folder, so that a page that has not changed is not sent again."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from variorum.errors import StoreError
from variorum.fetch.exchange import Exchange
from variorum.model.record import Record

NAME = "fetched.json"


class Kept(Record):
    """A page that was fetched: the file that holds it, and what its server knows it by (`ETag`, `Last-Modified`)."""

    file: str
    etag: str | None = None
    modified: str | None = None


_PAGES = TypeAdapter(dict[str, Kept])


def kept_of(exchange: Exchange, file: str) -> Kept:
    """What is to be known of a page next time."""
    return Kept(file=file, etag=exchange.headers.get("etag"), modified=exchange.headers.get("last-modified"))


def conditions(kept: Kept | None) -> Mapping[str, str]:
    """The headers that ask for a page only where it is not the one that was kept."""
    if kept is None:
        return {}
    asked = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified}
    return {name: value for name, value in asked.items() if value}


def recall(folder: Path) -> dict[str, Kept]:
    """The pages of earlier runs whose files are still in the folder, by address; raises `StoreError` where damaged."""
    path = folder / NAME
    try:
        pages = _PAGES.validate_json(path.read_bytes())
    except FileNotFoundError:
        return {}
    except NotADirectoryError:
        raise StoreError(f"{folder}: expected a folder, found a file; name a folder for the pages") from None
    except (OSError, ValidationError) as error:
        raise StoreError(f"{path}: it cannot be read; delete it, and every page is fetched anew") from error
    return {url: kept for url, kept in pages.items() if (folder / kept.file).is_file()}


def remember(folder: Path, pages: Mapping[str, Kept]) -> None:
    """Writes the whole list or nothing; raises `StoreError` where that fails."""
    path, part = folder / NAME, folder / f"{NAME}.part"
    try:
        part.write_bytes(_PAGES.dump_json(dict(pages), indent=1))
        part.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}); choose another folder") from error
