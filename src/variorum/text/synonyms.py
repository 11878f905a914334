"""Which words may stand for one another: WordNet's groups and a hand table of what article spinners swap."""

import gzip
import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import permutations
from math import log

from variorum.text.tables import cell, table

SWAP = 0.8  # a swap that the hand table knows, or two words of one synonym group
HOP = 0.6  # groups that are neighbours: a hypernym, a similar adjective, a verb group
SISTER = 0.4  # groups under one neighbour

_MUCH = 8  # times as often that a word must be used to be surely the usual one

_BRITISH = (
    (re.compile(r"(?<=\w{2})is(e|ed|es|ing|ation|ations)\b"), r"iz\1"),
    (re.compile(r"(?<=\w{3})our(s|ed|ing)?\b"), r"or\1"),
    (re.compile(r"(?<=\w{2})nce\b"), "nse"),
    (re.compile(r"(?<=\w{3})tre\b"), "ter"),
    (re.compile(r"(?<=\w{3})ogue\b"), "og"),
    (re.compile(r"(?<=\w{3})mme\b"), "m"),
)


@lru_cache(maxsize=1 << 16)
def spelling(words: str) -> str:
    """One key for British and American spellings of each word; a key, not always a spelling."""
    for pattern, american in _BRITISH:
        words = pattern.sub(american, words)
    return words


def kinship(a: str, b: str) -> float:
    """How readily one lemma stands for the other, 0 to 1: `SWAP`, `HOP`, `SISTER`, 0 for no relation. Symmetric."""
    if a == b:
        return 1.0
    if b in _hand().get(a, ()):
        return SWAP
    mine, theirs = _groups(a), _groups(b)
    if not mine or not theirs:
        return 0.0
    if not mine.isdisjoint(theirs):
        return SWAP
    near_mine, near_theirs = _near(a), _near(b)
    if not near_mine.isdisjoint(theirs) or not near_theirs.isdisjoint(mine):
        return HOP
    return 0.0 if near_mine.isdisjoint(near_theirs) else SISTER


def has_kin(word: str) -> bool:
    """Can this lemma be akin to any other?"""
    return bool(_groups(word)) or word in _hand()


def oddness(word: str, ordinary: str) -> float:
    """Is `word` the swap for `ordinary`, rather than the other way round? 1 yes, -1 the reverse, 0 not known.

    The hand table has a direction. Else the odder word is the one that people use less often for the sense that both
    have, or less often at all: a spinner takes any word of a group, a writer mostly the usual one.
    """
    swaps = _swaps()
    if (word in swaps.get(ordinary, ())) != (ordinary in swaps.get(word, ())):
        return 1.0 if word in swaps.get(ordinary, ()) else -1.0
    mine, theirs = _senses(word), _senses(ordinary)
    shared = mine.keys() & theirs.keys()
    here, there = (max((senses[s] for s in shared), default=0) for senses in (mine, theirs))
    if here == there:
        here, there = sum(mine.values()), sum(theirs.values())
    return max(-1.0, min(1.0, log((there + 1) / (here + 1), _MUCH)))


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of the hand table by their first word, longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for ordinary, swaps in _swaps().items():
        for words in map(str.split, (ordinary, *swaps)):
            if len(words) > 1:
                found.setdefault(words[0], set()).add(tuple(words))
    return {first: tuple(sorted(rows, key=lambda r: (-len(r), r))) for first, rows in found.items()}


@cache
def _swaps() -> dict[str, tuple[str, ...]]:
    """Ordinary wording -> swaps, from the hand table, in American spelling."""
    return {spelling(row["ordinary"]): tuple(map(spelling, cell(row, "swaps"))) for row in table("spins")}


@cache
def _hand() -> dict[str, frozenset[str]]:
    """Each wording of the hand table with those that stand in one row with it."""
    found: dict[str, set[str]] = {}
    for row in ((ordinary, *swaps) for ordinary, swaps in _swaps().items()):
        for a, b in permutations(row, 2):
            found.setdefault(a, set()).add(b)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def _wordnet() -> tuple[dict[str, str], dict[str, str]]:
    """Word -> its groups, group -> its neighbours; both as text, split when asked for."""
    words, _, groups = (
        gzip.decompress(files("variorum.data").joinpath("synonyms.txt.gz").read_bytes()).decode().partition("\n\n")
    )
    return (
        {spelling(line.partition(" ")[0]): line.partition(" ")[2] for line in words.split("\n")},
        dict(line.split(" ", 1) for line in groups.splitlines()),
    )


@lru_cache(maxsize=1 << 16)
def _senses(word: str) -> dict[str, int]:
    """The groups of a word, each with how often it was found to stand for it."""
    rows = (part.partition("*") for part in _wordnet()[0].get(word, "").split())
    return {group: int(count or "0", 36) for group, _, count in rows}


@cache
def _groups(word: str) -> frozenset[str]:
    return frozenset(_senses(word))


@cache
def _near(word: str) -> frozenset[str]:
    """The neighbours of the groups of a word."""
    return frozenset(n for g in _groups(word) for n in _wordnet()[1].get(g, "").split())
