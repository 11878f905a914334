"""What the reading model sees: who said what with which cue, nested, shared and discontinuous alike, and what happens.

A cue tagger finds the words that attribute; then, from each cue anew, a second tagger finds its one source and the
fragments of its content. So two attributions may share a source, and a content may have many pieces, with no rule for
it. The annotators that the model learned from marked hardly any attribution inside another's content. From what the
encoder makes of each word, a small network tells whether it names something that happens (`happenings.py`). The weights
are int8 ONNX; `train/attribution/` and `train/happenings/` make them.
"""

import hashlib
import importlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

import numpy as np

from variorum.annotate.memory import FORGETFUL, Memory, edition, name_of, packed, unpacked
from variorum.annotate.reading.happenings import load_happenings
from variorum.annotate.reading.labels import CUE_LABELS, MARKS, PART_LABELS
from variorum.annotate.reading.paths import best_cues, best_parts, spans_of
from variorum.annotate.reading.pieces import Pieces, load_pieces
from variorum.annotate.reading.tree import relations
from variorum.annotate.reading.windows import windows
from variorum.annotate.reading.words import Array, Words, words_of
from variorum.errors import VariorumError
from variorum.model import Bounds, Parse

Run = Callable[[dict[str, Array]], tuple[Array, ...]]

_Row = list[Any]  # an attribution: cue, source or None, fragments of the content, all bounds of words; score
_Page = dict[str, list[_Row]]  # the rows of a window: `said` are attributions, `happens` pairs of a word and per cent

_MODULES: Final = tuple(
    f"variorum.annotate.reading.{name}"
    for name in ("happenings", "labels", "paths", "pieces", "reader", "tree", "windows", "words")
)
_TOGETHER: Final = 24  # cues of one run of the second tagger
_NEVER: Final = -1e9
_SLOWER: Final = ["SkipLayerNormFusion"]  # on a CPU the fused operator takes several times as long as its two parts
_DEPENDENCY: Final = len(MARKS) - 1  # the column of `Words.marks`


@dataclass(frozen=True)
class Attribution:
    """One attribution as character bounds.

    `score`, from 0 to 1, is how sure the model is of the labels it chose; null where whoever saw it gives none.
    """

    cue: Bounds
    source: Bounds | None
    content: tuple[Bounds, ...]
    score: float | None = None


@dataclass(frozen=True)
class Seen:
    """What the model sees in a text: its attributions, in the order of their cues, and by the index of a token how
    likely it is, from 0 to 1, that this names something that happens; a token that is not there hardly does.
    """

    attributions: tuple[Attribution, ...] = ()
    happenings: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Network:
    """The three parts of the model: the encoder with the cue tagger, the second tagger, and what tells happenings from
    vectors and marks, as `Happenings` does."""

    encode: Run
    from_cue: Run
    happenings: Callable[[Array, Array], Array]


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
class _Given:
    """All that the model is given of one window, and that what it sees hangs on.

    `start` is the index of the first word in its text; `core` bounds the words from which cues are taken; `pieces` are
    those of the words between the two that open and close a window, `first` the place of each word's first piece there.
    """

    start: int
    core: Bounds
    words: Words
    pieces: Array
    first: Array

    def name(self, edition: str) -> str:
        """The name under which the attributions of the window are remembered."""
        words = self.words
        rows = (self.pieces, self.first, words.marks, words.head, words.sentence, words.paragraph)
        return name_of(edition, repr(self.core).encode(), *(row.tobytes() for row in rows))


