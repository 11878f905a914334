"""The kinds of events, from the table `event_kinds.tsv`, and the plain kinds of all other doings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from variorum.model.event import Plover
from variorum.text.tables import table

Roles = Mapping[str, str]

_PLAIN_ROLES = "subj=actor by=actor poss=actor obj=affected of=affected dative=recipient to=recipient with=participant"
_ENDINGS = re.compile(r"(?<=\w{3})(?:(?:at|it)?(?:ing|ion|ions)|ment|ance|ence|al|ure|e)$")
_VOWELS = "aeiou"


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


class _Kinds(dict[str, Kind]):
    """The kinds of the table; any other word is its own kind, whose family is the stem that verb and noun share."""

    def __missing__(self, name: str) -> Kind:
        return Kind(name, _ENDINGS.sub("", name), "none", "none", roles_of(_PLAIN_ROLES))


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by name, those of the table and plain words."""
    return _Kinds(
        (
            row["kind"],
            Kind(
                row["kind"],
                row["family"],
                cast(Plover, row["plover"]),
                cast(Plover, row["planned"]),
                roles_of(row["roles"]),
            ),
        )
        for row in table("event_kinds")
    )


def is_listed(name: str) -> bool:
    """Is it a kind of the table, and not a plain word?"""
    return name in kinds()


def roles_of(cell: str) -> Roles:
    """`subj=host obj=guest` as a mapping from slot to role."""
    return dict(part.split("=") for part in cell.split())


def verbal_noun(verb: str) -> str:
    """The noun in *-ing* of a verb: *plant* planting, *close* closing, *ban* banning, *tie* tying."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    short = len(verb) > 2 and verb[-1] not in _VOWELS + "wxyhr" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    if short and sum(letter in _VOWELS for letter in verb) == 1:
        return verb + verb[-1] + "ing"
    return verb + "ing"
