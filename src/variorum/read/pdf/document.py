"""A PDF taken apart: the words and pictures of its pages, as another process finds them with PDFium."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from variorum.errors import ReadError
from variorum.read.limits import Limits

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points

_PROGRAM = Path(__file__).with_name("pdfium.py")
_PATIENCE = 4  # seconds on the clock for one second of computing: other programs compute too
_OTHER = "print it to a new PDF and give that"
_REFUSALS = {
    "encrypted": ("it is encrypted and opens only with a password", "save it without one"),
    "broken": ("it is broken: no page of it can be opened", _OTHER),
}
_TROUBLES = {
    "broken": ("page {page} is broken", _OTHER),
    "objects": ("page {page} draws more than {objects} things, the most that are read", "leave the page out"),
    "characters": ("page {page} has more than {page_characters} characters, the most that are read", "break it up"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without space between them. Its box and base line are upright: the page is turned so that
    most of its text runs from left to right."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    sideways: bool = False

    @property
    def size(self) -> float:
        """The height of its line, in points."""
        return self.top - self.bottom

    @property
    def box(self) -> Box:
        return self.left, self.bottom, self.right, self.top


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, numbered from 1. `frame` is the page itself, `back` turns upright places into those of the file."""

    number: int
    frame: Box
    words: tuple[Word, ...]
    pictures: tuple[Box, ...] = ()
    back: tuple[int, int, int, int] = (1, 0, 0, 1)

    def place(self, box: Box) -> Box:
        """An upright box as the file counts: from the lower left corner of the page before it is turned."""
        a, b, c, d = self.back
        left, bottom, right, top = box
        xs, ys = (a * left + b * bottom, a * right + b * top), (c * left + d * bottom, c * right + d * top)
        return round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2)

    @property
    def scanned(self) -> bool:
        """Is it a picture of a page: most of it covered, and no word on it?"""
        left, bottom, right, top = self.frame
        page = (right - left) * (top - bottom)
        return not self.words and any((r - x) * (t - b) > page / 2 for x, b, r, t in self.pictures)


@dataclass(frozen=True, slots=True)
class Document:
    """The pages that could be read, what PDFium says of the document, and what went wrong with pages."""

    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    troubles: tuple[ReadError, ...] = ()


def document_of(data: bytes, source: str, limits: Limits) -> Document:
    """The document of some bytes; raises `ReadError` where it cannot be read or passes a limit."""
    rows = [json.loads(line) for line in _taken_apart(data, source, limits).splitlines()]
    refused = next((row["refused"] for row in rows if "refused" in row), None)
    if refused == "characters":
        problem = f"it has more than {limits.characters} characters, the most that are read of one PDF"
        raise ReadError(source, problem, "break it up")
    if refused:
        raise ReadError(source, *_REFUSALS[refused])
    head, *pages = rows
    if head["pages"] > limits.pages:
        raise ReadError(source, f"it has {head['pages']} pages, at most {limits.pages} are read", "break it up")
    read = [_sheet(i, row) for i, row in enumerate(pages, 1) if "trouble" not in row]
    troubles = [_trouble(i, row["trouble"], source, limits) for i, row in enumerate(pages, 1) if "trouble" in row]
    return Document(tuple(read), head["properties"], tuple(troubles))


def _taken_apart(data: bytes, source: str, limits: Limits) -> str:
    """What the other process writes. It ends by itself at its bounds of memory and time, or is ended."""
    command = [sys.executable, "-I", str(_PROGRAM), json.dumps(asdict(limits))]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_PATIENCE * limits.seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise _overrun(source, limits) from error
    if done.returncode != 0:
        raise _overrun(source, limits)
    return done.stdout.decode()


def _overrun(source: str, limits: Limits) -> ReadError:
    bounds = f"more than {limits.seconds} seconds or {limits.memory // 2**20} MiB"
    return ReadError(source, f"to take it apart needs {bounds}, or breaks the reader of PDFs", _OTHER)


def _sheet(number: int, row: Mapping[str, Any]) -> Sheet:
    words = tuple(Word(*word) for word in row["words"])
    return Sheet(number, tuple(row["frame"]), words, tuple(map(tuple, row["pictures"])), tuple(row["back"]))


def _trouble(number: int, word: str, source: str, limits: Limits) -> ReadError:
    problem, advice = _TROUBLES[word]
    return ReadError(source, problem.format(page=number, **asdict(limits)), advice)
