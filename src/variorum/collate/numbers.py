"""How two figures of one measure stand to each other: agreement, refinement, update, conflict."""

from typing import Final

from variorum.model import Figure, Relation
from variorum.model.figure import RelationKind

_ROUNDING: Final = 0.05  # `about 40` takes in what lies within a twentieth of it
_LONGEST_DATE: Final = len("2000-01-01")
_FAR: Final = 3.0  # disjoint numbers that differ by a greater factor may well be of different events
_CLASSES: Final = {
    "exact": "point", "about": "point", "more-than": "floor", "at-least": "floor", "vague": "floor",
    "less-than": "ceiling", "at-most": "ceiling", "between": "range", "not-disclosed": "none",
}  # fmt: skip
Verdict = tuple[RelationKind, str]


def relation(a: Figure, b: Figure) -> Relation:
    """The relation of two figures of one measure, the later or sharper one first."""
    if _interval(a) is None or _interval(b) is None:
        return Relation(a=a.id, b=b.id, relation="compatible", why=f"{told(a)} and {told(b)}: one gives no number")
    newer, older = (a, b) if (a.as_of or "") > (b.as_of or "") else (b, a)
    sharper, wider = (a, b) if _width(a) <= _width(b) else (b, a)
    if (a.low, a.high) == (b.low, b.high) and _CLASSES[a.comparator] == _CLASSES[b.comparator]:
        return Relation(a=a.id, b=b.id, relation="agree", why=f"{told(a)} and {told(b)}: the same number")
    moved = _moved(older, newer)
    if not _meet(a, b):
        kind, why = _apart(older, newer)
        return Relation(a=newer.id, b=older.id, relation=kind, why=why)
    if moved:
        return Relation(
            a=newer.id,
            b=older.id,
            relation="updates",
            why=f"{told(newer)} is later than {told(older)}: the number moved",
        )
    if _inside(sharper, wider):
        return Relation(a=sharper.id, b=wider.id, relation="refines", why=f"{told(sharper)} lies within {told(wider)}")
    return Relation(a=a.id, b=b.id, relation="compatible", why=f"{told(a)} and {told(b)}: both can be true")


def _apart(older: Figure, newer: Figure) -> Verdict:
    """Two intervals without a common number: an update, a conflict, or (where nothing makes sure) neither."""
    both = f"{told(older)} and {told(newer)}"
    if older.span.report == newer.span.report:
        if _other_speakers(older, newer):
            return "conflict", f"{both}: two speakers of one report, no common number"
        return "compatible", f"{both}: one report gives both, as parts or stages"
    if _moved(older, newer):
        return "updates", f"{both}: the later one moved"
    if older.as_of is None or newer.as_of is None:
        return "compatible", f"{both}: no common number, but a date is not known, so one may be newer"
    if older.as_of != newer.as_of and min(len(older.as_of), len(newer.as_of)) < _LONGEST_DATE:
        return "compatible", f"{both}: no common number, but not surely the same time"
    if _factor(older, newer) > _FAR:
        return "compatible", f"{both}: too far apart to be surely the same count"
    if older.unit != "persons" and not _surely_same(older, newer):
        return "compatible", f"{both}: not surely the same thing counted"
    return "conflict", f"{both}: the same measure and date, no common number"


def _factor(a: Figure, b: Figure) -> float:
    """How many times the one number is the other, at least 1."""
    one, two = (abs(f.low if f.low is not None else f.high or 0.0) for f in (a, b))
    return max(one, two) / min(one, two) if min(one, two) else _FAR


def _other_speakers(a: Figure, b: Figure) -> bool:
    """Two statements of different first speakers, of whom at least one is known."""
    speakers = [figure.chain[0].actor if figure.chain else None for figure in (a, b)]
    return bool(a.statement and b.statement) and a.statement != b.statement and speakers[0] != speakers[1]


def _surely_same(a: Figure, b: Figure) -> bool:
    """Are all words that say what is counted the same, and more than one?"""
    return a.counted == b.counted and len(a.counted) > 1 and (a.of, a.where) == (b.of, b.where)


def _moved(older: Figure, newer: Figure) -> bool:
    """Is one later, with another number, in the same way of counting or as a floor that rose?

    Only days are compared: another month or year is another time, not a newer state.
    """
    then, now = older.as_of or "", newer.as_of or ""
    if {len(then), len(now)} != {_LONGEST_DATE} or then >= now:
        return False
    if (older.low, older.high) == (newer.low, newer.high):
        return False
    kinds = {_CLASSES[older.comparator], _CLASSES[newer.comparator]}
    rose = kinds == {"point", "floor"} and (older.low or 0) < (newer.low or 0) and newer.comparator != "vague"
    return len(kinds) == 1 or rose or not _meet(older, newer)


def _interval(figure: Figure) -> tuple[float, float] | None:
    """The numbers that a figure allows; null where it gives none."""
    if figure.low is None and figure.high is None:
        return None
    low = float("-inf") if figure.low is None else figure.low
    high = float("inf") if figure.high is None else figure.high
    slack = _ROUNDING * abs(low) if figure.comparator == "about" else 0.0
    return low - slack, high + slack


def _meet(a: Figure, b: Figure) -> bool:
    left, right = _interval(a), _interval(b)
    return left is None or right is None or (left[0] <= right[1] and right[0] <= left[1])


def _inside(a: Figure, b: Figure) -> bool:
    inner, outer = _interval(a), _interval(b)
    return inner is not None and outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def _width(figure: Figure) -> float:
    """How much a figure leaves open; of two open ones the higher floor or lower ceiling is the sharper."""
    low, high = _interval(figure) or (float("-inf"), float("inf"))
    if high == float("inf"):
        return 1e300 - low if low > float("-inf") else float("inf")
    return 1e300 + high if low == float("-inf") else high - low


def told(figure: Figure) -> str:
    """The words of a figure, in quotation marks."""
    return f"“{' '.join(figure.span.quote.split())}”"
