"""The arguments of a verb or noun, by syntactic slot, with passives, relatives and shared subjects undone.

Slots: `subj` and `obj` are the logical ones (a passive subject is `obj`), `poss`, `mod` (compounds and adjectives
before a noun), `dative`, `prt`, `advmod`, `oprd`, `purpose`, and one for each preposition (`with`, `to`, `by` …). A
plural noun stands in its own slot `plural`, the noun of an adjective in `head`.
"""

from collections.abc import Iterator

from variorum.annotate.phrases import conjuncts
from variorum.model import Parse, Token

Found = dict[str, tuple[Token, ...]]

VERBS = frozenset({"VERB", "AUX"})
ASPECT = frozenset("begin start open end close conclude continue resume suspend halt finish complete go".split())
BEGINNINGS = frozenset({"begin", "start", "erupt", "break"})
CARRIERS = frozenset(
    "hold have conduct make pay take launch stage carry wage mount convene organise organize give attend host "
    "suffer deliver undertake do join lead chair".split()
)
_HAPPENINGS = frozenset("hold take occur happen break stage".split())
_PARTICIPATION = frozenset({"take", "participate", "engage", "meet", "gather", "arrive"})
_OBJECT_CONTROL = frozenset({"send", "deploy", "dispatch", "order", "ask", "urge", "force", "invite", "allow", "help"})
_BLAME_OR_PRAISE = frozenset({"thank", "praise", "blame", "accuse", "condemn", "criticise", "criticize", "hail"})
_OCCASIONS = frozenset("during at in after before following for amid to".split())
_QUANTITIES = frozenset(
    "number thousand hundred dozen ten score million lot group handful majority part half contingent series some many "
    "all body remains".split()
)
_MADE_KNOWN = frozenset(
    "reveal publish report release quote cite carry broadcast air post see obtain review disclose leak describe "
    "announce mention condemn praise welcome criticise criticize".split()
)  # *a letter published by a paper*: who makes a thing known has not done it
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_DIRECT = {
    "dobj": "obj",
    "nsubjpass": "obj",
    "nsubj": "subj",
    "prt": "prt",
    "oprd": "oprd",
    "advmod": "advmod",
    "poss": "poss",
}


def arguments(parse: Parse, token: Token) -> Found:
    """The arguments of a word by slot; conjuncts are listed beside each other."""
    found = _own(parse, token)
    if token.dep == "amod":
        return {**found, "head": (parse.tokens[token.head],)}
    if token.pos in {"NOUN", "PROPN"}:
        return _noun(parse, token, found)
    if "subj" not in found:
        slot, controllers = _controllers(parse, token, "obj" in found)
        if controllers:
            found.setdefault(slot, controllers)
    if "obj" not in found:
        found.update(_shared_object(parse, token))
    return found


def support_verb(parse: Parse, noun: Token) -> Token | None:
    """The verb that only carries an event noun: *held talks*, *the talks took place*, *took part in the talks*."""
    head = parse.tokens[noun.head]
    if noun.dep in {"dobj", "nsubjpass"} and head.lemma in CARRIERS | ASPECT:
        return head
    if noun.dep == "nsubj" and head.lemma in _HAPPENINGS | ASPECT and head.pos == "VERB":
        return head
    if noun.dep == "pobj" and head.lemma in {"in", "for"}:
        verb = parse.tokens[head.head]
        part = any(t.lemma == "part" for t in parse.children(verb)) or verb.lemma != "take"
        return verb if verb.lemma in _PARTICIPATION and part else None
    return None


def _own(parse: Parse, token: Token) -> Found:
    found: dict[str, list[Token]] = {}
    for child in parse.children(token):
        for slot, filler in _fillers(parse, child):
            antecedent = _antecedent(parse, token, filler)
            for member in (antecedent, *conjuncts(parse, antecedent)):
                found.setdefault(slot, []).extend((member, *_counted(parse, member)))
    return {slot: tuple(tokens) for slot, tokens in found.items()}


def _fillers(parse: Parse, child: Token) -> Iterator[tuple[str, Token]]:
    if child.dep in _DIRECT:
        yield _DIRECT[child.dep], child
    elif child.dep in {"advcl", "xcomp"} and any(t.tag == "TO" for t in parse.children(child)):
        yield "purpose", child
    elif child.dep in {"compound", "amod", "nmod"}:
        yield "mod", child
    elif child.dep in {"prep", "agent", "dative"}:
        nouns = [t for t in parse.children(child) if t.dep == "pobj"]
        yield from ((child.lemma, t) for t in nouns)
        yield from (("dative", t) for t in (nouns or [child]) if child.dep == "dative")
        for inner in parse.children(child):
            if inner.dep == "prep":  # 'out of', 'ahead of', 'along with'
                yield from ((inner.lemma, t) for t in parse.children(inner) if t.dep == "pobj")


