"""Decisions replayed over the machine's ledger, in the order in which they were made."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from variorum.amend.add import add
from variorum.amend.draft import Draft, judged
from variorum.amend.edit import edit
from variorum.amend.finish import finished
from variorum.amend.log import in_force, settled
from variorum.amend.merge import same
from variorum.amend.sense import require_sense
from variorum.amend.split import different
from variorum.errors import OrphanError
from variorum.model import TABLES, Decision, Ledger, Record

COLLATED: Final = frozenset({"points", "wording"})  # made from the other tables: judged after these are collated
RESOLVED: Final = frozenset(TABLES) - COLLATED


@dataclass(frozen=True)
class Replayed:
    """The ledger as decisions leave it, and all decisions, those that fit nothing with the reason in `orphaned`."""

    ledger: Ledger
    decisions: tuple[Decision, ...]


def replay(ledger: Ledger, decisions: Iterable[Decision], tables: Collection[str] = RESOLVED) -> Replayed:
    """Replays the decisions about rows of some tables; those about others are handed on as they are.

    One that no longer fits is orphaned and changes nothing; the others are not harmed by it.
    """
    log = settled(decisions)
    draft, orphans = Draft(ledger), dict[str, str | None]()
    for decision in in_force(log):
        if _table(decision) in tables:
            orphans[decision.id] = _tried(draft, decision)
    fates = tuple(d if _table(d) not in tables else d.model_copy(update={"orphaned": orphans.get(d.id)}) for d in log)
    return Replayed(finished(draft, ledger), fates)


def _table(decision: Decision) -> str:
    """The table whose rows it judges; a decision without words is told as an orphan of the first pass."""
    return decision.anchors[0].table if decision.anchors else "decisions"


def _tried(draft: Draft, decision: Decision) -> str | None:
    """Replays one decision; the reason where it fits nothing. Every check comes before the first change."""
    try:
        require_sense(decision)
        REPLAYS[decision.says](draft, decision)
    except OrphanError as error:
        return str(error)
    return None


def _wrong(draft: Draft, decision: Decision) -> None:
    """Takes the rows away."""
    for key in dict.fromkeys([draft.fit(anchor) for anchor in decision.anchors]):
        draft.leave_out(decision.anchors[0].table, key, decision)


def _right(draft: Draft, decision: Decision) -> None:
    """Leaves the rows as they are, and says in their `why` who holds them right."""
    table = decision.anchors[0].table
    for key in dict.fromkeys([draft.fit(anchor) for anchor in decision.anchors]):
        draft.put(table, judged(draft.get(Record, table, key), "right", decision))


REPLAYS: Final[Mapping[str, Callable[[Draft, Decision], None]]] = MappingProxyType(
    {"same": same, "different": different, "wrong": _wrong, "right": _right, "edit": edit, "add": add}
)
