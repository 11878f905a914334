"""The kinds of events, from the table `event_kinds.tsv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from variorum.model.event import Plover
from variorum.text.gazetteer import table

Roles = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event: its family (kinds of one family may be one event), PLOVER types, and role by syntactic slot.

    `plover` follows the PLOVER manual of 2021; `planned` is the type of the same thing while it is only planned.
    """

    name: str
    family: str
    plover: Plover
    planned: Plover
    roles: Roles


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by name."""
    return {
        row["kind"]: Kind(
            row["kind"],
            row["family"],
            cast(Plover, row["plover"]),
            cast(Plover, row["planned"]),
            roles_of(row["roles"]),
        )
        for row in table("event_kinds")
    }


def roles_of(cell: str) -> Roles:
    """`subj=host obj=guest` as a mapping from slot to role."""
    return dict(part.split("=") for part in cell.split())
