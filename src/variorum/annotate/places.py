"""Where an event happened, from the slots and words of one mention."""

from collections.abc import Mapping

from variorum.annotate.fillers import Fillers
from variorum.annotate.phrases import prepositional
from variorum.annotate.triggers import Slots
from variorum.model import Parse, Token
from variorum.text.kinds import Kind

_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_PLACE_KINDS = frozenset({"place", "state"})
_PLACE_SLOTS = ("at", "in", "on", "near", "outside", "inside", "across")
_GOALS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("visit", "deployment", "repatriation", "arms", "aid"), ("to", "into", "for", "obj")),
    **dict.fromkeys(
        ("invasion", "liberation", "occupation", "reconstruction", "seizure", "attack"), ("obj", "of", "on")
    ),
    "war": ("obj", "of", "against", "on", "mod"),
}  # slots that name the place of some kinds and families of events
_REGIONS = frozenset(
    "city capital town village state province region district island county area territory municipality".split()
)


def place_of(index: Fillers, kind: Kind, slots: Slots, words: tuple[int, int]) -> str | None:
    """The place of an event of a kind, an actor or the bare name; `words` are the first and last token that tell it."""
    goals = _GOALS.get(kind.name) or _GOALS.get(kind.family, ())
    direct = [t for slot in (*goals, *_PLACE_SLOTS) for t in slots.get(slot, ())]
    fillers = [t for tokens in slots.values() for t in tokens]
    nested = [t for filler in fillers for t in prepositional(index.parse, filler, "in", "at", "near")]
    inside = [t for t in index.parse.tokens[words[0] : words[1] + 1] if t.dep == "pobj" and _is_in(index.parse, t)]
    for place in (*direct, *nested, *inside):
        token = _named_region(index.parse, place) if place.lemma in _REGIONS else place
        if token.ent not in {"DATE", "TIME"}:
            actor = index.at(token)
            if actor is not None and index.actors[actor].kind in _PLACE_KINDS:
                return actor
            if actor is None and token.ent in _PLACE_ENTITIES:
                return token.text
    return None


def _named_region(parse: Parse, region: Token) -> Token:
    """The name of a region: *the city of Oslo*, *the Donbas region*."""
    named = [t for t in parse.children(region) if t.dep in {"compound", "nmod"} and t.pos == "PROPN"]
    return next(prepositional(parse, region, "of"), named[-1] if named else region)


def _is_in(parse: Parse, token: Token) -> bool:
    return parse.tokens[token.head].lemma in {"in", "at"}
