"""Words of any text without a language model, and the numbers that stand for them in every process alike."""

import re
from collections.abc import Collection, Iterable
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

_UNSPACED = (  # scripts that put no space between words: each letter stands for one
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # kana, Chinese characters
)
_MOST = 1_000_000  # words whose numbers a process remembers: some 100 MB
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


def words(text: str) -> list[str]:
    """The words of a text in their order, as they are written; of a script without spaces, its letters."""
    return _WORD.findall(text)


def named(written: Iterable[str]) -> set[str]:
    """The words that are names, in lower case: those that begin with a capital letter wherever they stand in the text.

    A word that only ever begins sentences passes for one; it is common, and counts little where rare words count more.
    """
    different = set(written)
    return {word.lower() for word in different if word[0].isupper()} - different


class _Numbers(dict[str, int]):
    """Words and their numbers; begun anew before they are too many, since an archive has no end of different words."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST:
            self.clear()
        digest = blake2b(word.encode(errors="backslashreplace"), digest_size=8).digest()
        self[word] = number = int.from_bytes(digest, "big")
        return number


_numbers = _Numbers()


def numbers(some: Collection[str]) -> NDArray[np.uint64]:
    """A 64-bit number for each word, in their order: the same for a word in every process."""
    return np.fromiter(map(_numbers.__getitem__, some), dtype=np.uint64, count=len(some))
