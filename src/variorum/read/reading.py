"""Reading: whatever an item is, its reports, one after the other."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.errors import ReadError
from variorum.model.report import Report
from variorum.read.assemble import report_of
from variorum.read.formats import format_of
from variorum.read.item import Item


@dataclass(frozen=True, slots=True)
class Reading:
    """The reports of one source, and what of it could not be read."""

    reports: tuple[Report, ...]
    problems: tuple[ReadError, ...] = ()


def read_item(item: Item) -> Iterator[Report | ReadError]:
    """The reports of an item and of all that lies in it. Problems are given in their place, not raised.

    Nothing is kept: an archive of a million pages is read a page at a time.
    """
    if len(item.inside) > item.limits.depth:
        problem = f"it lies in {len(item.inside)} containers, at most {item.limits.depth} are opened"
        yield ReadError(item.name, problem, "unpack it first")
        return
    try:
        for outcome in format_of(item).read(item):
            if isinstance(outcome, Item):
                yield from read_item(outcome)
            else:
                yield outcome if isinstance(outcome, ReadError) else report_of(outcome)
    except ReadError as problem:
        yield problem


def read_file(path: Path, source: str | None = None) -> Reading:
    """Reads one file. `source` is how reports name it, the path by default. Problems are returned, not raised."""
    source = str(path) if source is None else source
    try:
        with path.open("rb") as stream:
            return _gathered(Item(source, stream))
    except IsADirectoryError:
        return Reading((), (ReadError(source, "this is a folder", "name the files in it"),))
    except FileNotFoundError:
        return Reading((), (ReadError(source, "there is no such file", "check the path"),))
    except OSError as error:
        return Reading((), (ReadError(source, f"it cannot be opened ({error.strerror})", "check its permissions"),))


def read_bytes(data: bytes, source: str) -> Reading:
    """Reads the bytes of a file or stream that is called `source`. Problems are returned, not raised."""
    return _gathered(Item(source, io.BytesIO(data)))


def _gathered(item: Item) -> Reading:
    outcomes = tuple(read_item(item))
    reports = tuple(outcome for outcome in outcomes if isinstance(outcome, Report))
    return Reading(reports, tuple(outcome for outcome in outcomes if isinstance(outcome, ReadError)))
