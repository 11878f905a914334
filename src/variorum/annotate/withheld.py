"""Numbers said to be withheld or unknown: `has not said how many ships it lost`, `did not say how many died`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from variorum.annotate.counted import Counted, counted_at
from variorum.annotate.phrases import prepositional
from variorum.model import Parse, Token

_TELLING: Final = frozenset(
    "reveal disclose release give say announce publish confirm specify provide declare know state report detail "
    "divulge share determine establish count offer make".split()
)
_REFUSING: Final = frozenset("decline refuse fail withhold conceal hide".split())
_UNKNOWN: Final = frozenset("unclear unknown uncertain undisclosed unconfirmed unspecified".split())
_ASIDE: Final = frozenset("with by in at for from than".split())
_NUMBERS: Final = frozenset("number figure toll total count tally estimate".split())


@dataclass(frozen=True, slots=True)
class Withheld:
    """Words at `[start, end)` that say that a number is not given; `number` is the token of `number` or `many`."""

    start: int
    end: int
    number: Token
    counted: Counted


def withheld(parse: Parse) -> Iterator[Withheld]:
    """All numbers that the report says are not given, in text order."""
    for token in parse.tokens:
        refusal = _refusal(parse, token) if _asks(parse, token) else None
        if refusal is not None:
            counted = _counted(parse, token)
            end = max(counted.last.end, refusal.end, token.end)
            yield Withheld(min(refusal.start, token.start), end, token, counted)


def _asks(parse: Parse, token: Token) -> bool:
    """`number`, `toll` … or the last word of `how many`."""
    how = token.i > 0 and parse.tokens[token.i - 1].lemma == "how"
    if token.lemma in _NUMBERS and token.pos == "NOUN":
        indefinite = any(t.lemma == "a" for t in parse.children(token))
        return not indefinite and parse.tokens[token.head].lemma not in _ASIDE
    return how and token.lemma in ("many", "much")


def _refusal(parse: Parse, number: Token) -> Token | None:
    """The first word that denies that the number is told."""
    token = number
    for _ in range(5):
        token = parse.tokens[token.head]
        children = parse.children(token)
        if token.lemma in _UNKNOWN:
            return token
        unknown = next((c for c in children if c.lemma in _UNKNOWN), None)
        if token.lemma in ("be", "remain") and unknown:
            return unknown
        refuser = parse.tokens[token.head]
        if token.lemma in _TELLING and (negated := _negation(parse, token)):
            return negated
        if token.lemma in _TELLING and token.dep in ("xcomp", "pcomp") and refuser.lemma in (*_REFUSING, "without"):
            return refuser
        if token.lemma in _REFUSING - {"decline", "refuse", "fail"} and number.head == token.i:
            return token
    return None


def _negation(parse: Parse, verb: Token) -> Token | None:
    """The first auxiliary of a negated verb: `has` of `has not said`; `no` of `no number was given`."""
    children = parse.children(verb)
    neither = any(c.lemma in ("neither", "nobody", "none") for c in children)
    neither = neither or any(g.lemma == "neither" for c in children if c.dep == "nsubj" for g in parse.children(c))
    if not neither and not any(c.dep == "neg" for c in children):
        return next(
            (c for child in children if child.lemma in _NUMBERS for c in parse.children(child) if c.lemma == "no"), None
        )
    return next((c for c in children if c.dep in ("aux", "auxpass", "neg")), None)


def _counted(parse: Parse, number: Token) -> Counted:
    """What would be counted: the object of `number of`, or the noun after `how many`."""
    of = next((t for t in prepositional(parse, number, "of") if t.dep == "pobj"), None)
    if of is None:
        return counted_at(parse, (number,))
    before = parse.tokens[max(of.i - 1, 0)]
    inner = counted_at(parse, (number,))
    return inner if inner.noun is not None or before.i == of.i else Counted(of, of, inner.frames, inner.verb)
