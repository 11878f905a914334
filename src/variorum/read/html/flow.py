"""Blocks to one text in reading order, and the exact map from that text to the source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.model.report import SourceRun
from variorum.model.span import Bounds
from variorum.read.html.blocks import Block

_RUN = re.compile(r"[^ \t\n\r\f\v]+(?: [^ \t\n\r\f\v]+)*|[ \t\n\r\f\v]+")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")

Sourced = tuple[str, Bounds | None]


@dataclass(frozen=True, slots=True)
class Flow:
    """A text, its map, and where each block stands in it."""

    text: str
    source_map: tuple[SourceRun, ...]
    bounds: tuple[Bounds, ...]


def flow(blocks: Sequence[Block]) -> Flow:
    """Blocks to one text, an empty line between them; white space collapses, as a browser shows it."""
    parts: list[str] = []
    runs: list[list[int]] = []
    bounds: list[Bounds] = []
    at = 0
    for block in blocks:
        if parts:
            parts.append("\n\n")
            at += 2
        start = at
        for text, source in _collapsed(block):
            parts.append(text)
            if source:
                _extend(runs, at, at + len(text), source)
            at += len(text)
        bounds.append((start, at))
    mapped = (SourceRun(start=a, end=b, source_start=c, source_end=d) for a, b, c, d in runs)
    return Flow("".join(parts), tuple(mapped), tuple(bounds))


def _collapsed(block: Block) -> Iterator[Sourced]:
    """The runs of a block without space at its ends. Space other than one blank becomes a blank without a source."""
    waiting: Sourced | None = None
    begun = False
    for text, source in _split(block):
        if _SPACE.fullmatch(text):
            kept = "\n" if source is None else " "
            if waiting is None:
                waiting = (kept, source if text == " " else None)
            else:
                waiting = ("\n" if "\n" in (kept, waiting[0]) else " ", None)
            continue
        if waiting and begun:
            yield waiting
        waiting, begun = None, True
        yield text, source


def _split(block: Block) -> Iterator[Sourced]:
    """The pieces of a block, cut into runs of words with single blanks between them and runs of other space."""
    for piece in block.pieces:
        if piece.source is None or piece.source[1] - piece.source[0] != len(piece.text):
            yield piece.text, piece.source
            continue
        for match in _RUN.finditer(piece.text):
            yield match.group(), (piece.source[0] + match.start(), piece.source[0] + match.end())


def _extend(runs: list[list[int]], start: int, end: int, source: Bounds) -> None:
    """Adds a run, joined to the last one where both go on from it and neither resolves a character reference."""
    plain = source[1] - source[0] == end - start
    if plain and runs:
        last = runs[-1]
        if last[1] == start and last[3] == source[0] and last[1] - last[0] == last[3] - last[2]:
            last[1], last[3] = end, source[1]
            return
    runs.append([start, end, *source])
