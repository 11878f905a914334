"""Whether a time expression looks back or ahead, from the words that govern it."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from variorum.model import Parse, Token

Direction = Literal[-1, 0, 1]

_AHEAD: Final = frozenset(
    """plan schedule expect prepare intend hope aim due set slate poise plan promise vow pledge want agree
    invite urge propose postpone delay adjourn upcoming forthcoming await ready likely anticipate envisage""".split()
)  # what is to come hangs on these
_FUTURE_AUX: Final = frozenset({"will", "shall", "would", "'ll", "’ll", "wo", "should", "may", "might", "could"})
_UNTIL: Final = frozenset({"until", "till", "by"})


def direction(parse: Parse, tokens: Sequence[Token]) -> Direction:
    """-1 where the words around put the time into the past, +1 into the future, 0 where they do not say.

    Climbs from the expression to its verb. An infinitive after a word of planning (`prepared to meet`), a future
    auxiliary, `ahead of` and `until` look ahead; a past tense looks back; a present tense says nothing.
    """
    path = list(_upward(parse, next((t for t in tokens if not _inside(t, tokens)), tokens[-1])))
    for token in path:
        if token.dep == "prep" and _looks_ahead(parse, token):
            return 1
        if token.lemma in _AHEAD and token.pos in ("ADJ", "NOUN", "VERB") and token is not path[0]:
            return 1
        if token.pos in ("VERB", "AUX"):
            return _of_verb(parse, token)
        if any(child.lemma in ("upcoming", "forthcoming", "planned", "scheduled") for child in parse.children(token)):
            return 1
    return 0


def _inside(token: Token, tokens: Sequence[Token]) -> bool:
    return token.head != token.i and any(token.head == other.i for other in tokens)


def _upward(parse: Parse, token: Token) -> Iterator[Token]:
    yield token
    while token.head != token.i:
        token = parse.tokens[token.head]
        yield token


def _looks_ahead(parse: Parse, preposition: Token) -> bool:
    if preposition.lemma in _UNTIL:
        return True
    before = parse.tokens[preposition.i - 1].lemma if preposition.i else ""
    return preposition.lemma == "ahead" or (preposition.lemma == "of" and before == "ahead")


def _of_verb(parse: Parse, verb: Token) -> Direction:
    helpers = [child for child in parse.children(verb) if child.dep in ("aux", "auxpass")]
    if any(child.text.lower() in _FUTURE_AUX and not _have_after(helpers, child) for child in helpers):
        return 1
    if verb.tag == "VB" and any(child.text.lower() == "to" for child in helpers):
        return _of_infinitive(parse, verb)
    if verb.tag == "VBG" and any(child.lemma == "be" and child.tag in ("VBZ", "VBP") for child in helpers):
        return 0
    if verb.tag in ("VBD", "VBN") or any(child.tag == "VBD" or child.lemma == "have" for child in helpers):
        return -1
    if verb.tag == "VBG" and verb.head != verb.i:
        head = parse.tokens[verb.head]
        return _of_verb(parse, head) if head.pos in ("VERB", "AUX") else 0
    return 0


def _have_after(helpers: Sequence[Token], auxiliary: Token) -> bool:
    """`would have met`: said of the past."""
    return any(child.lemma == "have" and child.i > auxiliary.i for child in helpers)


def _of_infinitive(parse: Parse, verb: Token) -> Direction:
    """`is to meet`, `prepared to meet` look ahead; `managed to meet` has the tense of its head."""
    head = parse.tokens[verb.head]
    if head.lemma in _AHEAD or head.lemma in ("be", "go", "seek", "decide", "refuse", "decline", "offer", "threaten"):
        return 1
    return _of_verb(parse, head) if head.i != verb.i and head.pos in ("VERB", "AUX") else 1
