"""Bytes to `Report`: one file a format, and one line here."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.errors import ReadError
from variorum.model.report import Report
from variorum.read.assemble import distinct, report_of
from variorum.read.html import read_html
from variorum.read.jsonl import read_jsonl
from variorum.read.plain import read_plain
from variorum.read.raw import Raw


@dataclass(frozen=True, slots=True)
class Format:
    """How to know a format, by the end of the file's name or else by its first bytes, and how to read it."""

    suffixes: tuple[str, ...]
    begins: re.Pattern[bytes] | None
    read: Callable[[bytes, str], Iterator[Raw | ReadError]]


FORMATS = (
    Format((".jsonl", ".ndjson"), re.compile(rb'\s*\{\s*"'), read_jsonl),
    Format(
        (".html", ".htm", ".xhtml"),
        re.compile(rb"\s*<(?:!doctype html|html|head|body|article)\b", re.IGNORECASE),
        read_html,
    ),
    Format((".txt", ".text", ".md"), None, read_plain),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """The reports of one source, and what of it could not be read."""

    reports: tuple[Report, ...]
    problems: tuple[ReadError, ...] = ()


def read_file(path: Path, source: str | None = None) -> Reading:
    """Reads one file. `source` is how reports name it, the path by default. Problems are returned, not raised."""
    source = str(path) if source is None else source
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        return Reading((), (ReadError(source, "this is a folder", "name the files in it"),))
    except FileNotFoundError:
        return Reading((), (ReadError(source, "there is no such file", "check the path"),))
    except OSError as error:
        return Reading((), (ReadError(source, f"it cannot be opened ({error.strerror})", "check its permissions"),))
    return read_bytes(data, source)


def read_bytes(data: bytes, source: str) -> Reading:
    """Reads the bytes of a file or stream that is called `source`. Problems are returned, not raised."""
    reports: list[Report] = []
    problems: list[ReadError] = []
    try:
        for outcome in _format(data, source).read(data, source):
            if isinstance(outcome, ReadError):
                problems.append(outcome)
            else:
                reports.append(report_of(outcome))
    except ReadError as problem:
        problems.append(problem)
    return Reading(tuple(reports), tuple(problems))


def _format(data: bytes, source: str) -> Format:
    suffix = Path(source).suffix.lower()
    named = next((f for f in FORMATS if suffix in f.suffixes and f.begins), None)
    start = data[:512].removeprefix(b"\xef\xbb\xbf")
    return named or next((f for f in FORMATS if f.begins and f.begins.match(start)), FORMATS[-1])


__all__ = ["FORMATS", "Format", "Reading", "distinct", "read_bytes", "read_file"]
