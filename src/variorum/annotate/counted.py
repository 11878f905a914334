"""What a number counts: the noun phrase after it, what befalls the counted, where, when, and whose they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from variorum.annotate.phrases import phrase_of, possessor, subject
from variorum.model import Actor, Parse, Token
from variorum.text.counting import concepts
from variorum.text.gazetteer import gazetteer

_NOMINAL: Final = frozenset({"NOUN", "PROPN"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
_LIGHT: Final = frozenset(
    "be have include say report confirm put bring rise leave reach incur suffer see find cause stand climb reveal "
    "estimate believe think list count record total add remain make do give become take get sustain tell know "
    "fear declare claim lose cost hit pass near exceed top surpass grow jump fall drop sit number".split()
)
_BEARERS: Final = frozenset("incur suffer sustain lose report have".split())
_SENDERS: Final = frozenset({"send", "recruit", "train", "lose"})
_LOCATIVE: Final = frozenset("in at near to across around inside throughout from into outside within off".split())
_REGIONS: Final = frozenset(
    "region province city town village district state county capital area island border port coast camp zone "
    "valley strip prefecture municipality oblast suburb neighbourhood neighborhood territory peninsula front "
    "frontline".split()
)
_PLACE_ENTS: Final = frozenset({"GPE", "LOC", "FAC"})
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_RELATIVE_YEARS: Final = {
    "last year": "year:-1",
    "this year": "year:0",
    "next year": "year:1",
    "previous year": "year:-1",
}
_DATING: Final = frozenset(
    "in during for of since by january february march april may june july august september october november "
    "december early late mid".split()
)
_LONGEST_PHRASE: Final = 12  # tokens between a number and the head of what it counts
_TALLIES: Final = frozenset("number figure total count tally estimate turnout crowd toll size".split())
_COLLECTIVES: Final = frozenset(
    "crew team group family convoy fleet squad party band crowd audience workforce staff population delegation unit "
    "force gang flotilla membership jury panel".split()
)
_STEPS_UP: Final = 6


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts. `noun` is the counted noun, null where a frame alone says it (`38 dead`, `a toll of 38`).

    `last` is the last token of the figure's span; `frames` are the words that say what befell the counted, `verb` the
    verb that governs them.
    """

    noun: Token | None
    last: Token
    frames: tuple[Token, ...]
    verb: Token | None


def counted_at(parse: Parse, number: Token) -> Counted:
    """What the number that ends with the token `number` counts."""
    noun = _noun(parse, number)
    anchor = noun or number
    state = _state(parse, anchor)
    verb = _governor(parse, anchor)
    frames = _own_frames(parse, noun, state) or _governing_frames(parse, anchor)
    return Counted(noun, noun or state or number, frames, verb)


def resumes(parse: Parse, number: Token) -> Token | None:
    """The word `number`, `total` … that a number without a noun fills in: `police put the number at 20,000`."""
    verb = _governor(parse, number)
    return next((t for t in parse.children(verb) if t.lemma in _TALLIES), None) if verb is not None else None


def holder(parse: Parse, noun: Token) -> Token | None:
    """The thing of the table that is counted by its parts: `bodies` in `bodies of 20 soldiers`."""
    above = parse.tokens[noun.head]
    thing = parse.tokens[above.head] if above.lemma == "of" and noun.dep == "pobj" else above
    found = concepts().get(thing.lemma)
    return thing if found and found.kind == "thing" and thing.pos == "NOUN" and thing.i != above.i else None


def _noun(parse: Parse, number: Token) -> Token | None:
    """The noun after the number: of its own phrase, or the object of `of` (`thousands of its people`)."""
    following = parse.tokens[number.i + 1 : parse.sentences[number.sentence].last]
    if len(following) > 1 and following[0].lemma in ("more", "other", "additional", "further"):
        following = following[1:]
    if following and following[0].lemma == "of":
        return _run(following[1:])
    if len(following) > 1 and following[0].lemma in ("and", "or", "to") and following[1].pos == "NUM":
        return _noun(parse, following[1])
    return _run(following) or _collective(parse, number)


def _collective(parse: Parse, number: Token) -> Token | None:
    """The noun before the number in `a crew of six`, `losses of 40`."""
    before = [t for t in parse.tokens[max(0, number.i - 4) : number.i] if t.sentence == number.sentence]
    of = next((t for t in reversed(before) if t.lemma == "of"), None)
    noun = parse.tokens[of.i - 1] if of and of.i else None
    counts = noun is not None and (noun.lemma in concepts() or noun.tag == "NNS" or noun.lemma in _COLLECTIVES)
    return noun if counts else None


def _run(tokens: Sequence[Token]) -> Token | None:
    """The head of the noun phrase that begins here: the last noun of an unbroken run."""
    head, last = None, None
    for token in tokens[:_LONGEST_PHRASE]:
        if token.pos in _NOMINAL:
            if _starts_anew(token, head, last):
                break
            head = token
        elif token.tag == "POS":
            head = None
        elif not (_glued(token, last) or _leads(token, head)):
            break
        last = token
    return head


def _starts_anew(token: Token, head: Token | None, last: Token | None) -> bool:
    """A noun that is no part of the phrase before it: a time, or `fighting` in `12 wounded fighting for …`."""
    adverbial = head is not None and (token.ent in ("DATE", "TIME") or token.dep == "npadvmod")
    return adverbial or (last is not None and _frame(last) and token.text.endswith("ing"))


