"""Word sequences of fixed length, the classical fingerprint of copied text."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Shingle = tuple[str, ...]

_ODD = np.uint64(0x9E3779B97F4A7C15)  # Knuth's multiplier: 2**64 over the golden ratio
_SPREAD = np.uint64(0xBF58476D1CE4E5B9)  # of SplitMix64: numbers of words are small, and would cancel one another
_HALF = np.uint64(32)


def shingles(words: Sequence[str], n: int = 5) -> frozenset[Shingle]:
    """All `n`-word sequences of `words`; one shorter sequence where there are fewer words than `n`."""
    if len(words) < n:
        return frozenset({tuple(words)}) if words else frozenset()
    return frozenset(tuple(words[i : i + n]) for i in range(len(words) - n + 1))


def containment(part: frozenset[Shingle], whole: frozenset[Shingle]) -> float:
    """The share of `part` that also stands in `whole`, 0 to 1 (Broder 1997)."""
    return len(part & whole) / len(part) if part else 0.0


def overlapping(texts: Sequence[Sequence[str]], least: float, n: int = 5) -> tuple[tuple[int, int], ...]:
    """The pairs `(i, j)`, i < j, of texts of which the shorter has the share `least` or more of its `n`-word sequences
    in the longer, each sequence counted once.

    Exact but for sequences whose 64-bit hashes collide. Texts are joined through the sequences that they share, so that
    those without any cost nothing; memory is the words of all texts.
    """
    hashes = _hashed(texts, n)
    sizes = np.array([len(row) for row in hashes], dtype=np.int64)
    members = np.repeat(np.arange(len(texts)), sizes)
    flat = np.concatenate([*hashes, np.zeros(0, dtype=np.uint64)])
    order = np.argsort(flat, kind="stable")  # so that the texts of one sequence ascend
    first = np.flatnonzero(np.diff(flat[order], prepend=flat[order][:1] + np.uint64(1)))
    lengths = np.diff(first, append=len(flat))
    rank = np.empty(len(flat), dtype=np.int64)
    rank[order] = np.repeat(np.arange(len(first)), lengths)
    posted, ends = members[order], np.cumsum(sizes)
    found = []
    for i, end in enumerate(ends):
        runs = rank[end - sizes[i] : end]
        runs = runs[lengths[runs] > 1]
        each = lengths[runs]
        inside = np.arange(each.sum()) - np.repeat(np.cumsum(each) - each, each)
        shared = np.bincount(posted[np.repeat(first[runs], each) + inside], minlength=len(texts))
        enough = shared >= np.maximum(least * np.minimum(sizes, sizes[i]) - 1e-9, 1)
        found += [(i, j) for j in np.flatnonzero(enough).tolist() if j > i]
    return tuple(found)


def _hashed(texts: Sequence[Sequence[str]], n: int) -> list[NDArray[np.uint64]]:
    """A hash for each different `n`-word sequence of each text; one for a whole text of fewer words."""
    numbers: dict[str, int] = {}
    hashes = []
    for words in texts:
        row = np.array([numbers.setdefault(word, len(numbers) + 1) for word in words], dtype=np.uint64) * _SPREAD
        width = min(n, len(row))
        value = np.full(len(row) - width + 1 if width else 0, width, dtype=np.uint64) * _ODD
        for k in range(width):
            value = (value ^ row[k : k + len(value)]) * _ODD
            value ^= value >> _HALF
        hashes.append(np.unique(value))
    return hashes
