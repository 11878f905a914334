"""Statements of different places that say the same: one speaker, alike words."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from variorum.model import Passage, Span, Statement

_WORD: Final = re.compile(r"[^\W\d_]{3,}|\d[\d,.]*")
_STOP: Final = frozenset(
    "the and for that this with from was were has have had will would been are its his her their they them which who "
    "said says but not also into over more than against between about after before".split()
)
_LEAST: Final = 0.34  # least likeness (weighted Jaccard of rare words) of two statements of one speaker


def groups(statements: Sequence[Statement], passages: Sequence[Passage]) -> tuple[tuple[str, ...], ...]:
    """Ids of statements that say the same, two or more together, in stable order."""
    words = {s.id: _words(s) for s in statements}
    common = Counter(w for found in words.values() for w in found)
    weight = {w: math.log((1 + len(statements)) / n) for w, n in common.items()}
    parent = {s.id: s.id for s in statements}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    ordered = sorted(statements, key=lambda s: s.id)
    for i, a in enumerate(ordered):
        for b in ordered[i + 1 :]:
            if _same(a, b, words, weight, passages):
                parent[max(root(a.id), root(b.id))] = min(root(a.id), root(b.id))
    found: dict[str, list[str]] = {}
    for s in ordered:
        found.setdefault(root(s.id), []).append(s.id)
    return tuple(tuple(members) for members in found.values() if len(members) > 1)


def _words(statement: Statement) -> frozenset[str]:
    text = " ".join(span.quote for span in statement.content).lower()
    return frozenset(w[:6] for w in _WORD.findall(text) if w not in _STOP)


def _same(
    a: Statement,
    b: Statement,
    words: Mapping[str, frozenset[str]],
    weight: Mapping[str, float],
    passages: Sequence[Passage],
) -> bool:
    linked = (
        any((_inside(a, p.a) and _inside(b, p.b)) or (_inside(a, p.b) and _inside(b, p.a)) for p in passages)
        and a.report != b.report
    )
    if linked:
        return True
    if a.speaker is None or a.speaker != b.speaker:
        return False
    one, two = words[a.id], words[b.id]
    shared = sum(weight[w] for w in one & two)
    smaller = min(sum(weight[w] for w in one), sum(weight[w] for w in two))
    both = sum(weight[w] for w in one | two)
    return len(one & two) >= 2 and both > 0 and (shared / both >= _LEAST or shared / smaller >= 0.6)


def _inside(statement: Statement, span: Span) -> bool:
    return any(c.overlaps(span) for c in statement.content)
