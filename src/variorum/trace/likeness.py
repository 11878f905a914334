"""How like the words of two sentences are, all against all: what an alignment of them goes by."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from variorum.text.align import Likeness
from variorum.text.synonyms import HOP, has_kin, kinship
from variorum.trace.units import LIGHT, Kind, Unit

_KINDS: dict[Kind, int] = {"number": 0, "function": 1, "name": 2, "content": 3}
_NUMBER, _FUNCTION, _NAME, _ = range(4)


class Likenesses:
    """The likenesses of sentences; what hangs on one sentence alone is worked out once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._rows: dict[int, _Coded] = {}

    def of(self, a: Unit, b: Unit) -> Likeness:
        """What it gains or costs an alignment to lay each word of `a` on each of `b`, -1 to 1.

        The same word gains most, and kin nearly as much; numbers cannot stand for one another, names hardly.
        """
        mine, theirs = self._coded(a), self._coded(b)
        kinds, others = mine.kinds[:, None], theirs.kinds[None, :]
        like = np.where(kinds == others, np.where(mine.parts[:, None] == theirs.parts[None, :], -0.1, -0.3), -0.3)
        like[(kinds == _NAME) & (others == _NAME)] = -0.6
        like[(kinds == _FUNCTION) & (others == _FUNCTION)] = 0.0
        for i in mine.able:
            x = a.words[i]
            for j in theirs.able:
                y = b.words[j]
                kin = kinship(x.key, y.key) if x.key != y.key else 0.0
                if kin >= HOP:
                    like[i, j] = kin - 0.1
                elif kin and x.kind == y.kind == "content" and x.pos == y.pos:
                    like[i, j] = kin / 2 - 0.1
        like[(kinds == _NUMBER) | (others == _NUMBER)] = -1.0
        same = mine.keys[:, None] == theirs.keys[None, :]
        like[same] = np.broadcast_to(np.where(kinds == _FUNCTION, 0.5, 1.0), like.shape)[same]
        return like

    def _coded(self, unit: Unit) -> "_Coded":
        if id(unit) not in self._rows:
            self._rows[id(unit)] = _Coded(unit, self._numbers)
        return self._rows[id(unit)]


class _Coded:
    """The words of a sentence as numbers."""

    def __init__(self, unit: Unit, numbers: dict[str, int]) -> None:
        self.unit = unit  # held, so that its id stays its own
        self._names = numbers

    @cached_property
    def keys(self) -> NDArray[np.int64]:
        return self._numbered([w.key for w in self.unit.words])

    @cached_property
    def parts(self) -> NDArray[np.int64]:
        """Parts of speech."""
        return self._numbered([w.pos for w in self.unit.words])

    @cached_property
    def kinds(self) -> NDArray[np.int64]:
        return np.array([_KINDS[w.kind] for w in self.unit.words])

    @cached_property
    def able(self) -> tuple[int, ...]:
        """The words that another may stand for."""
        rows = enumerate(self.unit.words)
        return tuple(i for i, w in rows if w.kind in ("name", "content") and w.key not in LIGHT and has_kin(w.key))

    def _numbered(self, words: list[str]) -> NDArray[np.int64]:
        return np.array([self._names.setdefault(w, len(self._names)) for w in words])
