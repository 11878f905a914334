"""Attributions as the reading model sees them: who, with which cue, said what; nested, shared and discontinuous alike.

A cue tagger finds the words that attribute; then, from each cue anew, a second tagger finds its one source and the
fragments of its content. So two attributions may share a source, and a content may have many pieces, with no rule for
it. The annotators that the model learned from marked hardly any attribution inside another's content. The weights are
int8 ONNX; `train/attribution/` makes them.
"""

import hashlib
import importlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

import numpy as np

from variorum.annotate.reading.labels import CUE_LABELS, MARKS, PART_LABELS
from variorum.annotate.reading.paths import best_cues, best_parts, spans_of
from variorum.annotate.reading.pieces import Pieces, load_pieces
from variorum.annotate.reading.tree import relations
from variorum.annotate.reading.windows import Window, windows
from variorum.annotate.reading.words import Array, Words, words_of
from variorum.errors import VariorumError
from variorum.model import Bounds, Parse

Run = Callable[[dict[str, Array]], tuple[Array, ...]]

_TOGETHER: Final = 24  # cues of one run of the second tagger
_NEVER: Final = -1e9
_SLOWER: Final = ["SkipLayerNormFusion"]  # on a CPU the fused operator takes several times as long as its two parts
_DEPENDENCY: Final = len(MARKS) - 1  # the column of `Words.marks`


@dataclass(frozen=True)
class Attribution:
    """One attribution as character bounds. `score`, from 0 to 1, is how sure the model is of the labels it chose."""

    cue: Bounds
    source: Bounds | None
    content: tuple[Bounds, ...]
    score: float


@dataclass(frozen=True)
class Leanings:
    """What is added to the scores of words outside: above 0, fewer cues are found, or shorter contents.

    `least` is the score below which an attribution is dropped; `core` the pieces of a window from which cues are taken.
    """

    cue: float = 0.0
    parts: float = 0.0
    least: float = 0.0
    core: int = 230


@dataclass(frozen=True)
class _Read:
    """One window as it was scored."""

    window: Window
    first: Array
    words: Array
    cue_scores: Array


class Reader:
    """Reads attributions from a text. `encode` and `from_cue` run the two halves of the model."""

    def __init__(self, encode: Run, from_cue: Run, pieces: Pieces, leanings: Leanings | None = None) -> None:
        self._encode = encode
        self._from_cue = from_cue
        self._pieces = pieces
        self._leanings = leanings or Leanings()

    def read(self, parse: Parse) -> tuple[Attribution, ...]:
        """The attributions of a parsed text, in the order of their cues."""
        words = words_of(parse)
        found: list[Attribution] = []
        for read in self._windows(words):
            cues = self._cues(read)
            for at in range(0, len(cues), _TOGETHER):
                found += self._parts(words, read, cues[at : at + _TOGETHER])
        return tuple(sorted(found, key=lambda attribution: attribution.cue))

    def _windows(self, words: Words) -> Iterator[_Read]:
        """The windows of a text, scored one by one: side by side they would share the range of int8 activations."""
        pieces = [self._pieces.of(word) for word in words.texts]
        for window in windows(words, [len(p) for p in pieces], self._leanings.core):
            inputs = self._inputs(words, pieces, window)
            vectors, scores = self._encode(inputs)
            yield _Read(window, inputs["first"][0], vectors[0], scores[0])

    def _inputs(self, words: Words, pieces: list[tuple[int, ...]], window: Window) -> dict[str, Array]:
        opens, closes = (self._pieces.vocabulary[name] for name in ("[CLS]", "[SEP]"))
        inside = pieces[window.start : window.end]
        sizes = [len(p) for p in inside]
        marks = np.repeat(words.marks[window.start : window.end], sizes, axis=0)
        return {
            "pieces": np.array([[opens, *(i for p in inside for i in p), closes]], dtype=np.int64),
            "marks": np.pad(marks, ((1, 1), (0, 0)))[None],
            "first": np.cumsum([1, *sizes[:-1]], dtype=np.int64)[None],
        }

    def _cues(self, read: _Read) -> list[tuple[Bounds, float]]:
        """The cues that begin in the core, as words of the window, with the probability of their labels."""
        scores = read.cue_scores.copy()
        scores[:, 0] += self._leanings.cue
        labels = best_cues(scores[None])[0]
        chance = _chances(read.cue_scores, labels)
        first, last = (at - read.window.start for at in read.window.core)
        spans = spans_of(labels, CUE_LABELS.index("B"))
        return [((a, b), float(chance[a:b].mean())) for a, b in spans if first <= a < last]

    def _parts(self, words: Words, read: _Read, cues: list[tuple[Bounds, float]]) -> Iterator[Attribution]:
        here = slice(read.window.start, read.window.end)
        inputs = {
            "words": read.words[None],
            "first": read.first[None],
            "paragraph": words.paragraph[here][None],
            "cues": np.array([(0, a, b - 1) for (a, b), _ in cues], dtype=np.int64),
            "tree": tree_of(words, read.window.start, read.window.end, [(a, b - 1) for (a, b), _ in cues]),
        }
        (scores,) = self._from_cue(inputs)
        leaning = scores.copy()
        leaning[:, :, 0] += self._leanings.parts
        for i, ((a, b), _) in enumerate(cues):
            leaning[i, a:b, 1:] = _NEVER
        for labels, raw, (cue, sure) in zip(best_parts(leaning), scores, cues, strict=True):
            content = spans_of(labels, PART_LABELS.index("B"))
            if content:
                source = spans_of(labels, PART_LABELS.index("source-B"))
                chosen = float(_chances(raw, labels)[labels > 0].mean())
                if sure * chosen < self._leanings.least:
                    continue
                yield Attribution(
                    cue=_bounds(words, read.window, cue),
                    source=_bounds(words, read.window, source[0]) if source else None,
                    content=tuple(_bounds(words, read.window, part) for part in content),
                    score=round(sure * chosen, 4),
                )


