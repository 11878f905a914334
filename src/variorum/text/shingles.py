"""Word sequences of fixed length, the classical fingerprint of copied text."""

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from variorum.text.words import numbers

Shingle = tuple[str, ...]
_Number = TypeVar("_Number", bound=np.integer[Any])

_ODD = np.uint64(0x9E3779B97F4A7C15)  # Knuth's multiplier: 2**64 over the golden ratio
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
    hashes = [distinct(sequences(numbers(words), n)) for words in texts]
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


def sequences(row: NDArray[np.uint64], n: int = 5) -> NDArray[np.uint64]:
    """A hash for each `n`-word sequence of a text, in their order; one for a whole text of fewer words. `row` has the
    numbers of its words.
    """
    width = min(n, len(row))
    value = np.full(len(row) - width + 1 if width else 0, width, dtype=np.uint64) * _ODD
    for k in range(width):
        value = (value ^ row[k : k + len(value)]) * _ODD
        value ^= value >> _HALF
    return value


def winnowed(hashes: NDArray[np.uint64], window: int) -> NDArray[np.uint64]:
    """Some of the sequences of a text, each once: the least hash of every `window` that follow one another (Schleimer,
    Wilkerson and Aiken 2003).

    Two texts that have `window` sequences in a row in common have one of these in common; of a long text about
    2 in `window` + 1 are kept.
    """
    if len(hashes) <= window:
        return hashes.min(keepdims=True) if len(hashes) else hashes
    least, width = hashes, 1
    while width < window:  # the least of so many in a row, of twice as many, and so on
        step = min(width, window - width)
        least, width = np.minimum(least[:-step], least[step:]), width + step
    return distinct(least)


def distinct(values: NDArray[_Number]) -> NDArray[_Number]:
    """Each of the values once, ascending; for the short rows of one text faster than `numpy.unique`."""
    ordered = np.sort(values)
    new = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered[new]


def in_common(
    one: NDArray[np.uint32], other: NDArray[np.uint32], ends: NDArray[np.int64], other_ends: NDArray[np.int64]
) -> NDArray[np.int64]:
    """How many numbers each row of `one` shares with the row of `other` beside it.

    Rows lie one behind the other and reach to their `ends`; no row has a number twice.
    """
    merged = np.sort(np.concatenate([_tagged(one, ends), _tagged(other, other_ends)]), kind="stable")
    twice = merged[1:][merged[1:] == merged[:-1]]
    return np.bincount((twice >> _HALF).astype(np.int64), minlength=len(ends))


def _tagged(values: NDArray[np.uint32], ends: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Each number with that of its row before it."""
    rows = np.repeat(np.arange(len(ends), dtype=np.uint64), np.diff(ends, prepend=0))
    return (rows << _HALF) | values
