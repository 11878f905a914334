"""Statements by speaker, and the ways by which the words came to the reports."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from variorum.model import Hop, Span, Statement
from variorum.publish.view import View, Witness

NOBODY = "nobody"
MOST_STATEMENTS = 12  # of one way that stand in one entry of a page


@dataclass(frozen=True)
class Speaker:
    """A speaker (id `NOBODY` where none is named), and how many ways and statements there are."""

    id: str
    name: str
    kind: str
    ways: int
    total: int


@dataclass(frozen=True)
class Way:
    """The chain from a speaker to one report, and statements that took it."""

    speaker: Speaker
    hops: tuple[Hop, ...]
    witness: Witness
    statements: tuple[Statement, ...]


def ways(view: View) -> tuple[Way, ...]:
    """All statements by speaker, most statements first; what nobody is named for comes last."""
    spoken: dict[str | None, list[Statement]] = defaultdict(list)
    for statement in view.ledger.statements:
        spoken[statement.speaker].append(statement)
    ranked = sorted(spoken.items(), key=lambda item: (item[0] is None, -len(item[1]), view.name(item[0])))
    return tuple(way for actor, said in ranked for way in _ways(view, actor, said))


def speakers(found: Iterable[Way]) -> tuple[Speaker, ...]:
    """The speakers of these ways, each once, in their order."""
    return tuple(dict.fromkeys(way.speaker for way in found))


def quoted_runs(statement: Statement, part: Span) -> tuple[tuple[str, bool], ...]:
    """A part of the content as runs of text on one line, each with whether it stands inside quotation marks."""
    edges = {part.start, part.end}
    inside = [span for span in statement.quoted if span.overlaps(part)]
    for span in inside:
        edges |= {max(span.start, part.start), min(span.end, part.end)}
    return tuple(
        (
            re.sub(r"\s+", " ", part.quote[a - part.start : b - part.start]),
            any(span.start <= a and b <= span.end for span in inside),
        )
        for a, b in pairwise(sorted(edges))
    )


def _ways(view: View, actor: str | None, said: list[Statement]) -> tuple[Way, ...]:
    found: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in said:
        hops = view.carriers(statement)
        found[(statement.report, tuple((hop.actor, hop.inherited) for hop in hops))].append(statement)
    speaker = Speaker(actor or NOBODY, view.name(actor), view.kind(actor or ""), len(found), len(said))
    made = [way for statements in found.values() for way in _entries(view, speaker, statements)]
    order = {witness.id: place for place, witness in enumerate(view.witnesses)}
    return tuple(sorted(made, key=lambda way: (-len(way.hops), order[way.witness.id])))


def _entries(view: View, speaker: Speaker, statements: list[Statement]) -> list[Way]:
    statements.sort(key=lambda s: s.content[0].start if s.content else 0)
    hops, witness = view.carriers(statements[0]), view.witness(statements[0].report)
    return [
        Way(speaker, hops, witness, tuple(statements[start : start + MOST_STATEMENTS]))
        for start in range(0, len(statements), MOST_STATEMENTS)
    ]
