"""What a number counts: the noun of its phrase, and what befalls the counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from variorum.model import Parse, Token
from variorum.text.counting import concepts

_NOMINAL: Final = frozenset({"NOUN", "PROPN"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
_LIGHT: Final = frozenset(
    "be have include say report confirm put bring rise leave reach incur suffer see find cause stand climb reveal "
    "estimate believe think list count record total add remain make do give become take get sustain tell know "
    "fear declare claim lose cost hit pass near exceed top surpass grow jump fall drop sit number".split()
)
_LONGEST_PHRASE: Final = 12  # tokens between a number and the head of what it counts
_TALLIES: Final = frozenset("number figure total count tally estimate turnout crowd toll size".split())
_COLLECTIVES: Final = frozenset(
    "crew team group family convoy fleet squad party band crowd audience workforce staff population delegation unit "
    "force gang flotilla membership jury panel".split()
)
_MORE: Final = frozenset("more other additional further".split())
_ASIDE: Final = frozenset("in on after during from across for near under over against with before since within".split())
_OTHER_CLAUSES: Final = frozenset({"conj", "advcl", "ccomp", "relcl", "parataxis"})
_COMPLEMENTS: Final = frozenset({"acomp", "oprd", "xcomp", "nsubj", "nsubjpass", "dobj", "attr"})
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


def counted_at(parse: Parse, numerals: Sequence[Token], measured: bool = False) -> Counted:
    """What a number counts; `numerals` are its tokens. Of a `measured` one (money, a share) the unit is the thing."""
    number = numerals[-1]
    noun = _measured(parse, number) if measured else _noun(parse, number) or _collective(parse, numerals[0])
    anchor = noun if noun and noun.i > number.i else number
    state = None if measured else _state(parse, anchor)
    verb = _governor(parse, anchor)
    frames = _own_frames(parse, noun, state) or _governing_frames(parse, anchor)
    last = anchor if noun else state or number
    return Counted(noun, last, frames, verb)


def unnamed(counted: Counted, number: Token) -> bool:
    """Does a number without a noun stand as the subject of a verb, and so for people (`hundreds marched`)?"""
    return counted.noun is None and not counted.frames and number.dep in ("nsubj", "nsubjpass")


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
    if len(following) > 1 and following[0].lemma in _MORE and following[0].pos != "NOUN":
        following = following[1:]
    if following and following[0].lemma == "of":
        return _run(following[1:])
    if len(following) > 1 and following[0].lemma in ("and", "or", "to") and following[1].pos == "NUM":
        return _noun(parse, following[1])
    return _run(following)


def _measured(parse: Parse, number: Token) -> Token | None:
    """What is measured: the noun after the unit (`a 7% rise`) or before it (`growth of 2%`, `a deal worth $2m`)."""
    following = parse.tokens[number.i + 1 : parse.sentences[number.sentence].last]
    rate = bool(following) and following[0].lemma in ("a", "an", "per", "each")
    noun = None if rate else _run(following[1:] if following and following[0].lemma == "of" else following)
    if noun is None or noun.ent in ("DATE", "TIME"):
        above = parse.tokens[number.head]
        joined = (number.dep == "pobj" and above.lemma == "of") or above.lemma == "worth"
        noun = parse.tokens[above.head] if joined else None
    return noun if noun is not None and noun.pos in _NOMINAL and noun.i != number.i else None


def _collective(parse: Parse, first: Token) -> Token | None:
    """The noun before the number in `a crew of six`, `losses of 40`."""
    before = [t for t in parse.tokens[max(0, first.i - 4) : first.i] if t.sentence == first.sentence]
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
        elif not (_glued(token, last) or _leads(token, head)) or _anew(token, last):
            break
        last = token
    return head


def _starts_anew(token: Token, head: Token | None, last: Token | None) -> bool:
    """A noun that is no part of the phrase before it: a time, or `fighting` in `12 hurt fighting the fire`."""
    adverbial = head is not None and (token.ent in ("DATE", "TIME") or token.dep == "npadvmod")
    return adverbial or (last is not None and _frame(last) and token.text.endswith("ing"))


def _anew(token: Token, last: Token | None) -> bool:
    """An article after a comma begins another phrase: `rose to 27 dead, the institute said`."""
    return token.pos in ("DET", "PRON") and last is not None and last.text == ","


def _glued(token: Token, last: Token | None) -> bool:
    """A hyphen inside a compound, a comma between adjectives, or the number of a name (`the Mark 4 engines`)."""
    if token.text == ",":
        return last is not None and last.pos == "ADJ"
    if token.text in ("-", "–", "/"):
        return last is not None and last.end == token.start
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
    """The frame word that follows a number or its noun: `38 dead`, `12 people killed`, `60 have been hurt`."""
    for token in parse.tokens[after.i + 1 : min(after.i + 7, parse.sentences[after.sentence].last)]:
        if _frame(token) and token.pos in ("ADJ", "VERB", "NOUN"):
            return token
        if token.pos not in ("AUX", "ADV", "ADJ", "PRON") and token.lemma not in _LIGHT:
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
        own = [state, *_coordinated(parse, state)]
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
    """Frame words above: the verb (`killed 12`), its complement (`found dead`), its subject (`the toll rose to 38`).

    What stands in a phrase of place, time or manner (`killed in two raids`) is not what the verb befalls.
    """
    below = token
    for above in _ancestors(parse, token):
        aside = below.dep == "pobj" and above.lemma in _ASIDE
        if aside or (below.pos in _VERBAL and below.dep in _OTHER_CLAUSES):
            return ()
        if _frame(above):
            return (above, *_coordinated(parse, above))
        if above.pos in _VERBAL and above.dep != "prep":
            found = next((t for t in parse.children(above) if t.dep in _COMPLEMENTS and _frame(t)), None)
            if found or above.lemma not in _LIGHT:
                return (found,) if found else ()
        below = above
    return ()


def _coordinated(parse: Parse, frame: Token) -> Iterator[Token]:
    """Frame words that share their arguments with this one (`killed or wounded`)."""
    for child in parse.children(frame):
        if child.dep == "conj" and _frame(child) and not _has_arguments(parse, child):
            yield child
