"""What the reading model sees of a text, and how its scores become spans: words, marks, windows, best paths.

Training (`train/attribution/`) and the reader at run time share this module, so that both see the same thing. A word is
a run of letters and digits or one other sign. The encoder knows no capital letters, so each word carries, beside its
pieces, its casing, its place towards the quotation marks of the raw text, and its place in the paragraph.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from variorum.model import Bounds
from variorum.text.paragraphs import paragraphs
from variorum.text.quotations import quotations

Array = NDArray[Any]

CASINGS: Final = ("lower", "title", "capitals", "letter", "mixed", "number", "sign", "none")
QUOTINGS: Final = ("outside", "inside", "opens", "closes", "unclosed")
PLACES: Final = ("within", "first", "last", "second")
CUE_LABELS: Final = ("O", "B", "I", "E", "S")
PART_LABELS: Final = ("O", "source-B", "source-I", "source-E", "source-S", "B", "I", "E", "S")
WINDOW: Final = 254  # word pieces, beside the two that open and close a window

_WORD: Final = re.compile(r"\w+|[^\w\s]")
_MARKS: Final = dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‘’‚‛`´", "'") | dict.fromkeys("–—―", "-") | {"…": "."}
_LONGEST_WORD: Final = 40
_NEVER: Final = -1e9


@dataclass(frozen=True)
class Words:
    """The words of a text: bounds, and of each the casing, quoting and place (indices into the tuples above)."""

    bounds: tuple[Bounds, ...]
    texts: tuple[str, ...]
    marks: Array  # [words, 3]
    paragraph: Array  # [words]

    def __len__(self) -> int:
        return len(self.bounds)


@dataclass(frozen=True)
class Window:
    """Words `start` to `end` (exclusive) are read; cues are taken from `core`."""

    start: int
    end: int
    core: Bounds


@dataclass(frozen=True)
class Pieces:
    """The word pieces of the encoder's vocabulary, longest match first."""

    vocabulary: dict[str, int]
    known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def of(self, word: str) -> tuple[int, ...]:
        """The pieces of one word, never none."""
        if word not in self.known:
            self.known[word] = self._split(word)
        return self.known[word]

    def _split(self, word: str) -> tuple[int, ...]:
        folded = unicodedata.normalize("NFD", _MARKS.get(word, word).lower())
        left = "".join(c for c in folded if not unicodedata.combining(c))
        unknown = (self.vocabulary["[UNK]"],)
        if not left or len(left) > _LONGEST_WORD:
            return unknown
        found: list[int] = []
        while left:
            prefix = "##" if found else ""
            size = next((n for n in range(len(left), 0, -1) if prefix + left[:n] in self.vocabulary), 0)
            if not size:
                return unknown
            found.append(self.vocabulary[prefix + left[:size]])
            left = left[size:]
        return tuple(found)


def words_of(text: str, story: Sequence[Bounds]) -> Words:
    """The words of the story parts of a text, paragraph by paragraph."""
    bounds: list[Bounds] = []
    marks: list[tuple[int, int, int]] = []
    belongs: list[int] = []
    for number, (start, end) in enumerate(paragraphs(text, story)):
        found = [m.span() for m in _WORD.finditer(text, start, end)]
        quoting = _quoting(text, start, end)
        for at, (a, b) in enumerate(found):
            place = "first" if at == 0 else "last" if at == len(found) - 1 else "second" if at == 1 else "within"
            marks.append((_casing(text[a:b]), quoting[a - start], PLACES.index(place)))
        bounds += found
        belongs += [number] * len(found)
    return Words(
        bounds=tuple(bounds),
        texts=tuple(text[a:b] for a, b in bounds),
        marks=np.array(marks, dtype=np.int64).reshape(-1, 3),
        paragraph=np.array(belongs, dtype=np.int64),
    )


def _casing(word: str) -> int:
    if not word[0].isalnum():
        name = "sign"
    elif any(c.isdigit() for c in word):
        name = "number"
    elif word.islower():
        name = "lower"
    elif word.isupper():
        name = "letter" if len(word) == 1 else "capitals"
    elif word[0].isupper() and word[1:].islower():
        name = "title"
    else:
        name = "mixed" if word.upper() != word.lower() else "none"
    return CASINGS.index(name)


