"""The standing of what is said: how sure, what kind of act, and whether in the speaker's own words."""

from collections.abc import Sequence
from typing import Final

from variorum.annotate.draft import Draft
from variorum.annotate.hearsay import BELIEF
from variorum.model import Bounds, Parse, Token
from variorum.model.statement import Act, Certainty, Mode

_PROBABLE: Final = frozenset("probably likely presumably possibly perhaps apparently".split())
_FIRST_PERSON: Final = frozenset("i we my our us me ours myself ourselves".split())
_THANKS: Final = frozenset("grateful gratitude thank thanks thankful appreciate appreciation".split())
_PRAISE: Final = frozenset(
    "heroic hero bravery brave courage excellent outstanding admirable remarkable praise tribute admiration".split()
)
_ESTIMATES: Final = frozenset("estimate assessment projection forecast".split())
_MEMORY: Final = frozenset("forget remember memory memories".split())
_EXCLUDING: Final = frozenset({"exclude", "discount", "preclude"})
_QUESTIONS: Final = frozenset("whether if who whom whose what which when where why how".split())
_WEIGHING: Final = frozenset("stress emphasise emphasize underline underscore highlight".split())
_WEIGHTS: Final = frozenset("role need importance necessity urgency duty responsibility".split())
_TELLING: Final = frozenset("report letter message note memo study survey statement communique communiqué".split())
_FORESEEING: Final = frozenset("warn predict forecast fear expect".split())
_FUTURE: Final = frozenset("will would shall ll".split())


def mode(parse: Parse, content: Sequence[Bounds]) -> Mode:
    """`direct` where quotation marks hold it all, or first-person speech stands without them; `mixed` for a part."""
    tokens = [t for a, b in content for t in parse.within(a, b) if t.text[:1].isalnum()]
    if len(tokens) > 1 and tokens[0].dep == "mark":
        tokens = tokens[1:]  # the `that` before a quotation is nobody's word
    quoted = [t for t in tokens if parse.quotation_at(t.start, t.end)]
    if not quoted:
        return "direct" if sum(t.text.lower() in _FIRST_PERSON for t in tokens) >= 2 else "indirect"
    return "direct" if len(quoted) == len(tokens) else "mixed"


def quoted(parse: Parse, content: Sequence[Bounds]) -> tuple[Bounds, ...]:
    """The parts of the content inside quotation marks."""
    found = []
    for a, b in content:
        for q in parse.quotations_beside(a, b):
            start, end = max(q.start, a), min(q.end, b)
            if start < end:
                found.append((start, end))
    return tuple(sorted(set(found)))


def _describes(parse: Parse, draft: Draft) -> bool:
    """`called the vote a farce`: the verb of an appeal that names instead of asking."""
    if draft.word is None or draft.word.lemma != "call" or draft.verb is None or draft.frame == "infinitive":
        return False
    return not any(
        c.dep in ("prep", "prt") and c.lemma in ("for", "on", "upon") for c in parse.children(parse.tokens[draft.verb])
    )


def _asks(parse: Parse, draft: Draft) -> bool:
    """A question (`asked whether …`, `"Who pays?" she asked`), which begs for an answer but for no deed."""
    if draft.word is None or draft.word.lemma != "ask" or draft.frame == "infinitive":
        return False
    words = [t for a, b in draft.content for t in parse.within(a, b)]
    opening = parse.tokens[max(words[0].i - 1, 0) : words[0].i + 1] if words else ()
    return any(t.text.lower() in _QUESTIONS for t in opening) or any(t.text == "?" for t in words[-1:])