class Reader:
    """Reads texts with the network.

    Windows are read one by one: side by side they would share the range of int8 activations. So what is found in one
    hangs on nothing else, and can be remembered; `edition` tells this model from others.
    """

    def __init__(self, network: Network, pieces: Pieces, leanings: Leanings | None = None, edition: str = "") -> None:
        self._network = network
        self._pieces = pieces
        self._leanings = leanings or Leanings()
        self._edition = f"{edition} {self._leanings}"

    def read(self, parse: Parse, memory: Memory = FORGETFUL) -> Seen:
        """What the model sees in a parsed text."""
        given = list(self._given(words_of(parse)))
        pages = list(zip(given, self._recalled(given, memory), strict=True))
        said = (_placed(row, window.words.bounds) for window, page in pages for row in page["said"])
        happens = {window.start + word: sure / 100 for window, page in pages for word, sure in page["happens"]}
        return Seen(tuple(sorted(said, key=lambda attribution: attribution.cue)), happens)

    def vectors(self, parse: Parse) -> Array:
        """What the encoder makes of each token of a parsed text: `[tokens, width]`."""
        rows = [self._encoded(window)[0][slice(*window.core)] for window in self._given(words_of(parse))]
        return np.concatenate(rows) if rows else np.zeros((0, 0), dtype=np.float32)

    def _recalled(self, given: Sequence[_Given], memory: Memory) -> list[_Page]:
        """The page of each window, as it was remembered or as it is read now."""
        names = [window.name(self._edition) for window in given]
        known = {name: unpacked(entry) for name, entry in memory.recall(names).items()}
        new = {name: window for name, window in zip(names, given, strict=True) if known.get(name) is None}
        known.update({name: self._page(window) for name, window in new.items()})
        memory.keep({name: packed(known[name]) for name in new})
        return [known[name] for name in names]

    def _given(self, words: Words) -> Iterator[_Given]:
        """The windows of a text."""
        opens, closes = (self._pieces.vocabulary[name] for name in ("[CLS]", "[SEP]"))
        pieces = [self._pieces.of(word) for word in words.texts]
        for window in windows(words, [len(p) for p in pieces], self._leanings.core):
            inside = pieces[window.start : window.end]
            yield _Given(
                start=window.start,
                core=(window.core[0] - window.start, window.core[1] - window.start),
                words=words.part(window.start, window.end),
                pieces=np.array([opens, *(i for p in inside for i in p), closes], dtype=np.int64),
                first=np.cumsum([1, *(len(p) for p in inside[:-1])], dtype=np.int64),
            )

    def _page(self, given: _Given) -> _Page:
        """What the model sees in a window."""
        vectors, scores = self._encoded(given)
        cues = self._cues(given, scores)
        batches = (cues[at : at + _TOGETHER] for at in range(0, len(cues), _TOGETHER))
        said = [row for batch in batches for row in self._parts(given, vectors, batch)]
        here = slice(*given.core)
        chances = np.rint(100 * self._network.happenings(vectors[here], given.words.marks[here])).astype(int)
        return {"said": said, "happens": [[given.core[0] + int(i), int(chances[i])] for i in np.flatnonzero(chances)]}

    def _encoded(self, given: _Given) -> tuple[Array, Array]:
        """A vector for each word of a window, and its scores as a cue."""
        sizes = np.diff(given.first, append=len(given.pieces) - 1)
        marks = np.pad(np.repeat(given.words.marks, sizes, axis=0), ((1, 1), (0, 0)))
        inputs = {"pieces": given.pieces[None], "marks": marks[None], "first": given.first[None]}
        vectors, scores = self._network.encode(inputs)
        return vectors[0], scores[0]

    def _cues(self, given: _Given, cue_scores: Array) -> list[tuple[Bounds, float]]:
        """The cues that begin in the core, with the probability of their labels."""
        scores = cue_scores.copy()
        scores[:, 0] += self._leanings.cue
        labels = best_cues(scores[None])[0]
        chance = _chances(cue_scores, labels)
        first, last = given.core
        spans = spans_of(labels, CUE_LABELS.index("B"))
        return [((a, b), float(chance[a:b].mean())) for a, b in spans if first <= a < last]

    def _parts(self, given: _Given, vectors: Array, cues: list[tuple[Bounds, float]]) -> Iterator[_Row]:
        ends = [(a, b - 1) for (a, b), _ in cues]
        inputs = {
            "words": vectors[None],
            "first": given.first[None],
            "paragraph": given.words.paragraph[None],
            "cues": np.array([(0, a, b) for a, b in ends], dtype=np.int64),
            "tree": tree_of(given.words, ends),
        }
        (scores,) = self._network.from_cue(inputs)
        leaning = scores.copy()
        leaning[:, :, 0] += self._leanings.parts
        for i, ((a, b), _) in enumerate(cues):
            leaning[i, a:b, 1:] = _NEVER
        for labels, raw, (cue, sure) in zip(best_parts(leaning), scores, cues, strict=True):
            content = spans_of(labels, PART_LABELS.index("B"))
            if content:
                source = spans_of(labels, PART_LABELS.index("source-B"))
                score = sure * float(_chances(raw, labels)[labels > 0].mean())
                if score >= self._leanings.least:
                    yield [cue, source[0] if source else None, content, round(score, 4)]


def _placed(row: _Row, bounds: Sequence[Bounds]) -> Attribution:
    """The attribution of a row of word numbers, in characters; `bounds` are those of the window's words."""
    cue, source, content, score = row

    def place(span: Sequence[int]) -> Bounds:
        return bounds[span[0]][0], bounds[span[1] - 1][1]

    return Attribution(place(cue), place(source) if source else None, tuple(map(place, content)), score)


def tree_of(words: Words, cues: Sequence[Bounds]) -> Array:
    """`relations` of the words of a window; the cues are first and last words."""
    return relations(words.head, words.marks[:, _DEPENDENCY], words.sentence, cues)


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
    network = Network(runner("encoder"), runner("from_cue"), load_happenings(content["happenings"]))
    digests = (entry["sha256"] for entry in card["files"].values())
    here = edition(_MODULES, ("onnxruntime", "numpy"), *digests)
    return Reader(network, pieces, leanings or Leanings(**card["leanings"]), here)


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
