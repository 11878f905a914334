"""Figures of another measure that look alike: a part of the whole, or another time, place or party."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import Final

from variorum.collate.numbers import told
from variorum.model import Actor, Figure, Relation
from variorum.text.counting import alike, frames, label, things, whose

MOST: Final = 50  # figures of other measures that a figure is laid beside
_PARTS: Final = {"casualty": frozenset({"kill", "wound"})}  # a frame and the frames that it adds up
_SCOPE: Final = "another time, place or party"

_Rows = list[tuple[int, Figure]]  # figures with their places in the ledger


@dataclass(frozen=True, slots=True)
class _Sort:
    """All that a figure is compared by: figures of one sort have the same neighbours."""

    unit: str | None
    owner: str | None
    frames: frozenset[str]
    things: frozenset[str]


class Neighbours:
    """Look-up of the figures of a story by what they count; two sorts of figures are compared once."""

    def __init__(self, figures: Sequence[Figure], actors: Mapping[str, Actor]) -> None:
        self._known: dict[_Sort, Mapping[_Sort, str]] = {}
        self._sorts = {f.id: _Sort(f.unit, whose(f, actors), frames(f.counted), things(f.counted)) for f in figures}
        self._shelves: dict[tuple[str | None, frozenset[str] | None], dict[_Sort, dict[str, _Rows]]] = {}
        for place, figure in enumerate(figures):
            mine = self._sorts[figure.id]
            for shelf in ((mine.unit, mine.things), (mine.unit, None)):  # those of the same things, and all
                kinds = self._shelves.setdefault(shelf, {})
                kinds.setdefault(mine, {}).setdefault(figure.measure, []).append((place, figure))

    def of(self, figure: Figure) -> Iterator[Relation]:
        """The relations to the first `MOST` that may be neighbours, in the order of the ledger."""
        mine = self._sorts[figure.id]
        kin = self._kin_of(mine)
        rows = [
            rows
            for sort in kin
            for measure, rows in self._shelves[mine.unit, None][sort].items()
            if measure != figure.measure
        ]
        for _, other in islice(merge(*rows, key=itemgetter(0)), MOST):
            why = kin[self._sorts[other.id]]
            scopes = f" ({_scope(figure)}; {_scope(other)})" if why == _SCOPE else ""
            words = f"{told(figure)} and {told(other)}: {why}{scopes}"
            yield Relation(a=figure.id, b=other.id, relation="compatible", why=words)

    def _kin_of(self, mine: _Sort) -> Mapping[_Sort, str]:
        """The sorts whose figures may be neighbours, each with the reason. Both count the same things, as far as both
        say which.
        """
        if mine not in self._known:
            same = (mine.things, frozenset[str]()) if mine.things else (None,)
            beside = [sort for things in same for sort in self._shelves.get((mine.unit, things), ())]
            self._known[mine] = {sort: why for sort in beside if (why := _kin(mine, sort)) is not None}
        return self._known[mine]


def _kin(a: _Sort, b: _Sort) -> str | None:
    """What makes figures of one sort neighbours of those of another, in words; null where nothing does."""
    if len({a.owner, b.owner} - {None}) > 1:
        return None
    if a.frames and alike(a.unit or "", (a.frames, a.things), (b.frames, b.things)):
        return _SCOPE
    for whole, parts in _PARTS.items():
        part = (a.frames | b.frames) - {whole}
        if {whole} in (a.frames, b.frames) and part and part <= parts:
            return f"{label(whole)} takes in {' and '.join(label(p) for p in sorted(part))}"
    return None


def _scope(figure: Figure) -> str:
    return ", ".join((*figure.where, figure.as_of or "no date"))
