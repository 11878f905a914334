"""Mentions by description and by pronoun: common nouns that stand for an actor."""

from collections.abc import Iterator
from typing import Final

from variorum.annotate.candidate import Candidate
from variorum.annotate.lexicon import (
    COLLECTIVES,
    COMPANIES,
    DOCUMENTS,
    GROUPS,
    MEDIA,
    MEDIA_MODIFIERS,
    NOT_PERSONS,
    PEOPLES,
    PERSONS,
    PLACE_HEADS,
    RELATIVES,
    SITES,
    SOLDIERS,
    STATES,
)
from variorum.annotate.phrases import is_pronoun, noun_phrases, possessor, prepositional
from variorum.model import Parse, Sentence, Token
from variorum.model.actor import ActorKind
from variorum.text.gazetteer import Entry, bodies, gazetteer, humans, titles

_DEFINITE: Final = frozenset("the this that these those his her its their our".split())
_BODIES_ALONE: Final = frozenset("court ministry police agency tribunal prosecutor commission regulator".split())
_BOTH: Final = frozenset("both two three four either each several".split())
_PERSONAL: Final = frozenset("he she him her his".split())
_NEUTRAL: Final = frozenset({"it", "its"})
_PLURAL: Final = frozenset("they their them".split())


def described(parse: Parse, sentence: Sentence, covered: set[int], named: list[Candidate]) -> Iterator[Candidate]:
    """Common-noun phrases that stand for an actor: `the ministry`, `French troops`, `an official at the ministry`."""
    for phrase in noun_phrases(parse, sentence):
        head = phrase.head
        if head.i in covered or is_pronoun(head):
            continue
        tokens = phrase.tokens(parse)
        yield from _modifying_body(parse, phrase.first, tokens, named)
        kind = _description_kind(parse, head, tokens)
        if kind is None:
            continue
        owner = possessor(parse, head)
        if kind in ("state-body", "military", "news-agency") and _several_nations(tokens):
            kind = "group"
        yield Candidate(
            phrase.start, phrase.end, kind, "description", _words(tokens), head.i, phrase.first, sentence.i,
            country=_country(parse, head, tokens, named), function=_function(head, tokens), head=head.lemma,
            modifiers=_modifiers(tokens),
            plural=head.tag in ("NNS", "NNPS"), definite=tokens[0].text.lower() in _DEFINITE or owner is not None,
            owner=owner.i if owner is not None else -1,
        )  # fmt: skip


def _modifying_body(parse: Parse, first: int, tokens: tuple[Token, ...], named: list[Candidate]) -> Iterator[Candidate]:
    """A body that stands before another noun: `Lima's police figures`, `French intelligence estimates`."""
    for token in tokens[1:-1]:
        row = bodies().get(token.lemma)
        before = tokens[: token.i - first + 1]
        if row is None or row.kind == "military" or token.dep != "compound" or not _national(before):
            continue
        yield Candidate(
            tokens[0].start, token.end, "state-body", "description", _words(before), token.i, first, token.sentence,
            country=_country(parse, token, before, named), function=row.function, head=token.lemma, definite=True,
        )  # fmt: skip


def _several_nations(tokens: tuple[Token, ...]) -> bool:
    """`French and Western services`: two adjectives of origin joined, so more than one actor."""
    joined = [t for t in tokens if t.dep == "conj" and t.text[:1].isupper() and t.pos in ("ADJ", "PROPN")]
    return bool(joined) and tokens[-1].tag in ("NNS", "NNPS") and _national(tokens)


def _modifiers(tokens: tuple[Token, ...]) -> frozenset[str]:
    return frozenset(t.lemma for t in tokens[:-1] if t.pos in ("NOUN", "PROPN", "ADJ") and t.text[:1].isalnum())


def _words(tokens: tuple[Token, ...]) -> str:
    return " ".join(t.text for t in tokens).replace(" ’s", "’s").replace(" 's", "'s").replace(" - ", "-")


def _function(head: Token, tokens: tuple[Token, ...]) -> str:
    return next((e.function for e in _body_rows(head, tokens)), "")


