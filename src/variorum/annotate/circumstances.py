"""Where, over what year, and of whom a figure counts."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from variorum.annotate.counted import Counted
from variorum.annotate.phrases import phrase_of, possessor, subject
from variorum.model import Actor, Parse, Token
from variorum.text.counting import concepts
from variorum.text.gazetteer import gazetteer

_BEARERS: Final = frozenset("incur suffer sustain lose report have".split())
_HOLDERS: Final = frozenset("win get take receive own hold control earn post".split())
_SENDERS: Final = frozenset({"send", "recruit", "train", "lose"})
_LOCATIVE: Final = frozenset("in at near to across around inside throughout from into outside within off".split())
_REGIONS: Final = frozenset(
    "region province city town village district state county capital area island border port coast camp zone "
    "valley strip prefecture municipality oblast suburb neighbourhood neighborhood territory peninsula front "
    "frontline".split()
)
_PLACES: Final = frozenset({"state", "capital", "place"})
_PLACE_ENTS: Final = frozenset({"GPE", "LOC", "FAC"})
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_RELATIVE: Final = {
    "last year": "year:-1",
    "this year": "year:0",
    "next year": "year:1",
    "previous year": "year:-1",
    "last month": "months:-1",
}
_MONTHS: Final = tuple("January February March April May June July August September October November December".split())
_DATING: Final = frozenset(
    "in during for of since by january february march april may june july august september october november "
    "december early late mid".split()
)


def places(parse: Parse, counted: Counted, number: Token) -> tuple[str, ...]:
    """Names of places in the clause of the figure: objects of locative prepositions, and the possessors of these.

    A place right after the counted phrase stands for itself (`40 in Lima, 12 in Quito`).
    """
    after = parse.tokens[counted.last.i + 1 : counted.last.i + 2]
    if after and after[0].lemma in _LOCATIVE and (near := tuple(_located(parse, _clause(parse, after[0])))):
        return tuple(dict.fromkeys(near))
    roots = [t for t in (counted.verb, counted.noun, counted.last, number) if t is not None]
    tokens = {t.i: t for root in roots for t in _clause(parse, root)}
    return tuple(dict.fromkeys(_located(parse, [tokens[i] for i in sorted(tokens)])))


def _located(parse: Parse, tokens: Sequence[Token]) -> Iterator[str]:
    """Names of the places among the objects of locative prepositions."""
    for token in tokens:
        listed = any(entry.kind in _PLACES for entry in gazetteer().get(token.text))
        place = token.ent in _PLACE_ENTS or token.lemma in _REGIONS or listed
        if token.dep == "pobj" and place and parse.tokens[token.head].lemma in _LOCATIVE:
            phrase = phrase_of(parse, token).tokens(parse)
            yield from _names(
                [t for t in phrase if t.pos == "PROPN" or (t.ent in _PLACE_ENTS and t.pos != "DET" and t.tag != "POS")]
            )


def _names(tokens: Sequence[Token]) -> Iterator[str]:
    """Runs of neighbouring tokens as one name each, without `province`, `city` …"""
    words: list[Token] = []
    for token in tokens:
        if words and token.i != words[-1].i + 1:
            yield _name(words)
            words = []
        words.append(token)
    if words:
        yield _name(words)


def _name(words: Sequence[Token]) -> str:
    own = [t.text for t in words if t.lemma not in _REGIONS]
    return " ".join(own or [t.text for t in words])


def _clause(parse: Parse, root: Token) -> tuple[Token, ...]:
    """The subtree of a token without the clauses that depend on it."""
    members, frontier = [root], [root]
    while frontier:
        for child in parse.children(frontier.pop()):
            if child.dep not in ("ccomp", "advcl", "conj", "relcl", "parataxis", "cc"):
                members.append(child)
                frontier.append(child)
    return tuple(members)


def scope(parse: Parse, counted: Counted, number: Token) -> str | None:
    """The year or month that the clause counts over; null where it names none.

    `2024`, `year:-1` for last year, `month:3` for the last March, `months:-1` for last month.
    """
    tokens = sorted(
        (t for root in (counted.verb, counted.noun, number) if root is not None for t in _clause(parse, root)),
        key=lambda t: t.i,
    )
    month = None
    for token in tokens:
        if _YEAR.fullmatch(token.text) and token.ent in ("DATE", "") and parse.tokens[token.i - 1].lemma in _DATING:
            return token.text
        before = parse.tokens[token.i - 1].text.lower()
        if token.text in _MONTHS and token.pos == "PROPN" and before in ("in", "last", "since", "during"):
            month = f"month:{_MONTHS.index(token.text) + 1}"
        words = f"{before} {token.text}".lower()
        if words in _RELATIVE:
            return _RELATIVE[words]
    return month


def owner(parse: Parse, counted: Counted, actors: Sequence[Actor]) -> str | None:
    """The local actor whose things are counted: possessor, a country's adjective, subject of sending or losing."""
    if counted.noun is not None:
        phrase = phrase_of(parse, counted.noun)
        held = possessor(parse, counted.noun)
        if held and (actor := _actor_at(held, actors)):
            return actor.id
        if country := _country(phrase.tokens(parse)):
            return _state_of(country, actors)
        for prep in parse.children(counted.noun):
            for child in parse.children(prep) if prep.lemma == "from" else ():
                if child.ent in ("GPE", "NORP") and (actor := _actor_at(child, actors)):
                    return actor.id
    verb = counted.verb
    lemmas = {concepts()[t.lemma].name for t in (*counted.frames, *([verb] if verb else [])) if t.lemma in concepts()}
    if (
        verb
        and (verb.lemma in _BEARERS | _HOLDERS or lemmas & _SENDERS)
        and (by := subject(parse, verb))
        and by.i != getattr(counted.noun, "i", -1)
    ):
        actor = _actor_at(by, actors)
        return actor.id if actor else None
    return None


def _country(tokens: Sequence[Token]) -> str | None:
    """The country that an adjective or name in the phrase stands for, ISO 3166; longer forms and later ones first."""
    for width in (3, 2, 1):
        for at in range(len(tokens) - width, -1, -1):
            form = " ".join(t.text for t in tokens[at : at + width])
            if country := next((e.country for e in gazetteer().get(form) if e.country), None):
                return country
    return None


def _actor_at(token: Token, actors: Sequence[Actor]) -> Actor | None:
    """The actor with the shortest mention over a token: the possessor, not what it possesses."""
    over = [
        (mention.span.end - mention.span.start, actor.id, actor)
        for actor in actors
        for mention in actor.mentions
        if mention.span.start <= token.start and token.end <= mention.span.end
    ]
    return min(over, key=lambda row: row[:2])[2] if over else None


def _state_of(country: str, actors: Sequence[Actor]) -> str | None:
    """The state with this ISO 3166 code among the actors."""
    return next((a.id for a in actors if a.kind == "state" and country in a.trait("country")), None)