def certainty(parse: Parse, draft: Draft) -> Certainty:
    """The standing of the content, only where the words say so."""
    tokens = [t for a, b in draft.content for t in parse.within(a, b)]
    words = {t.lemma for t in tokens}
    cue = _cue_words(parse, draft)
    if ("rule" in cue and "out" in cue) or cue & _EXCLUDING:
        return "not-ruled-out" if "not" in cue or "n't" in cue or "never" in cue else "denied"
    source = parse.tokens[draft.source] if draft.source is not None else None
    if draft.frame == "agentless" and draft.word is not None and (draft.word.certainty == "claimed" or _told(draft)):
        return draft.word.certainty
    if draft.frame == "agentless" or (source is not None and source.lemma in _ESTIMATES):
        return "believed"
    if _asks(parse, draft) or (draft.word is not None and draft.word.act == "legal-provision"):
        return "asserted"
    plain = _describes(parse, draft) or ("rule" in cue and "out" not in cue)
    base = draft.word.certainty if draft.word is not None and not plain else "asserted"
    if base != "asserted":
        return base
    main = _main_verb(parse, tokens)
    if words & _PROBABLE and draft.frame != "quotation":
        return "probable"
    if _hoped(tokens[:8]):
        return "planned"
    return "planned" if main is not None and _future(parse, main) and not words & _MEMORY else "asserted"


def act(parse: Parse, draft: Draft, standing: Certainty, speaker_kind: str | None) -> Act:
    """What the statement does: from its cue, else from its words."""
    tokens = [t for a, b in draft.content for t in parse.within(a, b)]
    words = {t.lemma for t in tokens}
    if speaker_kind == "document" and _lays_down(parse, draft):
        return "legal-provision"
    if "rule" in _cue_words(parse, draft) and standing == "asserted":
        return "legal-provision"
    if _asks(parse, draft):
        return "other"
    if standing in ("denied", "not-ruled-out"):
        return "denial" if standing == "denied" else "assertion"
    if (
        draft.word is not None
        and draft.word.act not in ("assertion", "legal-provision")
        and not _describes(parse, draft)
    ):
        return draft.word.act
    if words & _THANKS or ("forget" in words and "never" in words):
        return "thanks"
    if draft.word is not None and draft.word.lemma in _WEIGHING and words & _WEIGHTS:
        return "appeal"
    if words & {"agree", "consensus"} and standing != "planned":
        return "agreement"
    if _hoped(tokens[:8]) or ("should" in words and "we" not in words) or "must" in words:
        return "appeal"
    if standing == "planned" and (draft.word is None or draft.word.lemma not in _FORESEEING):
        return "pledge"
    return "praise" if words & _PRAISE else "assertion"


def _lays_down(parse: Parse, draft: Draft) -> bool:
    """Does a document speak as a law or treaty does? A letter or a study only tells."""
    source = parse.tokens[draft.source] if draft.source is not None else None
    telling = source is not None and source.lemma in _TELLING
    return not telling and (draft.word is None or draft.word.act in ("legal-provision", "appeal", "assertion"))


def _told(draft: Draft) -> bool:
    """`were told that …`: a telling, not a belief."""
    return draft.word is not None and draft.word.lemma != "say" and draft.word.lemma not in BELIEF


def _hoped(tokens: Sequence[Token]) -> bool:
    """`It is hoped that …`, `we hope …` at the head of the content."""
    return any(t.text.lower() in ("hope", "hoped", "hopes") for t in tokens)


def _cue_words(parse: Parse, draft: Draft) -> set[str]:
    if draft.cue is None:
        return set()
    words = list(parse.within(*draft.cue))
    if draft.verb is not None:  # `did not rule out`, whichever of these words the cue is
        words += [c for c in parse.children(parse.tokens[draft.verb]) if c.dep in ("neg", "prt")]
    return {t.lemma for t in words} | {t.text.lower() for t in words}


def _main_verb(parse: Parse, tokens: Sequence[Token]) -> Token | None:
    inside = {t.i for t in tokens}
    return next(
        (
            t
            for t in tokens
            if t.pos in ("VERB", "AUX") and t.dep not in ("aux", "auxpass") and _is_top(parse, t, inside)
        ),
        None,
    )


def _is_top(parse: Parse, token: Token, inside: set[int]) -> bool:
    head = token.head
    return (
        head == token.i or head not in inside or (token.dep in ("ccomp", "ROOT") and parse.tokens[head].pos != "VERB")
    )


def _future(parse: Parse, verb: Token) -> bool:
    if verb.lemma == "be" and any(c.dep == "xcomp" and c.tag == "VB" for c in parse.children(verb)):
        return True  # `is to fly`
    return any(c.dep == "aux" and c.text.lower().strip("’'") in _FUTURE for c in parse.children(verb))