def _counted(parse: Parse, token: Token) -> tuple[Token, ...]:
    """What a word of quantity counts: *thousands of its personnel*, *a group of rebels*."""
    if token.pos != "NUM" and token.lemma not in _QUANTITIES:
        return ()
    return tuple(t for p in parse.children(token) if p.lemma == "of" for t in parse.children(p) if t.dep == "pobj")


def _antecedent(parse: Parse, verb: Token, filler: Token) -> Token:
    if verb.dep == "relcl" and filler.lemma in _RELATIVE:
        return parse.tokens[verb.head]
    return filler


def _noun(parse: Parse, noun: Token, found: Found) -> Found:
    if noun.dep == "compound":  # 'the wedding day of …'
        found = {**_own(parse, parse.tokens[noun.head]), **found}
    found.pop("subj", None)
    if noun.tag in {"NNS", "NNPS"}:
        found["plural"] = (noun,)
    for child in parse.children(noun):
        if child.dep == "acl" and child.tag == "VBN" and child.lemma not in _MADE_KNOWN:
            agents = _own(parse, child).get("by", ())
            found["by"] = found.get("by", ()) + agents
    verb = support_verb(parse, noun)
    if verb is not None:
        for slot, tokens in arguments(parse, verb).items():
            if noun not in tokens and slot not in {"obj", "prt", "advmod"}:
                found.setdefault(slot, tokens)
    elif "with" in found and "poss" not in found:
        found["subj"] = _who_was_at(parse, noun)
    return {slot: tokens for slot, tokens in found.items() if tokens}


def _who_was_at(parse: Parse, noun: Token) -> tuple[Token, ...]:
    """Who does something *during a meeting with*, *after talks with* somebody: the other side of it."""
    preposition = parse.tokens[noun.head]
    verb = parse.tokens[preposition.head]
    if noun.dep != "pobj" or preposition.lemma not in _OCCASIONS or verb.pos != "VERB":
        return ()
    return arguments(parse, verb).get("subj", ())


def _shared_object(parse: Parse, verb: Token) -> Found:
    """The object of *killed* in *shot and killed a man* is that of *shot* too."""
    after = parse.tokens[verb.i + 2] if verb.i + 2 < len(parse.tokens) else verb
    if after.dep != "conj" or after.head != verb.i or after.tag != verb.tag:
        return {}
    found = _own(parse, after).get("obj", ())
    return {"obj": found} if found else {}


def _controllers(parse: Parse, verb: Token, has_object: bool) -> tuple[str, tuple[Token, ...]]:
    """Who does what a verb without a subject of its own says, and in which slot (`obj` for a passive)."""
    head = parse.tokens[verb.head]
    passive = verb.tag == "VBN" and not has_object and not _has_aux(parse, verb, "have")
    if verb.dep in {"acl", "relcl"} and head.pos in {"NOUN", "PROPN"}:
        return _of_noun(parse, verb, head, passive)
    if verb.dep == "pcomp":
        governor = parse.tokens[head.head]
        slot = "obj" if governor.lemma in _BLAME_OR_PRAISE else "subj"
        found = arguments(parse, governor).get(slot, ()) if governor.pos == "VERB" else ()
        return ("obj" if passive else "subj"), found
    if verb.dep in {"conj", "xcomp", "advcl", "ccomp"} and head.pos in {"VERB", "AUX"}:
        above = arguments(parse, head)
        if verb.dep != "conj" and head.lemma in _OBJECT_CONTROL and "obj" in above:
            return "subj", above["obj"]
        if verb.dep == "conj" and passive and "obj" in above and "subj" not in above:
            return "obj", above["obj"]
        return ("obj" if passive and verb.dep != "conj" else "subj"), above.get("subj", ()) or above.get("obj", ())
    return "subj", ()


def _of_noun(parse: Parse, verb: Token, noun: Token, passive: bool) -> tuple[str, tuple[Token, ...]]:
    if passive:
        return "obj", (noun, *_counted(parse, noun))
    if any(t.tag == "TO" for t in parse.children(verb)):  # 'its plan to visit', 'decided on a plan to visit'
        own = _own(parse, noun).get("poss", ())
        governor = parse.tokens[noun.head]
        return "subj", own or (_own(parse, governor).get("subj", ()) if noun.dep == "dobj" else ())
    return "subj", (noun, *conjuncts(parse, noun))


def _has_aux(parse: Parse, verb: Token, lemma: str) -> bool:
    return any(t.dep == "aux" and t.lemma == lemma for t in parse.children(verb))
