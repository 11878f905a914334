"""Capitals that stand for a government."""

from typing import Final

from variorum.annotate.lexicon import PLACE_HEADS, PLACE_PREPOSITIONS
from variorum.model import Parse, Token

_STATIVE: Final = frozenset("be lie host see sit".split())
_TOWARDS: Final = frozenset("between with against by for on".split())
_ADDRESSING: Final = frozenset("urge tell accuse warn ask support blame help push press criticise criticize".split())
_DASHES: Final = frozenset({"-", "–"})


def capital_governs(parse: Parse, token: Token) -> bool:
    """Is a capital's name read as its government? By syntax: subject, possessor, party, addressee, hyphenated pair."""
    head = parse.tokens[token.head]
    if token.dep in ("nsubj", "nsubjpass"):
        return head.lemma not in _STATIVE or any(c.dep == "acomp" for c in parse.children(head))
    if token.dep == "poss":
        return head.lemma not in PLACE_HEADS and head.ent not in ("FAC", "LOC")
    if token.dep == "conj":
        return capital_governs(parse, head)
    if token.dep == "pobj":
        return head.lemma in _TOWARDS and head.pos in ("ADP", "SCONJ", "VERB")
    if token.dep in ("dobj", "iobj", "dative"):
        return head.lemma in _ADDRESSING
    around = {parse.tokens[i].text for i in (token.i - 1, token.i + 1) if 0 <= i < len(parse.tokens)}
    modifier = token.dep in ("compound", "nmod", "amod", "npadvmod")
    return modifier and bool(around & _DASHES) and head.lemma not in PLACE_PREPOSITIONS
