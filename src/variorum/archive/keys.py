"""Numbers and keys of articles: small integers by which tables are joined.

An article's number has the number of its part in the bits above 32 and its place in the part below. Its key has the
number of its sequences above that, so that the least of some keys is the shortest text, and of those the first read.
"""

import numpy as np
from numpy.typing import NDArray

_ROW_BITS = 32
_NUMBER_BITS = 48
_NUMBER = np.int64((1 << _NUMBER_BITS) - 1)


def numbers_of(part: int, count: int) -> NDArray[np.int64]:
    """The numbers of the first `count` articles of a part."""
    return np.arange(count, dtype=np.int64) + first_of(part)


def first_of(part: int) -> int:
    """The number of the first article of a part."""
    return part << _ROW_BITS


def part_of(number: int) -> int:
    """The number of the part that the article with this number was read in."""
    return number >> _ROW_BITS


def keys(numbers: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """The keys of articles that have so many sequences, at most 32,767 each."""
    return (sizes << _NUMBER_BITS) | numbers


def number(key: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers of the articles with these keys."""
    return key & _NUMBER


def size(key: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many sequences the articles with these keys have."""
    return key >> _NUMBER_BITS