def tree_of(words: Words, start: int, end: int, cues: Sequence[Bounds]) -> Array:
    """`relations` of the words from `start` to `end`; the cues are first and last words, counted from `start`."""
    head = words.head[start:end]
    inside = np.where((head >= start) & (head < end), head - start, np.arange(end - start))
    dependency = words.marks[start:end, _DEPENDENCY]
    return relations(inside, dependency, words.sentence[start:end], cues)


def _bounds(words: Words, window: Window, span: Bounds) -> Bounds:
    return words.bounds[window.start + span[0]][0], words.bounds[window.start + span[1] - 1][1]


def _chances(scores: Array, labels: Array) -> Array:
    """The probability of each chosen label."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: Array = np.take_along_axis(raised / raised.sum(axis=-1, keepdims=True), labels[:, None], axis=-1)[:, 0]
    return chances


@cache
def shipped() -> Reader:
    """The reader of the weights that the package ships, loaded once a process."""
    return load(files("variorum.annotate.reading") / "weights")


def load(folder: Traversable, threads: int = 1, leanings: Leanings | None = None) -> Reader:
    """The reader whose files are in `folder`: `reader.json` names them with their sha256, which are checked.

    `leanings` stand in for those that `reader.json` gives.

    Raises `VariorumError` where a file is missing or not the one that `reader.json` promises.
    """
    card = json.loads(_content(folder / "reader.json").decode("utf-8"))
    content = {name: _checked(folder / entry["file"], entry["sha256"]) for name, entry in card["files"].items()}
    runtime: Any = importlib.import_module("onnxruntime")  # only here: it is large, and not every run reads statements
    options = runtime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1

    def runner(name: str) -> Run:
        session = runtime.InferenceSession(
            content[name], options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )

        def run(inputs: dict[str, Array]) -> tuple[Array, ...]:
            outputs: Any = session.run(None, inputs)
            return tuple(outputs)

        return run

    pieces = load_pieces(content["vocabulary"].decode("utf-8"))
    return Reader(runner("encoder"), runner("from_cue"), pieces, leanings or Leanings(**card["leanings"]))


def _checked(path: Traversable, sha256: str) -> bytes:
    content = _content(path)
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise VariorumError(
            f"expected the reading model {path.name} with sha256 {sha256[:12]}…, found {found[:12]}…; "
            "install Variorum anew"
        )
    return content


def _content(path: Traversable) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise VariorumError(
            f"expected the reading model {path.name}, found no such file; install Variorum anew"
        ) from error
