"""The words of a parsed text as the reading model takes them.

The encoder knows no capital letters and no grammar, so each word carries, beside its pieces, its casing, its place
towards the quotation marks of the raw text, its place in paragraph and sentence, its class and its dependency.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from variorum.annotate.reading.labels import CASINGS, CLASSES, DEPENDENCIES, MARKS, PLACES, QUOTINGS, TURNS
from variorum.model import Bounds, Parse, Token

Array = NDArray[Any]

_CLASS: Final = {name: i for i, name in enumerate(CLASSES)}
_DEPENDENCY: Final = {name: i for i, name in enumerate(DEPENDENCIES)}


@dataclass(frozen=True)
class Words:
    """The words of a text: bounds, texts, and a row of numbers for each.

    `marks` [words, 6] are indices into the tuples of `MARKS`; `head` is the index of the word that each depends on
    (itself for the top of a tree); `sentence` and `paragraph` count up.
    """

    bounds: tuple[Bounds, ...]
    texts: tuple[str, ...]
    marks: Array
    head: Array
    sentence: Array
    paragraph: Array

    def __len__(self) -> int:
        return len(self.bounds)

    def part(self, start: int, end: int) -> "Words":
        """Words `start` to `end` (exclusive), with heads, sentences and paragraphs counted from the first of them.

        A word whose head is outside is its own.
        """
        here = slice(start, end)
        inside = (self.head[here] >= start) & (self.head[here] < end)
        return Words(
            bounds=self.bounds[here],
            texts=self.texts[here],
            marks=self.marks[here],
            head=np.where(inside, self.head[here] - start, np.arange(end - start)),
            sentence=self.sentence[here] - self.sentence[start],
            paragraph=self.paragraph[here] - self.paragraph[start],
        )


def words_of(parse: Parse) -> Words:
    """The words of a parsed text."""
    tokens = parse.tokens
    sentence = [t.sentence for t in tokens]
    paragraph = [parse.sentences[i].paragraph for i in sentence]
    marks = np.zeros((len(tokens), len(MARKS)), dtype=np.int64)
    for n, t in enumerate(tokens):
        marks[n, 0] = _casing(t.text)
        marks[n, 4] = _CLASS.get(t.pos, 0)
        marks[n, 5] = _DEPENDENCY.get(t.dep, 0)
    marks[:, 1] = _quotings(parse, tokens)
    marks[:, 2] = _places(paragraph)
    marks[:, 3] = _turns(sentence)
    return Words(
        bounds=tuple((t.start, t.end) for t in tokens),
        texts=tuple(t.text for t in tokens),
        marks=marks,
        head=np.array([t.head for t in tokens], dtype=np.int64),
        sentence=np.array(sentence, dtype=np.int64),
        paragraph=np.array(paragraph, dtype=np.int64),
    )


@lru_cache(maxsize=50_000)
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


def _quotings(parse: Parse, tokens: Sequence[Token]) -> list[int]:
    """Where each token stands towards the quotations, which are in text order as the tokens are."""
    inside, opens, closes, unclosed = (QUOTINGS.index(name) for name in ("inside", "opens", "closes", "unclosed"))
    found = [QUOTINGS.index("outside")] * len(tokens)
    at = 0
    for n, t in enumerate(tokens):
        while at < len(parse.quotations) and parse.quotations[at].outer[1] <= t.start:
            at += 1
        if at == len(parse.quotations):
            break
        quotation = parse.quotations[at]
        if t.start >= quotation.outer[0]:
            ending = quotation.closed and t.end >= quotation.outer[1]
            found[n] = closes if ending else inside if quotation.closed else unclosed
        if t.start <= quotation.outer[0] < t.end:
            found[n] = opens
    return found


def _places(paragraph: Sequence[int]) -> list[int]:
    first, second, last = (PLACES.index(name) for name in ("first", "second", "last"))
    found = [PLACES.index("within")] * len(paragraph)
    for n, number in enumerate(paragraph):
        if n == 0 or paragraph[n - 1] != number:
            found[n] = first
        elif n + 1 == len(paragraph) or paragraph[n + 1] != number:
            found[n] = last
        elif found[n - 1] == first:
            found[n] = second
    return found


def _turns(sentence: Sequence[int]) -> list[int]:
    first, last, only = (TURNS.index(name) for name in ("first", "last", "only"))
    found = [TURNS.index("within")] * len(sentence)
    for n, number in enumerate(sentence):
        if n == 0 or sentence[n - 1] != number:
            found[n] = first
        if n + 1 == len(sentence) or sentence[n + 1] != number:
            found[n] = only if found[n] == first else last
    return found
