"""How the figures of a story stand to one another: agreement, refinement, update, conflict; who is behind them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from variorum.collate.neighbours import Neighbours
from variorum.collate.numbers import relation
from variorum.collate.origins import Behind, behind
from variorum.collate.tellings import Tellings
from variorum.model import Actor, Figure, FigureGroup, Ledger
from variorum.text.counting import frames, known, label

_MANY: Final = 50  # figures of one measure that a figure is laid beside: few stories have as many, a long table may


def groups(ledger: Ledger, tellings: Tellings) -> tuple[FigureGroup, ...]:
    """One group a measure, by measure id, of a story whose figures are known. `a` refines or updates `b`."""
    figures, actors = ledger.figures, tellings.actors
    neighbours = Neighbours(figures, actors)
    measured: dict[str, list[Figure]] = {}
    for figure in sorted(figures, key=lambda f: (f.as_of or "", f.id)):
        measured.setdefault(figure.measure, []).append(figure)
    built = []
    for measure, members in sorted(measured.items()):
        relations = [relation(a, b) for a, b in _pairs(members)]
        relations += [found for figure in members for found in neighbours.of(figure)]
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
    beside = ""
    if len(members) > _MANY + 1:
        beside = f"; each number laid beside the {_MANY} next to it only, and what gives it again beside its first"
    parts = (f"{len(members)} figures of a measure{beside}", *(f"{o.origin}: {o.why}" for o in sources.origins))
    return "; ".join(parts)


def _pairs(members: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Every two figures of a measure; of a very long list each number with those next to it in the order of date, and
    a figure that gives a number again with the one that gave it first.
    """
    if len(members) <= _MANY + 1:
        yield from combinations(members, 2)
        return
    given: dict[object, Figure] = {}
    for b in members:
        a = given.setdefault((b.low, b.high, b.comparator, b.as_of, b.unit, b.counted, b.of, b.where), b)
        if a is not b:
            yield a, b
    firsts = tuple(given.values())
    for n, a in enumerate(firsts):
        yield from ((a, b) for b in firsts[n + 1 : n + 1 + _MANY])


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