def _glued(token: Token, last: Token | None) -> bool:
    """A hyphen inside a compound, or the number of a name (`the Mark 4 engines`)."""
    if token.text in ("-", "–", "/"):
        return last is None or last.end == token.start
    return token.pos == "NUM" and last is not None and last.pos == "PROPN"


def _leads(token: Token, head: Token | None) -> bool:
    """A word that may stand before the noun."""
    if head is not None or token.tag in ("PRP", "WP", "WDT"):
        return False
    participle = token.tag in ("VBN", "VBG", "VBD") and token.dep in ("amod", "compound", "nmod")
    return token.pos in ("ADJ", "DET", "PRON", "NUM", "ADV") or (token.pos == "VERB" and participle)


def _frame(token: Token) -> bool:
    found = concepts().get(token.lemma) or concepts().get(token.text.lower())
    return bool(found and found.kind == "frame")


def _state(parse: Parse, after: Token) -> Token | None:
    """The frame word that follows a number or its noun: `38 dead`, `12 people killed`, `1,000 have been wounded`."""
    for token in parse.tokens[after.i + 1 : min(after.i + 7, parse.sentences[after.sentence].last)]:
        if _frame(token) and token.pos in ("ADJ", "VERB", "NOUN"):
            return token
        if (
            token.pos not in ("AUX", "ADV", "ADJ", "PRON")
            and token.lemma not in _LIGHT
            and token.lemma not in ("or", "and")
        ):
            return None
        if token.pos == "PRON" and token.tag not in ("WP", "WDT"):
            return None
    return None


def _own_frames(parse: Parse, noun: Token | None, state: Token | None) -> tuple[Token, ...]:
    """Frame words in the counted phrase itself or right after it."""
    own = [noun] if noun and _frame(noun) else []
    if noun and not own:
        own = [t for t in parse.children(noun) if t.dep in ("amod", "acl", "compound") and _frame(t)]
    if state and not own:
        own = [
            state,
            *(t for t in parse.children(state) if t.dep == "conj" and _frame(t) and not _has_arguments(parse, t)),
        ]
    return tuple(own)


def _has_arguments(parse: Parse, verb: Token) -> bool:
    return any(t.dep in ("nsubj", "nsubjpass", "dobj") for t in parse.children(verb))


def _ancestors(parse: Parse, token: Token) -> Iterator[Token]:
    for _ in range(_STEPS_UP):
        if token.head == token.i:
            return
        token = parse.tokens[token.head]
        yield token


def _governor(parse: Parse, token: Token) -> Token | None:
    """The nearest verb above."""
    return next((t for t in _ancestors(parse, token) if t.pos in _VERBAL and t.dep != "prep"), None)


def _governing_frames(parse: Parse, token: Token) -> tuple[Token, ...]:
    """Frame words above: the verb (`killed 12`), its complement (`found dead`), its subject (`the toll rose to 38`)."""
    for above in _ancestors(parse, token):
        if _frame(above):
            return (
                above,
                *(t for t in parse.children(above) if t.dep == "conj" and _frame(t) and not _has_arguments(parse, t)),
            )
        if above.pos in _VERBAL and above.dep != "prep":
            beside = [
                t
                for t in parse.children(above)
                if t.dep in ("acomp", "oprd", "xcomp", "nsubj", "nsubjpass", "dobj", "attr")
            ]
            if found := [t for t in beside if _frame(t)]:
                return (found[0],)
            if above.lemma not in _LIGHT:
                return ()
    return ()


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
        place = token.ent in _PLACE_ENTS or token.lemma in _REGIONS
        if token.dep == "pobj" and place and parse.tokens[token.head].lemma in _LOCATIVE:
            phrase = phrase_of(parse, token).tokens(parse)
            yield from _names(
                [t for t in phrase if t.pos == "PROPN" or (t.ent in _PLACE_ENTS and t.pos != "DET" and t.tag != "POS")]
            )


def _names(tokens: Sequence[Token]) -> Iterator[str]:
    """Runs of neighbouring tokens as one name each."""
    words: list[Token] = []
    for token in tokens:
        if words and token.i != words[-1].i + 1:
            yield " ".join(t.text for t in words)
            words = []
        words.append(token)
    if words:
        yield " ".join(t.text for t in words)


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
    """The year that the clause counts over, ISO 8601, or `year:-1` for last year; null where it names none."""
    tokens = sorted(
        (t for root in (counted.verb, counted.noun, number) if root is not None for t in _clause(parse, root)),
        key=lambda t: t.i,
    )
    for token in tokens:
        if _YEAR.fullmatch(token.text) and token.ent in ("DATE", "") and parse.tokens[token.i - 1].lemma in _DATING:
            return token.text
        words = f"{parse.tokens[token.i - 1].text} {token.text}".lower()
        if words in _RELATIVE_YEARS:
            return _RELATIVE_YEARS[words]
    return None


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
        and (verb.lemma in _BEARERS or lemmas & _SENDERS)
        and (by := subject(parse, verb))
        and by.i != getattr(counted.noun, "i", -1)
    ):
        actor = _actor_at(by, actors)
        return actor.id if actor else None
    return None


def _country(tokens: Sequence[Token]) -> str | None:
    """The country that an adjective or name in the phrase stands for, ISO 3166; longer forms first."""
    for width in (3, 2, 1):
        for at in range(len(tokens) - width + 1):
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
