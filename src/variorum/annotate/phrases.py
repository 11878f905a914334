"""Base noun phrases over a parse: head, left edge, possessor, and the phrases that hang on it by a preposition."""

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.model import Parse, Sentence, Token

_LEFT = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "advmod", "punct", "case"}
)
_NOMINAL = frozenset({"NOUN", "PROPN"})
_PRONOUNS = frozenset({"PRP", "PRP$"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A base noun phrase: tokens `[first, head.i]`; `start`, `end` are offsets into the report's text."""

    head: Token
    first: int
    start: int
    end: int

    def tokens(self, parse: Parse) -> tuple[Token, ...]:
        """The tokens of the phrase, head last."""
        return parse.tokens[self.first : self.head.i + 1]


def noun_phrases(parse: Parse, sentence: Sentence) -> Iterator[NounPhrase]:
    """The base noun phrases of a sentence, also those inside others (possessors), in text order of their heads."""
    for token in parse.of(sentence):
        if token.pos in _NOMINAL and token.dep not in ("compound", "nmod"):
            yield phrase_of(parse, token)


def phrase_of(parse: Parse, head: Token) -> NounPhrase:
    """The base noun phrase that ends with `head`."""
    first = head.i
    for child in sorted(parse.children(head), key=lambda t: -t.i):
        if child.i < first and child.dep in _LEFT:
            edge = min(t.i for t in parse.subtree(child))
            if all(parse.tokens[i].pos != "VERB" or parse.tokens[i].dep in _LEFT for i in range(edge, first)):
                first = edge
    while first < head.i and parse.tokens[first].tag in ("WP$", "WDT"):
        first += 1
    while first < head.i and parse.tokens[first].dep == "punct" and not parse.tokens[first].text.isalnum():
        first += 1
    return NounPhrase(head, first, parse.tokens[first].start, head.end)


def possessor(parse: Parse, head: Token) -> Token | None:
    """The token whose possession the head is (`Russia` in `Russia's army`, `its` in `its army`)."""
    return next((t for t in parse.children(head) if t.dep == "poss"), None)


def prepositional(parse: Parse, head: Token, *prepositions: str) -> Iterator[Token]:
    """Objects of the prepositions that depend on `head`, conjuncts included."""
    for prep in parse.children(head):
        if prep.dep in ("prep", "agent", "dative") and prep.lemma in prepositions:
            for child in parse.children(prep):
                if child.dep in ("pobj", "pcomp"):
                    yield child
                    yield from conjuncts(parse, child)


def conjuncts(parse: Parse, token: Token) -> Iterator[Token]:
    """Tokens coordinated with `token`, to its right."""
    for child in parse.children(token):
        if child.dep == "conj":
            yield child
            yield from conjuncts(parse, child)


def is_pronoun(token: Token) -> bool:
    """A personal or possessive pronoun."""
    return token.tag in _PRONOUNS


def subject(parse: Parse, verb: Token) -> Token | None:
    """The subject of a verb, also of the verb that it is coordinated with or controlled by."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        for child in parse.children(verb):
            if child.dep in ("nsubj", "nsubjpass", "csubj"):
                return child
        head = parse.tokens[verb.head]
        if verb.dep not in ("conj", "xcomp", "advcl", "ccomp", "aux") or head.pos not in ("VERB", "AUX"):
            return None
        verb = head
    return None
