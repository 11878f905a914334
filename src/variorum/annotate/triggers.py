"""The tables of what counts as an event: kinds, the words that trigger them, and what their arguments must be.

`event_kinds.tsv` gives each kind its family, its PLOVER type (after the manual of 2021), its type while it is only
planned, and the part that each syntactic slot plays. `triggers.tsv` lists lemmas with the kind that they tell of,
what must stand in their slots (`slot=lemmas`; `@` a noun class, capitals an entity type, `*` anything, `none`
nothing, a final `+` more than one, a final `!` the first of several) and their roles where these differ from the
kind's; the first row that fits counts. `noun_classes.tsv` spells out the noun classes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from variorum.model import Token
from variorum.text.kinds import Kind, Roles, kinds, roles_of
from variorum.text.tables import table

Slots = Mapping[str, tuple[Token, ...]]

_DONE_TO = frozenset("arrest charge verdict office election expulsion release abduction casualties award".split())
_HUMAN_ENTITIES = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_HUMAN_ENDINGS = ("man", "men", "woman", "women", "ist")  # fishermen, chairwoman, cyclist
_NOT_HUMAN_ENTITIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "EVENT", "LAW"})


@dataclass(frozen=True, slots=True)
class Need:
    """What a slot must hold: one of some lemmas, a noun class (`@human`), an entity type (`GPE`), anything (`*`),
    `none`."""

    slot: str
    allowed: frozenset[str]
    many: bool = False
    first: bool = False

    def met(self, slots: Slots) -> bool:
        """Does a filler of the slot fit? `many` asks for more than one, or for a plural, `first` for the first of them
        (`received 27 bodies, among them nine children` is no meeting).
        """
        if "none" in self.allowed:
            return self.slot not in slots
        there = slots.get(self.slot, ())
        fit = [t for t in (there[:1] if self.first else there) if self._fits(t)]
        return bool(fit) and (not self.many or len(fit) > 1 or fit[0].tag in {"NNS", "NNPS"} or fit[0].lemma == "they")

    def _fits(self, token: Token) -> bool:
        if "*" in self.allowed or token.lemma in self.allowed or token.ent in self.allowed:
            return True
        return any(in_class(token, name[1:]) for name in self.allowed if name.startswith("@"))


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of the trigger table."""

    lemma: str
    kind: Kind
    needs: tuple[Need, ...]
    roles: Roles

    def fits(self, slots: Slots) -> bool:
        """Do the arguments of a word fit this row?"""
        return all(need.met(slots) for need in self.needs)


def matched(token: Token, slots: Slots) -> tuple[Trigger, Slots] | None:
    """The first row of the table that fits a word with its arguments, and these arguments.

    A past form that has a subject only may be a passive without its auxiliary (*Two men arrested after raid*): then the
    subject becomes the object, where something of that kind is done to people.
    """
    rows = triggers().get((token.lemma, _table_pos(token)), ())
    found = next((t for t in rows if t.fits(slots)), None)
    if found is not None:
        return found, slots
    if token.tag not in {"VBN", "VBD"} or "obj" in slots or "subj" not in slots:
        return None
    turned = {**{slot: tokens for slot, tokens in slots.items() if slot != "subj"}, "obj": slots["subj"]}
    found = next((t for t in rows if t.kind.family in _DONE_TO and t.fits(turned)), None)
    return (found, turned) if found else None


@cache
def triggers() -> Mapping[tuple[str, str], tuple[Trigger, ...]]:
    """The rows of the trigger table by lemma and part of speech, in the order of the table."""
    rows: dict[tuple[str, str], list[Trigger]] = {}
    for row in table("triggers"):
        kind = kinds()[row["kind"]]
        roles = kind.roles if row["roles"] == "-" else roles_of(row["roles"])
        needs = () if row["needs"] == "-" else tuple(map(_need, row["needs"].split()))
        for lemma in row["lemmas"].split():
            rows.setdefault((lemma, row["pos"]), []).append(Trigger(lemma, kind, needs, roles))
    return {key: tuple(found) for key, found in rows.items()}


@cache
def noun_class(name: str) -> frozenset[str]:
    """The lemmas of a class of nouns."""
    return next(frozenset(row["lemmas"].split()) for row in table("noun_classes") if row["class"] == name)


def _table_pos(token: Token) -> str:
    """The part of speech under which the table lists a word; a participle before a noun is an adjective there."""
    if token.pos == "ADJ" or (token.dep == "amod" and token.tag == "VBN"):
        return "adj"
    if token.pos == "PROPN" and token.ent in {"DATE", "TIME"}:
        return ""
    return {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun"}.get(token.pos, "")


def in_class(token: Token, name: str) -> bool:
    """Is a noun of a class of `noun_classes.tsv`? Names of people and bodies are human."""
    if token.lemma in noun_class(name):
        return True
    if name != "human" or token.ent in _NOT_HUMAN_ENTITIES:
        return False
    by_form = len(token.lemma) > 5 and token.lemma.endswith(_HUMAN_ENDINGS)
    return by_form or token.ent in _HUMAN_ENTITIES or (token.pos == "PROPN" and not token.text.islower())


def _need(text: str) -> Need:
    slot, _, allowed = text.partition("=")
    return Need(slot, frozenset(allowed.rstrip("+!").split(",")), allowed.endswith("+"), allowed.endswith("!"))
