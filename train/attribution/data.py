"""PolNeAR as words and labels, and batches of windows."""

import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from alter import Altered, Annotation, lowered, passed_on, raised, requoted, unmarked
from variorum.annotate.parser import SpacyParser
from variorum.annotate.reading.labels import CUE_LABELS, MARKS, PART_LABELS, WINDOW
from variorum.annotate.reading.pieces import Pieces
from variorum.annotate.reading.reader import tree_of
from variorum.annotate.reading.words import Array, Words, words_of
from variorum.model import Bounds, Parse
from variorum.text.tables import table

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from plain import plain_report


@dataclass(frozen=True)
class Gold:
    """One attribution in word indices: a cue, perhaps a source, the fragments of the content."""

    cue: Bounds
    source: Bounds | None
    content: tuple[Bounds, ...]


@dataclass(frozen=True)
class Document:
    """A text, its words, their pieces, and the attributions of the first annotator."""

    words: Words
    pieces: tuple[tuple[int, ...], ...]
    golds: tuple[Gold, ...]


@dataclass(frozen=True)
class Batch:
    """Windows side by side. `cues` are rows of (window, first word, last word); `parts` the labels seen from each."""

    pieces: Tensor  # [windows, pieces]
    marks: Tensor  # [windows, pieces, 6]
    first: Tensor  # [windows, words]: the first piece of each word
    paragraph: Tensor  # [windows, words]
    cue_labels: Tensor  # [windows, words], -100 where there is no word
    cues: Tensor  # [cues, 3]
    tree: Tensor  # [cues, words, 2]
    parts: Tensor  # [cues, words], -100 where there is no word
    windows: tuple[tuple[Document, Bounds], ...]


def parsed(text: str) -> Parse:
    """A text as the program would parse it."""
    return SpacyParser().parse(plain_report(text))


def annotated(folder: Path) -> list[tuple[str, tuple[Annotation, ...]]]:
    """The texts of a split with the attributions of the first annotator, by name."""
    found = []
    for path in sorted((folder / "text").glob("*.txt")):
        files = sorted(p for p in (folder / "attributions").iterdir() if p.name.startswith(path.stem + "_"))
        if files:
            found.append((path.read_bytes().decode("utf-8"), tuple(_annotations(files[0]))))
    return found


def _annotations(path: Path) -> Iterator[Annotation]:
    spans: dict[str, list[Bounds]] = {}
    lines = path.read_text("utf-8").splitlines()
    for line in lines:
        if found := re.match(r"(T\d+)\t[\w-]+ (\d+ \d+(?:;\d+ \d+)*)\t", line + "\t"):
            spans[found[1]] = [(int(a), int(b)) for a, b in (part.split() for part in found[2].split(";"))]
    for line in lines:
        if not line.startswith("E"):
            continue
        roles: dict[str, list[Bounds]] = {"Cue": [], "Source": [], "Content": []}
        for role, target in re.findall(r"([A-Z][A-Za-z-]*)\d*:(T\d+)", line):
            if role in roles:
                roles[role] += spans.get(target, [])
        if roles["Cue"] and roles["Content"]:
            yield tuple(roles["Cue"]), tuple(roles["Source"]), tuple(roles["Content"])


def documents(folder: Path, pieces: Pieces) -> list[Document]:
    """The annotated documents of a split, by name."""
    with Pool(2) as pool:
        return pool.map(partial(document, pieces=pieces), annotated(folder), chunksize=8)


def altered(folder: Path, pieces: Pieces, options: dict[str, Any], seed: int) -> dict[int, Document]:
    """Of a part of the documents, by number, how they read when spoilt: a way for every number modulo `among`."""
    ways = {
        "lowered": lowered,
        "raised": raised,
        "unmarked": unmarked,
        "requoted": requoted,
        "passed_on": passed_on([row["name"] for row in table("outlets")]),
    }
    texts: dict[int, Altered] = {}
    for number, (text, golds) in enumerate(annotated(folder)):
        way = options["ways"].get(str(number % options["among"]))
        if way:
            texts[number] = ways[way](text, golds, random.Random(seed + number))
    with Pool(2) as pool:
        return dict(zip(texts, pool.map(partial(document, pieces=pieces), texts.values(), chunksize=8), strict=True))


def document(given: Altered, pieces: Pieces) -> Document:
    """A text and its attributions in words."""
    text, annotations = given
    words = words_of(parsed(text))
    golds = []
    for spans in annotations:
        cue, source, content = (_in_words(text, words, part) for part in spans)
        if cue and content:
            golds.append(Gold(cue[0], source[0] if source else None, tuple(content)))
    return Document(words, tuple(pieces.of(word) for word in words.texts), tuple(golds))


def _in_words(text: str, words: Words, places: Sequence[Bounds]) -> list[Bounds]:
    """Character spans as word spans, outer marks trimmed unless there is nothing else; pieces that touch are one."""
    starts, ends = [a for a, _ in words.bounds], [b for _, b in words.bounds]
    found: list[Bounds] = []
    for start, end in sorted(places):
        a, b = _trim(text, start, end)
        first, last = int(np.searchsorted(ends, a, side="right")), int(np.searchsorted(starts, b, side="left"))
        if first < last:
            found.append((first, last))
    return found


