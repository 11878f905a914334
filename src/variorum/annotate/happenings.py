"""Events outside the trigger table: words of which the reading model is sure that they name something that happens.

The kind of such an event is the plain word itself. Of words that could tell of anything (`general_words.tsv`: *make*,
*result*) the model has to be surer; words that carry another event (*hold*), say how it stands (*refuse*) or attribute
tell of none. Which of these events matter is for the story to say, see `resolve/notable.py`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from variorum.annotate.arguments import ASPECT, BEGINNINGS, CARRIERS, VERBS
from variorum.annotate.factuality import STANDING
from variorum.annotate.reading.reader import Seen
from variorum.annotate.triggers import Trigger
from variorum.model import Parse, Token
from variorum.text.kinds import kinds, verbal_noun
from variorum.text.tables import table

_SURE, _GENERAL = 0.8, 0.95  # least chances; chosen on four stories, see docs/decisions/0019-happenings.md
_AUXILIARY: Final = frozenset({"be", "have"})
_ENDED = (".", "!", "?", ":", "”", '"', "…")


def happenings(parse: Parse, seen: Seen) -> Mapping[int, Trigger]:
    """By the index of a token, what it tells of outside the table; `seen` is what the reading model sees."""
    return dict(_told(parse, seen))


def _told(parse: Parse, seen: Seen) -> Iterator[tuple[int, Trigger]]:
    attributes = {t.i for one in seen.attributions for t in parse.within(*one.cue)}
    for i, chance in seen.happenings.items():
        token = parse.tokens[i]
        lemma, is_verb = token.lemma.lower(), token.pos in VERBS
        least = _GENERAL if lemma in _general("verb" if is_verb else "noun") else _SURE
        if chance < least or not lemma.isalpha() or i in attributes or (is_verb and _only_carries(parse, token)):
            continue
        kind = kinds()[verbal_noun(lemma) if is_verb else lemma]
        yield i, Trigger(token.lemma, kind, (), kind.roles)


def _only_carries(parse: Parse, verb: Token) -> bool:
    """*held a workshop*, *refused to leave*, *was late*: not the verb tells, but what it carries."""
    below = {t.dep for t in parse.children(verb)}
    if (verb.lemma in STANDING and below & {"xcomp", "ccomp"}) or (verb.lemma in BEGINNINGS and "dobj" not in below):
        return True
    return verb.lemma in _AUXILIARY or (
        verb.lemma in ASPECT | CARRIERS and bool(below & {"dobj", "nsubjpass", "xcomp"})
    )


def is_headline(parse: Parse, token: Token) -> bool:
    """Does the word stand in a line that is no full sentence, or in the first one, and on no condition?"""
    sentence = parse.sentences[token.sentence]
    alone = sum(s.paragraph == sentence.paragraph for s in parse.sentences) == 1
    unended = alone and not parse.tokens[sentence.last - 1].text.endswith(_ENDED)
    return (token.sentence == 0 or unended) and all(t.lemma not in {"if", "when"} for t in parse.of(sentence))


@cache
def _general(pos: str) -> frozenset[str]:
    return frozenset(lemma for row in table("general_words") if row["pos"] == pos for lemma in row["lemmas"].split())
