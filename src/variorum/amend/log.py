"""The decisions of a story in order, and which of them are in force."""

from collections.abc import Iterable, Iterator

from variorum.model import Decision


def settled(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions in the order in which they were made, each with the later one that undoes it, or none.

    A decision is undone by a later one, itself in force, that calls it wrong; so undoing that one brings it back.
    """
    ordered = sorted({d.id: d for d in decisions}.values(), key=lambda d: (d.at, d.id))
    place = {d.id: n for n, d in enumerate(ordered)}
    undone: dict[str, str] = {}
    for decision in reversed(ordered):
        if decision.says == "wrong" and decision.id not in undone:
            for about in decision.about:
                if about in place and place[about] < place[decision.id]:
                    undone.setdefault(about, decision.id)
    return tuple(d.model_copy(update={"undone_by": undone.get(d.id)}) for d in ordered)


def in_force(decisions: Iterable[Decision]) -> Iterator[Decision]:
    """Those of settled decisions that are to be replayed: not undone, and about rows rather than decisions."""
    log = tuple(decisions)
    ids = {d.id for d in log}
    return (d for d in log if d.undone_by is None and not ids.issuperset(d.about))
