"""Where words stand in the dependency tree, seen from a cue: its subject's words, its complement's, those around it."""

from collections.abc import Iterable
from typing import Final

import numpy as np

from variorum.annotate.reading.labels import RELATIONS
from variorum.annotate.reading.words import Array

_NUMBER: Final = {name: i for i, name in enumerate(RELATIONS)}
_NEAR: Final = 1  # steps up from the cue to its own head


def relations(head: Array, dependency: Array, sentence: Array, cues: Iterable[tuple[int, int]]) -> Array:
    """For each cue (first and last word) and each word: a relation and the dependency that the way turns off by.

    `head`, `dependency` and `sentence` are rows of a window, heads counted in it (themselves where they are outside).
    Below the cue, the dependency is that of the cue's child that the word hangs under (`nsubj` for the words of its
    subject); beside it, that of the child of the ancestor they share; above it, of the way down to the cue.

    Returns [cues, words, 2], indices into `RELATIONS` and `DEPENDENCIES`.
    """
    rows = [_from(head, dependency, sentence, first, last) for first, last in cues]
    return np.array(rows, dtype=np.int64).reshape(-1, len(head), 2)


def _from(head: Array, dependency: Array, sentence: Array, first: int, last: int) -> Array:
    found = np.zeros((len(head), 2), dtype=np.int64)
    inside = range(first, last + 1)
    top = next((i for i in inside if not first <= head[i] <= last), first)
    known: dict[int, tuple[int, int]] = dict.fromkeys(inside, (_NUMBER["cue"], 0))
    at, steps = top, 0
    while head[at] != at and int(head[at]) not in known:
        steps += 1
        known[int(head[at])] = (_NUMBER["above" if steps <= _NEAR else "far above"], int(dependency[at]))
        at = int(head[at])
    here = np.flatnonzero(sentence == sentence[first])
    for word in here:
        way = []
        at = int(word)
        while at not in known and head[at] != at:
            way.append(at)
            at = int(head[at])
        if at not in known:
            known[at] = (_NUMBER["apart"], int(dependency[at]))
        for turn in reversed(way):
            known[turn] = _under(known[int(head[turn])], int(dependency[turn]))
        found[word] = known[int(word)]
    return found


def _under(parent: tuple[int, int], dependency: int) -> tuple[int, int]:
    """What a word is whose head is `parent`: as that one is, or the first on the way that turns off."""
    turns = {"cue": "below", "above": "beside", "far above": "far beside"}
    name = RELATIONS[parent[0]]
    return (_NUMBER[turns[name]], dependency) if name in turns else parent
