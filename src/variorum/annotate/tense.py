"""Whether a time expression looks back or ahead, from the words that govern it."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from variorum.model import Parse, Token

Direction = Literal[-1, 0, 1]

_DUE: Final = frozenset(
    "schedule expect plan due set slate poise anticipate envisage upcoming forthcoming likely ready pencil".split()
)  # `expected on Friday`
_WANT: Final = frozenset(
    """prepare intend hope aim promise vow pledge want agree invite urge propose seek decide refuse decline offer
    threaten be go await need ask call order tell mean""".split()
)  # these look ahead only through an infinitive: `agreed to meet on Friday`
_FUTURE: Final = frozenset({"will", "shall", "would", "'ll", "’ll", "wo", "should", "may", "might", "could"})
_UNTIL: Final = frozenset({"until", "till", "by"})
_STATES: Final = frozenset(
    "be have come mark follow show remain say report tell write state quote note claim add warn mean seem".split()
)  # their present tense is no plan


def direction(parse: Parse, tokens: Sequence[Token]) -> Direction:
    """-1 where the words around put the time into the past, +1 into the future, 0 where they do not say.

    Climbs from the expression to its verb. A future auxiliary, an infinitive of purpose (`prepared to vote`), a word of
    planning, `ahead of` and `until` look ahead, and so does the present tense of an act (`meets on Friday`); a past
    tense and `as of` look back.
    """
    top = next((t for t in tokens if not any(t.head == other.i != t.i for other in tokens)), tokens[-1])
    preposition = ""
    for token in _upward(parse, top):
        if token.pos == "ADP":
            preposition = token.lemma
            if _looks_ahead(parse, token):
                return 1
            if token.lemma == "of" and token.i and parse.tokens[token.i - 1].lemma == "as":
                return -1  # `as of February`
        if token.lemma in _DUE and (token.tag in ("VBN", "NN", "NNS", "JJ") or preposition == "for"):
            return 1
        if token.pos in ("VERB", "AUX"):
            return _of_verb(parse, token)
        if token is not top and any(child.lemma in _DUE for child in parse.children(token) if child.pos != "NOUN"):
            return 1
    return 0


def _upward(parse: Parse, token: Token) -> Iterator[Token]:
    yield token
    while token.head != token.i:
        token = parse.tokens[token.head]
        yield token


def _looks_ahead(parse: Parse, preposition: Token) -> bool:
    before = parse.tokens[preposition.i - 1].lemma if preposition.i else ""
    return preposition.lemma in _UNTIL or "ahead" in (preposition.lemma, before if preposition.lemma == "of" else "")


def _of_verb(parse: Parse, verb: Token) -> Direction:
    children = parse.children(verb)
    helpers = [child for child in children if child.dep in ("aux", "auxpass")]
    if any(child.text.lower() in _FUTURE and not _have_after(helpers, child) for child in helpers):
        return 1
    if any(child.text.lower() == "to" for child in helpers):
        return _of_infinitive(parse, verb)
    if verb.lemma in ("be", "go") and verb.tag != "VBD" and any(_is_infinitive(parse, child) for child in children):
        return 1
    if verb.tag in ("VBD", "VBN") or any(child.tag == "VBD" or child.lemma == "have" for child in helpers):
        return -1
    if verb.tag == "VBG" and not helpers and parse.tokens[verb.head].pos in ("VERB", "AUX") and verb.head != verb.i:
        return _of_verb(parse, parse.tokens[verb.head])
    if verb.lemma in _STATES:
        return -1 if verb.pos == "VERB" else 0
    return 1 if verb.tag in ("VBZ", "VBP", "VBG") and verb.pos == "VERB" else 0


def _have_after(helpers: Sequence[Token], auxiliary: Token) -> bool:
    """`would have met`: said of the past."""
    return any(child.lemma == "have" and child.i > auxiliary.i for child in helpers)


def _is_infinitive(parse: Parse, verb: Token) -> bool:
    return verb.dep == "xcomp" and any(child.text.lower() == "to" for child in parse.children(verb))


def _of_infinitive(parse: Parse, verb: Token) -> Direction:
    """`is to meet`, `prepared to vote` look ahead; `managed to meet` has the tense of its head."""
    head = parse.tokens[verb.head]
    if head.i == verb.i or head.pos not in ("VERB", "AUX") or head.lemma in _DUE | _WANT:
        return 1
    return _of_verb(parse, head)