def _quoting(text: str, start: int, end: int) -> list[int]:
    """Of each character of a paragraph: where it stands towards the quotation marks."""
    states = [QUOTINGS.index("outside")] * (end - start)
    for quotation in quotations(text, start, end):
        inner = QUOTINGS.index("inside" if quotation.closed else "unclosed")
        for i in range(quotation.start, quotation.end):
            states[i - start] = inner
        outer_start, outer_end = quotation.outer
        states[outer_start - start] = QUOTINGS.index("opens")
        if quotation.closed:
            states[outer_end - 1 - start] = QUOTINGS.index("closes")
    return states


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


def _cue_moves() -> tuple[list[int], Array, Array]:
    after = {"O": "OBS", "B": "IE", "I": "IE", "E": "OBS", "S": "OBS"}
    return _moves(list(CUE_LABELS), after, lambda name: name, "OBS", "OES")


def _part_moves() -> tuple[list[int], Array, Array]:
    """States of one attribution: at most one source (`0` before it, `1` after it), any number of content fragments."""
    states, after = [], {}
    for turn in "01":
        opened = [turn + x for x in "OBS"] + (["sB", "sS"] if turn == "0" else [])
        for label in "OBIES":
            states.append(turn + label)
            after[turn + label] = [turn + "I", turn + "E"] if label in "BI" else opened
    for label in "BIES":
        states.append("s" + label)
        after["s" + label] = ["sI", "sE"] if label in "BI" else ["1O", "1B", "1S"]
    labels = {state: ("source-" + state[1] if state[0] == "s" else state[1]) for state in states}
    first = ["0O", "0B", "0S", "sB", "sS"]
    last = [state for state in states if state[1] in "OES"]
    return _moves(states, after, labels.__getitem__, first, last)


def _moves(states: list[str], after: Any, label: Any, first: Any, last: Any) -> tuple[list[int], Array, Array]:
    names = CUE_LABELS if len(states) == len(CUE_LABELS) else PART_LABELS
    moves = np.full((len(states), len(states)), _NEVER, dtype=np.float32)
    for i, state in enumerate(states):
        for j, other in enumerate(states):
            if other in after[state]:
                moves[i, j] = 0.0
    ends = np.full((2, len(states)), _NEVER, dtype=np.float32)
    ends[0, [i for i, state in enumerate(states) if state in first]] = 0.0
    ends[1, [i for i, state in enumerate(states) if state in last]] = 0.0
    return [names.index(label(state)) for state in states], moves, ends


_CUE_PATHS: Final = _cue_moves()
_PART_PATHS: Final = _part_moves()


def best_cues(scores: Array) -> Array:
    """The best allowed labels (`CUE_LABELS`) of `scores` [rows, words, 5]."""
    return _best(scores, *_CUE_PATHS)


def best_parts(scores: Array) -> Array:
    """The best allowed labels (`PART_LABELS`) of `scores` [rows, words, 9]."""
    return _best(scores, *_PART_PATHS)


def _best(scores: Array, labels: list[int], moves: Array, ends: Array) -> Array:
    """Viterbi's path through `moves` [states, states], every row at once."""
    emitted = scores[:, :, labels]
    rows, length, _ = emitted.shape
    value = emitted[:, 0] + ends[0]
    back = np.zeros(emitted.shape, dtype=np.int8)
    for t in range(1, length):
        options = value[:, :, None] + moves
        back[:, t] = options.argmax(axis=1)
        value = options.max(axis=1) + emitted[:, t]
    path = np.zeros((rows, length), dtype=np.int64)
    path[:, -1] = (value + ends[1]).argmax(axis=1)
    for t in range(length - 1, 0, -1):
        path[:, t - 1] = back[np.arange(rows), t, path[:, t]]
    return np.asarray(labels)[path]


def spans_of(labels: Sequence[int], begin: int) -> list[Bounds]:
    """Spans of words in a row of labels whose B, I, E, S are the numbers from `begin` on."""
    found, start = [], 0
    for i, label in enumerate(labels):
        if label in (begin, begin + 3):
            start = i
        if label in (begin + 2, begin + 3):
            found.append((start, i + 1))
    return found
