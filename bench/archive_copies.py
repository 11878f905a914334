"""Other ways to find families of copies in an archive, for the comparison in `archive.py`.

Each reads the archive's JSON lines and gives a family to each article. `text-dedup` stands for the usual pipeline of
large text collections, which that package names: MinHashes over hashed word sequences, bands, and a union of all that
fall into one bucket, without a look at the pairs; it is written anew here, in NumPy.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from variorum.sets import Sets
from variorum.text.shingles import sequences, shingles
from variorum.text.words import numbers, words

PERMUTATIONS, BANDS, JACCARD = 128, 32, 0.5
_MOST = np.uint64((1 << 32) - 1)
_HALF = np.uint64(32)


def _texts(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield [word.lower() for word in words(json.loads(line)["text"])]


def _joined(row: list[str]) -> list[str]:
    return [" ".join(shingle) for shingle in shingles(row)]


def with_rensa(path: Path) -> list[int]:
    """Candidates of the index whose MinHashes are alike enough."""
    rensa: Any = import_module("rensa")
    index = rensa.RMinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS, num_bands=BANDS)
    made, sets = list[Any](), Sets[int]()
    for number, row in enumerate(_texts(path)):
        one = rensa.RMinHash(num_perm=PERMUTATIONS, seed=42)
        one.update(_joined(row))
        for other in index.query(one):
            if made[other].jaccard(one) >= JACCARD:
                sets.join(int(other), number)
        index.insert(number, one)
        made.append(one)
    return [sets.top(number) for number in range(len(made))]


def with_datasketch(path: Path) -> list[int]:
    """Candidates of the index whose MinHashes are alike enough."""
    datasketch: Any = import_module("datasketch")
    index = datasketch.MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    made, sets = list[Any](), Sets[int]()
    for number, row in enumerate(_texts(path)):
        one = datasketch.MinHash(num_perm=PERMUTATIONS, seed=42)
        one.update_batch([shingle.encode() for shingle in _joined(row)])
        for other in index.query(one):
            if made[other].jaccard(one) >= JACCARD:
                sets.join(other, number)
        index.insert(number, one)
        made.append(one)
    return [sets.top(number) for number in range(len(made))]


def with_bands(path: Path) -> list[int]:
    """All that fall into one bucket of any band."""
    dice = np.random.default_rng(42)
    factors, terms = dice.integers(0, 1 << 64, (2, PERMUTATIONS), dtype=np.uint64) | np.uint64(1)
    buckets: list[dict[bytes, int]] = [{} for _ in range(BANDS)]
    sets, count = Sets[int](), 0
    for number, row in enumerate(_texts(path)):
        hashes = sequences(numbers(row))
        least = ((hashes[:, None] * factors + terms) >> _HALF).min(axis=0, initial=_MOST)
        for bucket, band in zip(buckets, np.split(least, BANDS), strict=True):
            sets.join(bucket.setdefault(band.tobytes(), number), number)
        count += 1
    return [sets.top(number) for number in range(count)]


WAYS: Mapping[str, Callable[[Path], list[int]]] = {
    "rensa": with_rensa,
    "datasketch": with_datasketch,
    "text-dedup-like": with_bands,
}
