"""What the machine made, kept beside what decisions made of it, so that a decision can be undone at once."""

from collections.abc import Mapping
from typing import Any, Final

from variorum.amend.finish import without_notes
from variorum.model import TABLES, Ledger, Overruled, Record, stable_id

MADE: Final = (
    "reports", "actors", "times", "statements", "events", "figures", "passages", "families", "commitments",
)  # fmt: skip
_GATHERED: Final = ("figure_groups", "wording", "points")  # collated anew from the others after every replay


def overruled(machine: Ledger, amended: Ledger) -> tuple[Overruled, ...]:
    """Every row of the tables `MADE` that is not as the machine made it."""
    return tuple(row for table in MADE for row in _overruled(table, _rows(machine, table), _rows(amended, table)))


def _overruled(table: str, before: Mapping[str, Record], after: Mapping[str, Record]) -> list[Overruled]:
    changed = [
        _row(table, key, position, row.model_dump_json())
        for position, (key, row) in enumerate(before.items())
        if after.get(key) != row
    ]
    added = [_row(table, key, position, None) for position, key in enumerate(after) if key not in before]
    return changed + added


def _row(table: str, key: str, position: int, was: str | None) -> Overruled:
    return Overruled(id=stable_id("o", table, key), table=table, key=key, position=position, was=was)


def _rows(ledger: Ledger, table: str) -> dict[str, Any]:
    return {row.id: row for row in getattr(ledger, table)}


def machine(ledger: Ledger) -> Ledger:
    """The ledger as the machine made it, before any decision and before it was collated."""
    tables: dict[str, tuple[Record, ...]] = {table: _restored(ledger, table) for table in MADE}
    empty: dict[str, tuple[Record, ...]] = dict.fromkeys((*_GATHERED, "decisions", "overruled"), ())
    return without_notes(ledger).model_copy(update={**tables, **empty})


def _restored(ledger: Ledger, table: str) -> tuple[Record, ...]:
    mine = [row for row in ledger.overruled if row.table == table]
    changed = {row.key for row in mine}
    rows = [row for key, row in _rows(ledger, table).items() if key not in changed]
    for row in sorted(mine, key=lambda row: row.position):
        if row.was is not None:
            rows.insert(row.position, TABLES[table].model_validate_json(row.was))
    return tuple(rows)