def _body_rows(head: Token, tokens: tuple[Token, ...]) -> Iterator[Entry]:
    """Rows of the table of bodies for the last words of a phrase, longest first."""
    words = [t.text.lower() for t in tokens]
    for size in range(min(4, len(words)), 0, -1):
        for form in (" ".join(words[-size:]), " ".join([*words[-size:-1], head.lemma])):
            if form in bodies():
                yield bodies()[form]


def _description_kind(parse: Parse, head: Token, tokens: tuple[Token, ...]) -> ActorKind | None:
    lemma = "media" if head.text.lower() == "media" else head.lemma
    row = next(_body_rows(head, tokens), None)
    words = {t.lemma for t in tokens[:-1]}
    modified = {t.dep for t in tokens[:-1]} & {"poss", "amod", "compound", "det", "nmod"}
    definite = tokens[0].text.lower() in _DEFINITE or any(t.dep == "poss" for t in tokens)
    if lemma in MEDIA and words & MEDIA_MODIFIERS:
        return "news-agency"
    if lemma in GROUPS and words & _BOTH:
        return "group"
    if lemma in SOLDIERS or (row is not None and row.kind == "military"):
        return "military"
    if row is not None and (definite or _national(tokens) or row.country or lemma in _BODIES_ALONE):
        return "state-body"
    if row is not None:
        return None
    if lemma in STATES and definite and head.tag == "NN":
        return "state"
    human = lemma in titles() or lemma in PERSONS or (lemma in humans() and head.pos == "NOUN")
    if human and lemma not in NOT_PERSONS:
        if head.tag in ("NNS", "NNPS"):
            return "group"
        alone = head.dep in ("appos", "attr") or (head.dep == "conj" and len(tokens) == 1 and head.tag == "NN")
        return "person" if modified or alone else None
    if lemma in DOCUMENTS and modified:
        return "document"
    if lemma in PEOPLES or lemma in RELATIVES:
        counted = any(t.dep == "nummod" for t in tokens)
        return "group" if _national(tokens) or lemma in RELATIVES or counted or _has_of(parse, head) else None
    if lemma in COLLECTIVES | COMPANIES and modified:
        return "organisation"
    if lemma in PLACE_HEADS | SITES and definite and head.tag == "NN" and len(tokens) <= 3:
        return "place"
    return None


def _national(tokens: tuple[Token, ...]) -> bool:
    """Does the phrase hold the name or the adjective of a country?"""
    words = [t.text for t in tokens]
    return any(
        entry.country
        for size in (1, 2, 3)
        for at in range(len(words) - size)
        for entry in gazetteer().get(" ".join(words[at : at + size]))
    )


def _has_of(parse: Parse, head: Token) -> bool:
    return any(True for _ in prepositional(parse, head, "of"))


def _country(parse: Parse, head: Token, tokens: tuple[Token, ...], named: list[Candidate]) -> str:
    """The country of a description: from an adjective or name inside it, or from `of X` after it."""
    inside = range(tokens[0].i, head.i)
    hit = next((c.country for c in named if c.token in inside and c.country), "")
    if hit:
        return hit
    for size in (3, 2, 1):
        for at in range(tokens[0].i, head.i - size + 1):
            words = parse.tokens[at : at + size]
            for entry in gazetteer().get(" ".join(t.text for t in words)):
                if entry.country and entry.kind in ("adjective", "state", "capital", "people"):
                    return entry.country
    for token in prepositional(parse, head, "of", "in", "from"):
        hit = next(
            (c.country for c in named if c.first <= token.i <= c.token and c.kind in ("state", "state-body")), ""
        )
        if hit:
            return hit
    return ""


def pronouns(parse: Parse, sentence: Sentence) -> Iterator[Candidate]:
    """Personal and possessive pronouns of the third person."""
    for token in parse.of(sentence):
        word = token.text.lower()
        if word in _PERSONAL | _NEUTRAL | _PLURAL:
            kind: ActorKind = "person" if word in _PERSONAL else "group"
            yield Candidate(
                token.start, token.end, kind, "pronoun", token.text, token.i, token.i, sentence.i,
                head=word, plural=word in _PLURAL,
            )  # fmt: skip
