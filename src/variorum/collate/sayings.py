"""Statements of different places that say the same: one speaker, alike words."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, product
from typing import Final

from variorum.collate.places import Places
from variorum.model import Passage, Statement
from variorum.sets import Sets

_WORD: Final = re.compile(r"[^\W\d_]{3,}|\d[\d,.]*")
_STOP: Final = frozenset(
    "the and for that this with from was were has have had will would been are its his her their they them which who "
    "said says but not also into over more than against between about after before".split()
)
_LEAST: Final = 0.34  # least likeness (weighted Jaccard of rare words) of two statements of one speaker
_CONTAINED: Final = 0.6  # or least part of the lighter one that the other has
_SLACK: Final = 0.99  # for sums that were rounded


def groups(statements: Sequence[Statement], passages: Sequence[Passage]) -> tuple[tuple[str, ...], ...]:
    """Ids of statements that say the same, two or more together, in stable order."""
    ordered = sorted(statements, key=lambda s: s.id)
    same = Sets[str]()
    for a, b in chain(_copied(ordered, passages), _alike(ordered, same)):
        same.join(a, b)
    found: dict[str, list[str]] = {}
    for s in ordered:
        found.setdefault(same.top(s.id), []).append(s.id)
    return tuple(tuple(members) for members in found.values() if len(members) > 1)


def _copied(statements: Sequence[Statement], passages: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Statements of two reports that lie in two places of which one is a copy of the other."""
    places = Places((s.id, s.content) for s in statements)
    for p in passages:
        if p.a.report != p.b.report:
            yield from product(places.at(p.a), places.at(p.b))


def _alike(statements: Sequence[Statement], same: Sets[str]) -> Iterator[tuple[str, str]]:
    """Statements of one speaker that share enough of their rare words; those of the same words are compared once, those
    that are known to say the `same` by now not at all.
    """
    look = cache(_words)  # many prints, one text
    words = {s.id: look(tuple(span.quote for span in s.content)) for s in statements}
    times = Counter(words.values())
    common: Counter[str] = Counter()
    for found, n in times.items():
        for word in found:
            common[word] += n
    weight = {w: math.log((1 + len(statements)) / n) for w, n in common.items()}
    heft = {found: math.fsum(weight[w] for w in found) for found in times}
    by_speaker: dict[str, dict[frozenset[str], list[str]]] = {}
    for s in statements:
        if s.speaker is not None:
            by_speaker.setdefault(s.speaker, {}).setdefault(words[s.id], []).append(s.id)
    for said in by_speaker.values():
        for found, twins in said.items():
            yield from ((twins[0], other) for other in twins[1:] if len(found) > 1 and heft[found] > 0)
        for a, b in _near(sorted(said, key=lambda found: (heft[found], sorted(found))), weight):
            one, two = said[a][0], said[b][0]
            if same.top(one) == same.top(two):
                continue
            common_words = a & b
            if len(common_words) > 1 and _enough(math.fsum(weight[w] for w in common_words), heft[a], heft[b]):
                yield one, two


def _near(
    ranked: Sequence[frozenset[str]], weight: Mapping[str, float]
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The pairs that may be the same, of words that are ranked by their weight together: the second of a pair weighs
    more, and has one of the words that tell most of the first.

    What is the same shares a third of the weight of the lighter one, and so not only words of its last third.
    """
    posts: dict[str, list[int]] = {}
    for n, words in reversed(list(enumerate(ranked))):
        for m in sorted({m for word in _telling(words, weight) for m in posts.get(word, ())}):
            yield words, ranked[m]
        for word in words:
            posts.setdefault(word, []).append(n)


def _telling(words: frozenset[str], weight: Mapping[str, float]) -> Iterator[str]:
    """The rarest words, but for those at the end that together weigh less than `_LEAST` of all."""
    left = math.fsum(weight[w] for w in words)
    least = _SLACK * _LEAST * left
    for word in sorted(words, key=lambda w: (-weight[w], w)):
        if left < least:
            return
        yield word
        left -= weight[word]


def _words(said: Sequence[str]) -> frozenset[str]:
    return frozenset(w[:6] for w in _WORD.findall(" ".join(said).lower()) if w not in _STOP)


def _enough(shared: float, one: float, two: float) -> bool:
    """Is that enough of the weight of both together, or of the lighter one?"""
    both = one + two - shared
    return both > 0 and (shared / both >= _LEAST or shared / min(one, two) >= _CONTAINED)
