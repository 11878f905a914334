"""Whether an event is told as a fact, as a plan, as somebody's allegation, or as something that did not happen.

Each rule looks at one word on the way from the event's word up to the root of its sentence. The weakest standing
counts; `None` means that the words speak of no event at all (a condition, a possibility in general, a duty).
"""

from variorum.annotate.arguments import support_verb
from variorum.model import Parse, Token
from variorum.model.event import Status

_ORDER: tuple[Status, ...] = ("occurred", "planned", "alleged", "denied")
_PLAN = frozenset(
    "plan intend prepare agree decide vow pledge promise expect schedule set hope want aim seek offer ask urge "
    "call propose invite due ready announce order consider discuss project await slate poise commit wish prospect "
    "step need demand".split()
)
_FACT = frozenset(
    "manage help begin start continue go come use proceed serve join participate say report force send deploy "
    "dispatch".split()
)
_ALLEGE = frozenset(
    "claim allege suspect believe think appear seem rumour rumor speculate accuse suggest assume presume estimate "
    "likely".split()
)
_FAIL = frozenset(
    "fail refuse decline avoid cease deny cancel postpone scrap shelve reject avert prevent foil thwart".split()
)
_MODAL: dict[str, Status | None] = {
    "will": "planned", "wo": "planned", "'ll": "planned", "’ll": "planned", "would": "planned",
    "may": "alleged", "might": "alleged", "could": "alleged",
    "shall": None, "can": None, "ca": None, "must": None, "should": None, "ought": None,
}  # fmt: skip
_GOES_ON = frozenset({"continue", "go", "resume", "end", "close", "conclude", "finish"})
_HEDGES = frozenset(
    "reportedly allegedly possibly probably apparently supposedly potential possible alleged suspected purported "
    "probable likely presumably rumoured rumored hypothetical".split()
)
_FUTURE = frozenset(
    "planned upcoming forthcoming scheduled proposed future expected coming pending prospective".split()
)
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
STANDING = (
    _PLAN | _FACT | _ALLEGE | _FAIL | _GOES_ON
)  # words that tell how another event stands more than one of their own
_HYPOTHETICAL = frozenset(
    "case event possibility risk threat fear danger prospect likelihood type kind definition".split()
)
_NEGATIVE_DETERMINERS = frozenset({"no", "neither", "nor"})
_GENERAL_DETERMINERS = frozenset({"any", "every", "each", "such", "whatever"})
_VAGUE_ARTICLES = frozenset({"a", "an", "another"})


def standing(parse: Parse, token: Token) -> Status | None:
    """The status of the event that a word tells of, or `None` where it tells of none."""
    found: list[Status] = ["occurred"]
    for status in _local(parse, token):
        if status is None:
            return None
        found.append(status)
    above = _above(parse, token)
    if above is None:
        return None
    return max((*found, above), key=_ORDER.index)


def _local(parse: Parse, token: Token) -> list[Status | None]:
    """What the word's own modifiers say."""
    found: list[Status | None] = []
    for child in parse.children(token):
        word = child.text.lower()
        if child.dep == "neg" or child.lemma == "never" or (child.dep == "det" and word in _NEGATIVE_DETERMINERS):
            found.append("denied")
        elif child.dep == "det" and word in _GENERAL_DETERMINERS:
            found.append(None)
        elif child.dep in {"aux", "auxpass"} and child.tag == "MD":
            found.append(None if word == "would" and _is_hypothetical(parse, token) else _MODAL.get(word, "planned"))
        elif child.lemma in _HEDGES and child.dep in {"amod", "advmod"}:
            found.append("alleged")
        elif child.lemma in _FUTURE and child.dep == "amod":
            found.append("planned")
        elif child.dep == "mark" and word in _CONDITIONS:
            found.append(None)
    return found


def _is_hypothetical(parse: Parse, verb: Token) -> bool:
    """*would have won*, or *would* in somebody's own words: no reported plan."""
    perfect = any(t.dep == "aux" and t.lemma == "have" for t in parse.children(verb))
    return perfect or parse.quotation_at(verb.start, verb.end) is not None


def _above(parse: Parse, token: Token) -> Status | None:
    """What the words that govern it say."""
    head = parse.tokens[token.head]
    if head.i == token.i:
        return "occurred"
    if token.pos in {"NOUN", "PROPN"}:
        return _above_noun(parse, token, head)
    if token.dep == "conj":
        return standing(parse, head) if not _has_subject(parse, token) else "occurred"
    if token.dep == "pcomp" or head.pos == "ADP":
        return _governed(parse.tokens[head.head], "occurred")
    if any(t.tag == "TO" for t in parse.children(token)):
        return "planned" if head.lemma == "be" else _infinitive(parse, token, head)
    if token.dep in {"ccomp", "acl", "xcomp"} and head.lemma not in _PLAN:
        return _governed(head, "occurred")
    return "occurred"


def _infinitive(parse: Parse, verb: Token, head: Token) -> Status | None:
    """*to visit*: what its governor makes of it; a purpose is a plan."""
    governed = _governed(head, "planned")
    return standing(parse, head) if verb.dep == "xcomp" and governed == "occurred" else governed


def _above_noun(parse: Parse, noun: Token, head: Token) -> Status | None:
    verb = support_verb(parse, noun)
    if verb is not None:
        status = standing(parse, verb)
        return "occurred" if status == "planned" and verb.lemma in _GOES_ON else status
    if noun.dep in {"conj", "appos"} and head.pos in {"NOUN", "PROPN"}:
        return _above_noun(parse, head, parse.tokens[head.head]) if head.head != head.i else "occurred"
    preposition, governor = ("", head) if noun.dep != "pobj" else (head.lemma, parse.tokens[head.head])
    if governor.lemma in _HYPOTHETICAL:
        return None
    if preposition in {"ahead", "before"} or (preposition == "of" and governor.lemma == "ahead"):
        return "planned"
    if noun.dep in {"dobj", "nsubjpass"} and any(t.lemma in _HEDGES for t in parse.children(governor)):
        return "alleged"
    if governor.pos == "VERB" and _is_vague(parse, noun):
        direct = noun.dep in {"dobj", "nsubjpass"} or preposition in {"for", "to", "on"}
        status = _governed(governor, "occurred") if direct else "occurred"
        return standing(parse, governor) if status == "occurred" and direct else status
    if noun.dep in {"dobj", "nsubjpass"} and governor.lemma in _FAIL:
        return "denied"
    return "occurred"


def _governed(governor: Token, default: Status) -> Status:
    """What a verb or noun says of the event that it governs."""
    if governor.lemma in _FAIL:
        return "denied"
    if governor.lemma in _ALLEGE:
        return "alleged"
    if governor.lemma in _PLAN:
        return "planned"
    return "occurred" if governor.lemma in _FACT else default


def _has_subject(parse: Parse, verb: Token) -> bool:
    return any(t.dep in {"nsubj", "nsubjpass"} for t in parse.children(verb))


def _is_vague(parse: Parse, noun: Token) -> bool:
    """A noun without an article that says that it is known: *a meeting*, *talks*."""
    determiners = [t for t in parse.children(noun) if t.dep in {"det", "poss"}]
    return all(t.text.lower() in _VAGUE_ARTICLES for t in determiners)
