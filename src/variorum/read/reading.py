"""Reading: whatever an item is, its reports, one after the other."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from variorum.errors import ReadError
from variorum.model import LeftOut
from variorum.model.report import Report
from variorum.read.assemble import report_of
from variorum.read.formats import Format, format_of
from variorum.read.forward import CHUNK, Forward
from variorum.read.item import Item
from variorum.read.raw import Raw

_TOLD = 1000  # problems of one source
_REASONS = 100  # for which things of one source are left out


@dataclass(frozen=True, slots=True)
class Reading:
    """The reports of one source, what of it could not be read, and what of it is no report; the last by reason."""

    reports: tuple[Report, ...]
    problems: tuple[ReadError, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def read_item(item: Item) -> Iterator[Report | ReadError | LeftOut]:
    """The reports of an item and of all that lies in it. Problems are given in their place, not raised.

    Nothing is kept: an archive of a million pages is read a page at a time.
    """
    yield from map(_reported, read_raw(item))


def read_raw(item: Item) -> Iterator[Raw | ReadError | LeftOut]:
    """The texts of the reports of an item, as their formats give them, before they are looked at."""
    if len(item.inside) > item.limits.depth:
        problem = f"it lies in {len(item.inside)} containers, at most {item.limits.depth} are opened"
        yield ReadError(item.name, problem, "unpack it first")
        return
    try:
        found = format_of(item)
    except ReadError as problem:
        yield problem
        return
    if found is None:
        yield LeftOut(stage="read", reason=f"no reader takes {_kind(item)}", source=item.name)
    else:
        yield from opened(found.read(item))


def read_as(known: Format, item: Item) -> Iterator[Report | ReadError | LeftOut]:
    """What an item gives when it is taken for that format, whatever it is."""
    yield from map(_reported, opened(known.read(item)))


def opened(outcomes: Iterator[Raw | Item | ReadError | LeftOut]) -> Iterator[Raw | ReadError | LeftOut]:
    """What a reader gives, with all that lies in the items among it."""
    try:
        for outcome in outcomes:
            if isinstance(outcome, Item):
                yield from read_raw(outcome)
            else:
                yield outcome
    except ReadError as problem:
        yield problem


def _reported(outcome: Raw | ReadError | LeftOut) -> Report | ReadError | LeftOut:
    """The report of a text; a problem as it is."""
    if not isinstance(outcome, Raw):
        return outcome
    try:
        return report_of(outcome)
    except ReadError as problem:
        return problem


def _kind(item: Item) -> str:
    """What a member is by its media type, else by the ending of its name."""
    ending = Path(item.name).suffix.lower()
    return item.media_type or (f"{ending} files" if ending else "files of an unknown kind")


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


def read_stream(stream: BinaryIO, source: str) -> Reading:
    """Reads a pipe as it comes, where its format allows; no more of it is kept than one document may have."""
    return _gathered(Item(source, Forward(iter(lambda: stream.read(CHUNK), b""))))


def read_bytes(data: bytes, source: str) -> Reading:
    """Reads the bytes of a file that is called `source`. Problems are returned, not raised."""
    return _gathered(Item(source, io.BytesIO(data)))


def _gathered(item: Item) -> Reading:
    """All outcomes. What is left out for the same reason becomes one row with its number, for it may be thousands; of
    very many problems and reasons the first are told, and how many more there were.
    """
    reports: list[Report] = []
    problems: list[ReadError] = []
    left_out: Counter[str] = Counter()
    untold = 0
    for outcome in read_item(item):
        if isinstance(outcome, Report):
            reports.append(outcome)
        elif isinstance(outcome, ReadError):
            untold += len(problems) >= _TOLD
            problems += [outcome] if len(problems) < _TOLD else []
        else:
            known = outcome.reason in left_out or len(left_out) < _REASONS
            left_out[outcome.reason if known else "for further reasons"] += 1
    if untold:
        problems.append(ReadError(item.name, f"{untold} more of its reports cannot be read", "mend those named first"))
    rows = (
        LeftOut(stage="read", reason=f"{number} left out: {reason}", source=item.name)
        for reason, number in left_out.items()
    )
    return Reading(tuple(reports), tuple(problems), tuple(rows))
