"""Word sequences of fixed length, the classical fingerprint of copied text."""

from collections.abc import Sequence

Shingle = tuple[str, ...]


def shingles(words: Sequence[str], n: int = 5) -> frozenset[Shingle]:
    """All `n`-word sequences of `words`; one shorter sequence where there are fewer words than `n`."""
    if len(words) < n:
        return frozenset({tuple(words)}) if words else frozenset()
    return frozenset(tuple(words[i : i + n]) for i in range(len(words) - n + 1))


def containment(part: frozenset[Shingle], whole: frozenset[Shingle]) -> float:
    """The share of `part` that also stands in `whole`, 0 to 1 (Broder 1997)."""
    return len(part & whole) / len(part) if part else 0.0
