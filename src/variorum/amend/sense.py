"""What each kind of decision can judge, and whether one makes sense at all, whoever wrote it."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from variorum.amend.add import ADDED
from variorum.amend.fields import FIELDS
from variorum.amend.merge import MERGES
from variorum.amend.split import SPLITS
from variorum.errors import OrphanError
from variorum.model import Decision
from variorum.model.decision import Says

_ROWS: Final = (
    "actors", "times", "statements", "events", "figures", "passages", "families", "commitments", "wording", "points",
)  # fmt: skip
JUDGED: Final[Mapping[Says, Collection[str]]] = MappingProxyType(
    {
        "same": tuple(MERGES),
        "different": tuple(SPLITS),
        "wrong": (*_ROWS, "decisions"),
        "right": (*_ROWS, "reports"),
        "edit": tuple(FIELDS),
        "add": tuple(ADDED),
    }
)


def require_sense(decision: Decision) -> None:
    """Raises `OrphanError` with what was expected where a decision could not be replayed over any story."""
    problem = nonsense(decision)
    if problem is not None:
        raise OrphanError(problem)


def nonsense(decision: Decision) -> str | None:
    """Why a decision makes no sense, as `expected …`; nothing where it does."""
    tables = {anchor.table for anchor in decision.anchors}
    if not decision.anchors:
        return "no words are kept with it by which its rows could be found"
    if len(tables) > 1:
        return f"expected rows of one table, got some of {', '.join(sorted(tables))}"
    if not tables.issubset(JUDGED[decision.says]):
        return f"`{decision.says}` judges {', '.join(JUDGED[decision.says])}; got a row of {', '.join(tables)}"
    return _SENSES[decision.says](decision) if decision.says in _SENSES else None


def _two(decision: Decision) -> str | None:
    """Of two rows, or of a row and some of its words."""
    return None if len(decision.anchors) == 2 else f"expected two rows, got {len(decision.anchors)}"


def _several(decision: Decision) -> str | None:
    return None if len(decision.anchors) > 1 else "expected two rows or more, got one"


def _value(decision: Decision) -> str | None:
    if len(decision.anchors) > 1:
        return f"expected one row to edit, got {len(decision.anchors)}"
    editable = FIELDS[decision.anchors[0].table]
    field = editable.get(decision.field or "")
    if field is None:
        return f"expected a field that can be edited ({', '.join(editable)}), got {decision.field or 'none'}"
    if not field.takes_rows:
        problem = field.problem(decision.value)
        return f"{decision.field}: {problem}, got {decision.value or 'nothing'}" if problem else None
    if not decision.to and not field.open:
        return f"{decision.field}: expected {'words' if field.sort == 'words' else 'an actor'}, got nothing"
    rows = {anchor.table for anchor in decision.to if anchor.id is not None}
    wanted = {"actors"} if field.sort != "words" else set[str]()
    return None if rows <= wanted else f"{decision.field}: got a row of {', '.join(sorted(rows - wanted))}"


def _added(decision: Decision) -> str | None:
    field = FIELDS["statements"]["mode"] if decision.anchors[0].table == "statements" else FIELDS["events"]["kind"]
    problem = None if decision.value is None else field.problem(decision.value)
    return f"{problem}, got {decision.value}" if problem else None


_SENSES: Final = {"same": _several, "different": _two, "edit": _value, "add": _added}
