"""Events outside the trigger table: verbs of doing with somebody or something concrete, nouns of doing that are held.

Which words tell of doing at all comes from `word_classes.tsv` (the lexicographer files of WordNet, by the most
frequent sense of a lemma) and from `doing_words.tsv`, which adds words (`doing`) and bars those that are too general
to tell of anything (`plain`). The kind of such an event is the plain word itself.
"""

from collections.abc import Mapping
from functools import cache

from variorum.annotate.arguments import VERBS, support_verb
from variorum.annotate.triggers import Slots, Trigger, in_class
from variorum.model import Parse, Token
from variorum.text.kinds import kinds, verbal_noun
from variorum.text.tables import table

_DOING = frozenset("rare body change competition consumption contact creation motion possession social weather".split())
_INTENDED = frozenset(
    "plan promise pledge vow agree decide decision intend intention prepare commitment offer due schedule slate poise "
    "set expect begin start manage be".split()
)
_HELD = frozenset({"act", "event"})
_CONCRETE = frozenset("person group animal artifact object food".split())
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_PARTS = ("subj", "obj", "by")
_SIDES = ("poss", "of", "by", "between", "with", "against", "subj")
_ENDED = (".", "!", "?", ":", "”", '"', "…")


def happening(parse: Parse, token: Token, slots: Slots) -> Trigger | None:
    """What a word outside the table tells of, if anything."""
    if token.lemma in _listed("verb" if token.pos in VERBS else "noun", "plain") or not token.lemma.isalpha():
        return None
    told = _verb_tells(parse, token, slots) if token.pos == "VERB" else _noun_tells(parse, token, slots)
    if not told:
        return None
    kind = kinds()[verbal_noun(token.lemma) if token.pos == "VERB" else token.lemma]
    return Trigger(token.lemma, kind, (), kind.roles)


def _verb_tells(parse: Parse, verb: Token, slots: Slots) -> bool:
    """A verb of doing, in a form that tells of one occasion, with a doer or a thing that it is done to."""
    doing = verb.lemma in _listed("verb", "doing") or word_classes("verb").get(verb.lemma, "rare") in _DOING
    if not doing or not _is_telling(parse, verb) or _is_spoken(parse, verb):
        return False
    return any(_is_concrete(t) for slot in _PARTS for t in slots.get(slot, ()))


def _is_telling(parse: Parse, verb: Token) -> bool:
    """Past, perfect, passive or future; a participle that goes with such a verb; the present of a headline."""
    helpers = [t for t in parse.children(verb) if t.dep in {"aux", "auxpass"}]
    lemmas, past = {t.lemma for t in helpers}, any(t.tag in {"VBD", "MD"} or t.lemma == "have" for t in helpers)
    if verb.tag == "VBD":
        return True
    if verb.tag == "VBN":
        return past or (not helpers and "agent" in {t.dep for t in parse.children(verb)}) or is_headline(parse, verb)
    if verb.tag == "VBG":
        return "be" in lemmas or (verb.dep in {"advcl", "pcomp"} and not helpers)
    if verb.tag == "VB":
        return past or ("to" in lemmas and parse.tokens[verb.head].lemma in _INTENDED)
    return is_headline(parse, verb)


def _is_spoken(parse: Parse, verb: Token) -> bool:
    """Said wholly in somebody's own words, that is, opinion more than news."""
    head = parse.tokens[verb.head]
    quoted = parse.quotation_at(verb.start, verb.end) is not None
    return quoted and (head.i == verb.i or parse.quotation_at(head.start, head.end) is not None)


def _noun_tells(parse: Parse, noun: Token, slots: Slots) -> bool:
    """A noun of doing that is held, dated, or somebody's."""
    doing = noun.lemma in _listed("noun", "doing") or word_classes("noun").get(noun.lemma) in _HELD
    if noun.pos != "NOUN" or not doing:
        return False
    dated = any(t.ent in {"DATE", "TIME"} for t in parse.subtree(noun))
    return dated or support_verb(parse, noun) is not None or any(_is_named(t) for s in _SIDES for t in slots.get(s, ()))


def _is_named(token: Token) -> bool:
    return token.ent in _NAMES or token.pos == "PROPN"


def _is_concrete(token: Token) -> bool:
    if (
        _is_named(token)
        or in_class(token, "human")
        or token.lemma in {"he", "she", "they", "who", "him", "her", "them"}
    ):
        return True
    return word_classes("noun").get(token.lemma) in _CONCRETE


def is_headline(parse: Parse, token: Token) -> bool:
    """Does the word stand in a line that is no full sentence, or in the first one, and on no condition?"""
    sentence = parse.sentences[token.sentence]
    alone = sum(s.paragraph == sentence.paragraph for s in parse.sentences) == 1
    unended = alone and not parse.tokens[sentence.last - 1].text.endswith(_ENDED)
    return (token.sentence == 0 or unended) and all(t.lemma not in {"if", "when"} for t in parse.of(sentence))


@cache
def word_classes(pos: str) -> Mapping[str, str]:
    """The class of each lemma of a part of speech, `verb` or `noun`."""
    rows = (row for row in table("word_classes") if row["pos"] == pos)
    return {lemma: row["class"] for row in rows for lemma in row["lemmas"].split()}


@cache
def _listed(pos: str, use: str) -> frozenset[str]:
    rows = (row for row in table("doing_words") if (row["pos"], row["use"]) == (pos, use))
    return frozenset(lemma for row in rows for lemma in row["lemmas"].split())
