"""How far the words of one event reach: its span, and the time expressions that date it."""

from collections.abc import Iterable, Iterator

from variorum.annotate.arguments import ASPECT, VERBS, support_verb
from variorum.model import Parse, Token

_CLAUSES = frozenset(
    {"relcl", "advcl", "ccomp", "acl", "conj", "parataxis", "csubj", "xcomp", "appos", "cc", "mark", "pcomp", "meta"}
)
_PASSIVE_PARTS = frozenset({"nsubjpass", "auxpass", "aux"})
_VERB_PARTS = frozenset({"prt", "dobj", "prep", "dative", "agent", "npadvmod", "advmod", "oprd", "tmod"})
_NOUN_PARTS = frozenset({"det", "poss", "amod", "compound", "nummod", "prep", "nmod", "case", "quantmod"})
_CIRCUMSTANCE = frozenset(
    {"after", "before", "amid", "following", "since", "as", "despite", "ahead", "while", "because", "including"}
)
_DAYS = frozenset({"anniversary"})  # words that name a day themselves; a date behind them dates what they recall
_DATED = frozenset({"DATE", "TIME"})
_BOUNDS = frozenset({"by", "within", "since", "from", "until"})  # prepositions that make a date a bound
_OCCASIONS = frozenset({"at", "during", "in", "for", "on"})  # what hangs on these is of the same day
_LATER = frozenset({"after", "following"})


def extent(parse: Parse, trigger: Token, others: Iterable[int]) -> tuple[int, int]:
    """First and last token of an event's words: the trigger with its core arguments, short of active subjects and
    clauses.

    A noun that a verb only carries (*held talks in …*) reaches over verb and noun; a modifier over its noun. `others`
    are the indices of the other events' triggers: a prepositional phrase that names one of them is left out.
    """
    barred = set(others) - {trigger.i}
    verb = support_verb(parse, trigger) if trigger.pos in {"NOUN", "PROPN"} else None
    members = set(_parts(parse, trigger, barred))
    if trigger.dep in {"amod", "compound"}:
        members |= set(_parts(parse, parse.tokens[trigger.head], barred)) | set(range(trigger.i, trigger.head))
    if verb is not None and verb.lemma not in ASPECT:
        members |= set(_parts(parse, verb, barred)) | set(range(min(verb.i, trigger.i), max(verb.i, trigger.i)))
    first, last = _run(members, trigger.i)
    while last > trigger.i and parse.tokens[last].pos in {"PUNCT", "ADP", "CCONJ"}:
        last -= 1
    return first, last


def time_words(parse: Parse, trigger: Token, others: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Runs of tokens `(first, last)` of dates and times that belong to an event's own clause.

    `others` are the indices of the other events' triggers: what hangs on one of those dates that one. A noun without
    a date of its own takes that of the verb it hangs on, unless the verb is an event too.
    """
    if trigger.lemma in _DAYS:
        return (_named_day(parse, trigger),)
    barred = set(others) - {trigger.i}
    found = _dates(parse, trigger, barred)
    if not found and trigger.pos in VERBS:
        found = _of_occasion(parse, trigger)
    elif not found:
        verb = _governing_verb(parse, trigger)
        if verb is not None and (verb.i not in barred or parse.tokens[trigger.head].lemma in _OCCASIONS):
            found = _dates(parse, verb, barred - {verb.i})
    if not found and any(t.lemma == "when" for t in parse.children(trigger)):  # 'in May, when she resigned …'
        found = _dates(parse, parse.tokens[trigger.head], set())
    return tuple((_with_bound(parse, first), last) for first, last in _runs(sorted(set(found))))


def later_words(parse: Parse, trigger: Token) -> tuple[tuple[int, int], ...]:
    """Runs of tokens of dates of what came after an event: *in May* of *trade grew in May, after talks*, *the 10th
    anniversary* of *the 10th anniversary of the flood*."""
    day = parse.tokens[parse.tokens[trigger.head].head]
    if trigger.dep == "pobj" and day.lemma in _DAYS:
        return (_named_day(parse, day),)
    after = parse.tokens[trigger.head]
    while after.dep in {"pobj", "prep", "conj"} and after.lemma not in _LATER:
        after = parse.tokens[after.head]
    verb = _governing_verb(parse, after) if after.lemma in _LATER else None
    return tuple(_runs(_dates(parse, verb, {after.i}))) if verb is not None else ()


def _named_day(parse: Parse, noun: Token) -> tuple[int, int]:
    return min(t.i for t in (noun, *parse.children(noun)) if t.i <= noun.i), noun.i


def _dates(parse: Parse, word: Token, barred: set[int]) -> list[int]:
    """The tokens of dates in the clause of a word; what is only before, after or ahead of another thing dates that."""
    found = list(_clause(parse, word, barred))
    apart = {
        t.i
        for p in found
        if p.dep == "prep" and p.lemma in _CIRCUMSTANCE and p.i != word.i
        for t in parse.subtree(p)
        if not any(c.dep == "pobj" and c.ent in _DATED for c in parse.children(p))
    }
    return sorted(t.i for t in found if t.ent in _DATED and t.i not in apart)


def _of_occasion(parse: Parse, verb: Token) -> list[int]:
    """The dates of the occasion: *signed it at a rally on Friday*, *hurt when it fell on May 1*."""
    prepositions = [t for t in parse.children(verb) if t.dep == "prep" and t.lemma in _OCCASIONS]
    found = [i for p in prepositions for t in parse.children(p) for i in _dates(parse, t, set())]
    clauses = [
        t for t in parse.children(verb) if t.dep == "advcl" and any(c.lemma == "when" for c in parse.children(t))
    ]
    return found or [i for t in clauses for i in _dates(parse, t, set())]


def _with_bound(parse: Parse, first: int) -> int:
    return first - 1 if first and parse.tokens[first - 1].lemma in _BOUNDS else first


def _parts(parse: Parse, word: Token, barred: set[int]) -> Iterator[int]:
    yield word.i
    children = parse.children(word)
    wanted = _VERB_PARTS if word.pos in VERBS else _NOUN_PARTS
    if any(t.dep == "nsubjpass" for t in children):
        wanted = wanted | _PASSIVE_PARTS
    for child in children:
        names_event = word.pos in VERBS and any(t.i in barred for t in parse.children(child))
        if child.dep in wanted and child.lemma not in _CIRCUMSTANCE and not (names_event and child.dep == "prep"):
            yield from (t.i for t in _clause(parse, child, set(), coordinated=True))


def _clause(parse: Parse, top: Token, barred: set[int], coordinated: bool = False) -> Iterator[Token]:
    """The words under `top` without subordinate clauses and without what is barred."""
    yield top
    for child in parse.children(top):
        joined = coordinated and child.dep in {"conj", "cc"} and top.pos in {"NOUN", "PROPN"}
        if child.i not in barred and (child.dep not in _CLAUSES or joined):
            yield from _clause(parse, child, barred, coordinated)


def _governing_verb(parse: Parse, noun: Token) -> Token | None:
    """The verb of the noun's own clause."""
    token = noun
    while token.pos not in VERBS:
        head = parse.tokens[token.head]
        if head.i == token.i or token.dep in _CLAUSES:
            return None
        token = head
    return token


def _run(members: set[int], middle: int) -> tuple[int, int]:
    first = last = middle
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    return first, last


def _runs(indices: list[int]) -> Iterator[tuple[int, int]]:
    known = set(indices)
    for first in (i for i in indices if i - 1 not in known):
        yield _run(known, first)
