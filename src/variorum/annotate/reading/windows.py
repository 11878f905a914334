"""Windows over the words of a text: what the encoder reads at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from variorum.annotate.reading.labels import WINDOW
from variorum.annotate.reading.words import Words
from variorum.model import Bounds


@dataclass(frozen=True)
class Window:
    """Words `start` to `end` (exclusive) are read; cues are taken from `core`."""

    start: int
    end: int
    core: Bounds


def windows(words: Words, sizes: Sequence[int], core: int) -> Iterator[Window]:
    """Windows of at most `WINDOW` pieces whose cores, of about `core` pieces, cover every word once.

    A core ends with a paragraph where that is possible; the rest of the window is split between the words before and
    the words after it. `sizes` is the number of pieces of each word.
    """
    ends = np.cumsum(np.asarray(sizes, dtype=np.int64))
    begins = ends - np.asarray(sizes, dtype=np.int64)
    at = 0
    while at < len(words):
        stop = max(at + 1, int(np.searchsorted(ends, begins[at] + core, side="right")))
        if stop < len(words):
            breaks = np.flatnonzero(np.diff(words.paragraph[at : stop + 1])) + at + 1
            if len(breaks) and begins[breaks[-1]] - begins[at] > core // 3:
                stop = int(breaks[-1])
        spare = max(0, WINDOW - int(ends[stop - 1] - begins[at]))
        before = int(min(spare // 2, begins[at]))
        after = int(min(spare - before, ends[-1] - ends[stop - 1]))
        before = int(min(spare - after, begins[at]))
        start = int(np.searchsorted(begins, begins[at] - before, side="left"))
        end = int(np.searchsorted(ends, ends[stop - 1] + after, side="right"))
        yield Window(start, end, (at, stop))
        at = stop
