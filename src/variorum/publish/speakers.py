"""Statements by speaker, and the ways by which the words came to the reports."""

from collections import defaultdict
from dataclasses import dataclass

from variorum.model import Hop, Statement
from variorum.publish.view import View, Witness


@dataclass(frozen=True)
class Way:
    """The chain from a speaker to one report, and all statements that took it."""

    hops: tuple[Hop, ...]
    witness: Witness
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Speaker:
    """A speaker (or nobody) and the ways by which the words came."""

    name: str
    kind: str
    ways: tuple[Way, ...]
    total: int


def speakers(view: View) -> tuple[Speaker, ...]:
    """All statements by speaker, most statements first; what nobody is named for comes last."""
    spoken: dict[str | None, list[Statement]] = defaultdict(list)
    for statement in view.ledger.statements:
        spoken[statement.speaker].append(statement)
    ranked = sorted(spoken.items(), key=lambda item: (item[0] is None, -len(item[1]), view.name(item[0])))
    return tuple(
        Speaker(view.name(actor), view.kind(actor or ""), _ways(view, said), len(said)) for actor, said in ranked
    )


def _ways(view: View, said: list[Statement]) -> tuple[Way, ...]:
    ways: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in said:
        hops = view.carriers(statement)
        ways[(view.letter(statement.report), tuple((hop.actor, hop.inherited) for hop in hops))].append(statement)
    found = []
    for statements in ways.values():
        statements.sort(key=lambda s: s.content[0].start if s.content else 0)
        first = statements[0]
        found.append(Way(view.carriers(first), view.witness(first.report), tuple(statements)))
    order = {witness.id: place for place, witness in enumerate(view.witnesses)}
    return tuple(sorted(found, key=lambda way: (-len(way.hops), order[way.witness.id])))
