"""How the figures of a story stand to one another: agreement, refinement, update, conflict; who is behind them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from variorum.collate.origins import Behind, behind
from variorum.collate.tellings import Tellings
from variorum.model import Actor, Figure, FigureGroup, Ledger, Relation
from variorum.model.figure import RelationKind
from variorum.text.counting import alike, frames, known, label, things, whose

_ROUNDING: Final = 0.05  # `about 40` takes in what lies within a twentieth of it
_MANY: Final = 50  # figures of one measure that a figure is laid beside: no story has as many, but a long table may
_LONGEST_DATE: Final = len("2000-01-01")
_FAR: Final = 3.0  # disjoint numbers that differ by a greater factor may well be of different events
_PARTS: Final = {"casualty": frozenset({"kill", "wound"})}  # a frame and the frames that it adds up
_CLASSES: Final = {
    "exact": "point", "about": "point", "more-than": "floor", "at-least": "floor", "vague": "floor",
    "less-than": "ceiling", "at-most": "ceiling", "between": "range", "not-disclosed": "none",
}  # fmt: skip
Verdict = tuple[RelationKind, str]


def groups(ledger: Ledger) -> tuple[FigureGroup, ...]:
    """One group a measure, by measure id, of a story whose figures are known. `a` refines or updates `b`."""
    tellings = Tellings(ledger)
    figures, actors = ledger.figures, tellings.actors
    measured: dict[str, list[Figure]] = {}
    for figure in sorted(figures, key=lambda f: (f.as_of or "", f.id)):
        measured.setdefault(figure.measure, []).append(figure)
    built = []
    for measure, members in sorted(measured.items()):
        relations = [_relation(a, b) for a, b in _pairs(members)]
        relations += [r for a in members for b in figures if b.measure != measure and (r := _neighbours(a, b, actors))]
        sources = behind(tellings.of_figures(members), actors)
        built.append(
            FigureGroup(
                measure=measure,
                label=_label(members, actors),
                members=tuple(f.id for f in members),
                relations=tuple(relations),
                origins=tuple(sorted(sources.places)),
                independent_origins=sources.independent,
                at_least=sources.at_least,
                why=_why(members, sources),
            )
        )
    return tuple(built)


def _why(members: Sequence[Figure], sources: Behind) -> str:
    beside = f"; each laid beside the {_MANY} next to it only" if len(members) > _MANY + 1 else ""
    parts = (f"{len(members)} figures of a measure{beside}", *(f"{o.origin}: {o.why}" for o in sources.origins))
    return "; ".join(parts)


def _pairs(members: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Every two figures of a measure; of a very long list each with those next to it in the order of date."""
    for n, a in enumerate(members):
        yield from ((a, b) for b in members[n + 1 : n + 1 + _MANY])


def _relation(a: Figure, b: Figure) -> Relation:
    """The relation of two figures of one measure, the later or sharper one first."""
    if _interval(a) is None or _interval(b) is None:
        return Relation(a=a.id, b=b.id, relation="compatible", why=f"{_told(a)} and {_told(b)}: one gives no number")
    newer, older = (a, b) if (a.as_of or "") > (b.as_of or "") else (b, a)
    sharper, wider = (a, b) if _width(a) <= _width(b) else (b, a)
    if (a.low, a.high) == (b.low, b.high) and _CLASSES[a.comparator] == _CLASSES[b.comparator]:
        return Relation(a=a.id, b=b.id, relation="agree", why=f"{_told(a)} and {_told(b)}: the same number")
    moved = _moved(older, newer)
    if not _meet(a, b):
        kind, why = _apart(older, newer)
        return Relation(a=newer.id, b=older.id, relation=kind, why=why)
    if moved:
        return Relation(
            a=newer.id,
            b=older.id,
            relation="updates",
            why=f"{_told(newer)} is later than {_told(older)}: the number moved",
        )
    if _inside(sharper, wider):
        return Relation(
            a=sharper.id, b=wider.id, relation="refines", why=f"{_told(sharper)} lies within {_told(wider)}"
        )
    return Relation(a=a.id, b=b.id, relation="compatible", why=f"{_told(a)} and {_told(b)}: both can be true")


def _apart(older: Figure, newer: Figure) -> Verdict:
    """Two intervals without a common number: an update, a conflict, or (where nothing makes sure) neither."""
    told = f"{_told(older)} and {_told(newer)}"
    if older.span.report == newer.span.report:
        if _other_speakers(older, newer):
            return "conflict", f"{told}: two speakers of one report, no common number"
        return "compatible", f"{told}: one report gives both, as parts or stages"
    if _moved(older, newer):
        return "updates", f"{told}: the later one moved"
    if older.as_of is None or newer.as_of is None:
        return "compatible", f"{told}: no common number, but a date is not known, so one may be newer"
    if older.as_of != newer.as_of and min(len(older.as_of), len(newer.as_of)) < _LONGEST_DATE:
        return "compatible", f"{told}: no common number, but not surely the same time"
    if _factor(older, newer) > _FAR:
        return "compatible", f"{told}: too far apart to be surely the same count"
    if older.unit != "persons" and not _surely_same(older, newer):
        return "compatible", f"{told}: not surely the same thing counted"
    return "conflict", f"{told}: the same measure and date, no common number"


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


def _neighbours(a: Figure, b: Figure, actors: Mapping[str, Actor]) -> Relation | None:
    """The relation to a figure of another measure that looks alike: a part of the whole, or another scope."""
    owners = {whose(figure, actors) for figure in (a, b)} - {None}
    if a.unit != b.unit or len(owners) > 1 or not _same_things(a, b):
        return None
    frames_a, frames_b = frames(a.counted), frames(b.counted)
    why = None
    for whole, parts in _PARTS.items():
        if {whole} in (frames_a, frames_b) and (part := (frames_a | frames_b) - {whole}) and part <= parts:
            why = f"{label(whole)} takes in {' and '.join(label(p) for p in sorted(part))}"
    if frames_a and alike(a.unit or "", (frames_a, things(a.counted)), (frames_b, things(b.counted))):
        why = f"another time, place or party ({_scope(a)}; {_scope(b)})"
    return Relation(a=a.id, b=b.id, relation="compatible", why=f"{_told(a)} and {_told(b)}: {why}") if why else None


def _same_things(a: Figure, b: Figure) -> bool:
    """Are the things counted the same, as far as both say?"""
    one, two = things(a.counted), things(b.counted)
    return not one or not two or one == two


def _scope(figure: Figure) -> str:
    return ", ".join((*figure.where, figure.as_of or "no date"))


def _told(figure: Figure) -> str:
    return f"“{' '.join(figure.span.quote.split())}”"


def _label(members: Sequence[Figure], actors: Mapping[str, Actor]) -> str:
    """Plain words for what is counted: `soldiers of Chile sent, Peru, 2024`."""
    fullest = max(members, key=lambda f: (len(f.counted) + len(f.where) + bool(f.of), f.id))
    of = next((actors[f.of].name for f in (fullest, *members) if f.of and f.of in actors), None)
    parts = sorted(
        fullest.counted, key=lambda word: (word in frames(fullest.counted), word != fullest.unit, not known(word), word)
    )
    words = [label(word) for word in parts]
    if of:
        words.insert(min(1, len(words)), f"of {of}")
    years = {f.as_of for f in members if f.as_of and len(f.as_of) == len("2000")}
    return ", ".join((" ".join(words) or fullest.unit or "figure", *fullest.where, *sorted(years)))