def _trim(text: str, start: int, end: int) -> Bounds:
    a, b = start, end
    while a < b and not text[a].isalnum():
        a += 1
    while b > a and not text[b - 1].isalnum():
        b -= 1
    return (a, b) if a < b else (start, end)


def cut(document: Document, phase: int, chance: random.Random) -> Iterator[tuple[Document, Bounds]]:
    """Windows that cover a document once, the first of random length, ended with a paragraph where that is possible."""
    sizes = [len(p) for p in document.pieces]
    room = chance.randint(phase, WINDOW)
    at = 0
    while at < len(sizes):
        stop, used, at_break = at, 0, 0
        while stop < len(sizes) and used + sizes[stop] <= room:
            if stop > at and document.words.paragraph[stop] != document.words.paragraph[stop - 1] and used > room // 2:
                at_break = stop
            used += sizes[stop]
            stop += 1
        if at_break and stop < len(sizes):
            stop = at_break
        stop = max(stop, at + 1)
        yield document, (at, stop)
        at, room = stop, WINDOW


def batch_of(windows: Sequence[tuple[Document, Bounds]], special: Bounds) -> Batch:
    """Windows as tensors. `special` are the pieces that open and close a window."""
    rows = [_row(document, bounds, special) for document, bounds in windows]
    longest, widest = max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)
    pieces = np.zeros((len(rows), longest), dtype=np.int64)
    marks = np.zeros((len(rows), longest, len(MARKS)), dtype=np.int64)
    first, paragraph = np.zeros((2, len(rows), widest), dtype=np.int64)
    cue_labels = np.full((len(rows), widest), -100, dtype=np.int64)
    cues, parts, seen = [], [], []
    for i, ((document, (start, end)), row) in enumerate(zip(windows, rows, strict=True)):
        pieces[i, : len(row[0])], marks[i, : len(row[0])], first[i, : end - start] = row
        paragraph[i, : end - start] = document.words.paragraph[start:end]
        cue_labels[i, : end - start] = 0
        golds = [gold for gold in document.golds if gold.cue[0] >= start and gold.cue[1] <= end]
        places = [(g.cue[0] - start, g.cue[1] - start - 1) for g in golds]
        seen += list(tree_from((document, (start, end)), places, widest))
        for gold in golds:
            _paint(cue_labels[i], (gold.cue[0] - start, gold.cue[1] - start), CUE_LABELS.index("B"))
            cues.append((i, gold.cue[0] - start, gold.cue[1] - start - 1))
            parts.append(_part_labels(gold, (start, end), widest))
    return Batch(
        *(torch.from_numpy(a) for a in (pieces, marks, first, paragraph, cue_labels)),
        torch.tensor(cues, dtype=torch.long).reshape(-1, 3),
        torch.from_numpy(np.array(seen, dtype=np.int64).reshape(-1, widest, 2)),
        torch.from_numpy(np.array(parts, dtype=np.int64).reshape(-1, widest)),
        tuple(windows),
    )


def tree_from(window: tuple[Document, Bounds], cues: Sequence[Bounds], widest: int) -> Array:
    """Where the words of a window stand from cues (first and last word of the window): [cues, widest, 2]."""
    document, (start, end) = window
    found = np.zeros((len(cues), widest, 2), dtype=np.int64)
    found[:, : end - start] = tree_of(document.words.part(start, end), cues)
    return found


def _row(document: Document, bounds: Bounds, special: Bounds) -> tuple[list[int], list[Sequence[int]], list[int]]:
    nothing = [0] * len(MARKS)
    ids, marks, first = [special[0]], [nothing], []
    for i in range(*bounds):
        first.append(len(ids))
        ids += document.pieces[i]
        marks += [document.words.marks[i]] * len(document.pieces[i])
    return [*ids, special[1]], [*marks, nothing], first


def _part_labels(gold: Gold, bounds: Bounds, widest: int) -> np.ndarray:
    start, end = bounds
    labels = np.full(widest, -100, dtype=np.int64)
    labels[: end - start] = 0
    spans = [(part, "B") for part in gold.content] + ([(gold.source, "source-B")] if gold.source else [])
    for (a, b), name in spans:
        inside = max(a, start) - start, min(b, end) - start
        if inside[0] < inside[1]:
            _paint(labels, inside, PART_LABELS.index(name))
    labels[gold.cue[0] - start : gold.cue[1] - start] = 0
    return labels


def _paint(labels: np.ndarray, bounds: Bounds, begin: int) -> None:
    """Writes B I E, or S, over a span; `begin` is the number of B."""
    a, b = bounds
    labels[a:b] = begin + 1
    labels[a] = begin
    labels[b - 1] = begin + 2 if b - a > 1 else begin + 3
