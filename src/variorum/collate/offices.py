"""What the words for an actor tell of it: does it have a name, an office, a private part in the story?"""

import re
from collections.abc import Iterator
from typing import Final

from variorum.model import Actor
from variorum.text.gazetteer import humans, titles

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PUBLIC: Final = frozenset({"official", "minister", "head-of-state", "military", "legislator"})
_STYLES: Final = frozenset({"honorific", "academic"})  # what anybody may bear
_ANYBODY: Final = frozenset({"source", "insider", "people", "person"})  # may be in office or not


def has_name(actor: Actor) -> bool:
    """Is the actor named anywhere, or only described? A body that says whose it is counts as named."""
    if any(m.form == "name" for m in actor.mentions) or not actor.mentions:
        return True
    return actor.kind not in ("person", "group") and bool(actor.trait("country"))


def words_for(actor: Actor) -> frozenset[str]:
    """The nouns that say what the actor is, in lower case: `agency`, `minister`, `fisherman`."""
    last = {found[-1].lower() for role in actor.roles if (found := _WORD.findall(role.title))}
    if actor.kind in ("organisation", "state-body", "military") and (found := _WORD.findall(actor.name)):
        last.add(found[-1].lower())
    return actor.trait("head") | last


def is_private(actor: Actor) -> bool:
    """Is the actor described by what it does or suffers, and by no office (`fishermen`, `a survivor`)?"""
    nouns = words_for(actor)
    kinds = {titles()[word] for word in nouns if word in titles()} | set(_titled(actor))
    if kinds & _PUBLIC or nouns & _ANYBODY:
        return False
    return bool(kinds - _STYLES) or bool(nouns & humans())


def _titled(actor: Actor) -> Iterator[str]:
    """The kind of each title that the table has as a whole (`chief of police`)."""
    return (titles()[title] for role in actor.roles if (title := " ".join(role.title.lower().split())) in titles())
