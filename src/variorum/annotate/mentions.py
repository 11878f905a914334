"""Candidate mentions of actors in a parsed report, before it is known which of them are one and the same."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from variorum.annotate.lexicon import (
    COLLECTIVES,
    DOCUMENT_HEADS,
    DOCUMENTS,
    GROUPS,
    MEDIA,
    MEDIA_MODIFIERS,
    NOT_PERSONS,
    ORG_HEADS,
    OUTLET_HEADS,
    PEOPLES,
    PERSONS,
    PLACE_HEADS,
    PLACE_PREPOSITIONS,
    RELATIVES,
    SOLDIERS,
    STATES,
)
from variorum.annotate.names import Part, runs
from variorum.annotate.phrases import is_pronoun, noun_phrases, phrase_of, possessor, prepositional
from variorum.model import Parse, Sentence, Token
from variorum.model.actor import ActorKind, MentionForm
from variorum.text.gazetteer import Entry, bodies, gazetteer, titles

_DEFINITE: Final = frozenset("the this that these those his her its their our".split())
_BOTH: Final = frozenset("both two three four either each several".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mention and what it tells of its actor.

    `key` is the words that resolution compares; `country` an ISO code; `token` the index of the head token; `role` the
    bounds of a title inside the mention; `owner` the index of a possessing token (a pronoun or a name), -1 without one.
    """

    start: int
    end: int
    kind: ActorKind
    form: MentionForm
    name: str
    token: int
    first: int
    sentence: int
    country: str = ""
    function: str = ""
    head: str = ""
    modifiers: frozenset[str] = field(default_factory=frozenset)
    role: tuple[int, int] | None = None
    plural: bool = False
    definite: bool = False
    owner: int = -1
    state_run: bool = False


def candidates(parse: Parse) -> tuple[Candidate, ...]:
    """All candidate mentions of a report, in text order; of two with the same bounds the first found is kept."""
    found: list[Candidate] = []
    all_runs = [(sentence, tuple(runs(parse, sentence))) for sentence in parse.sentences]
    surnames = _surnames(parse, all_runs)
    for sentence, sentence_runs in all_runs:
        named = [c for parts in sentence_runs for c in _from_run(parse, parts, surnames)]
        covered = {i for c in named for i in range(c.first, c.token + 1)}
        found.extend(named)
        found.extend(_described(parse, sentence, covered, named))
        found.extend(_pronouns(parse, sentence))
    unique = {(c.start, c.end): c for c in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda c: (c.start, -c.end)))


# ------------------------------------------------------------------------------------------------ names
def _surnames(parse: Parse, all_runs: list[tuple[Sentence, tuple[tuple[Part, ...], ...]]]) -> frozenset[str]:
    """First and last words of the full person names of a report: a bare one of them is that person again."""
    names = [
        parts[-1].form.split()
        for _, found in all_runs
        for parts in found
        if parts[-1].kind == "name" and _is_person(parse, parts)
    ]
    return frozenset(word for words in names if len(words) > 1 for word in (words[0], words[-1]))


def _from_run(parse: Parse, parts: tuple[Part, ...], surnames: frozenset[str]) -> Iterator[Candidate]:
    """The mentions of one run of names: its person (with titles), or its body, and the states named inside."""
    tail = parts[-1]
    person = tail.kind == "name" and (_is_person(parse, parts) or tail.form in surnames)
    country = next((p.entry.country for p in parts if p.entry and p.entry.country and p.kind != "place"), "")
    if person:
        yield _person(parse, parts, country)
    for i, part in enumerate(parts):
        if part.kind in ("title",) or (person and part is tail):
            continue
        yield from _part(parse, parts, i, country)


def _is_person(parse: Parse, parts: tuple[Part, ...]) -> bool:
    tail = parts[-1]
    tokens = parse.tokens[tail.first : tail.last + 1]
    words = [t.text.lower() for t in tokens if t.text[:1].isalpha()]
    if not words or words[-1] in ORG_HEADS | PLACE_HEADS | DOCUMENT_HEADS | OUTLET_HEADS or tokens[-1].text.isupper():
        return False
    if len(parts) > 1 and parts[-2].kind == "title":
        return True
    labels = [t.ent for t in tokens if t.text[:1].isalpha()]
    if labels.count("PERSON") * 2 >= len(labels):
        return len(words) <= 5
    return _acts_as_person(parse, tokens[-1]) and not any(label in ("GPE", "LOC", "FAC", "NORP") for label in labels)


def _acts_as_person(parse: Parse, head: Token) -> bool:
    """Is the name taken up by a relative `who`, or followed by an appositive title?"""
    return any(
        t.dep == "relcl" and any(c.text.lower() == "who" for c in parse.children(t)) for t in parse.children(head)
    ) or any(t.dep == "appos" and (t.lemma in titles() or t.lemma in PERSONS) for t in parse.children(head))


def _person(parse: Parse, parts: tuple[Part, ...], country: str) -> Candidate:
    tail, tokens = parts[-1], parse.tokens
    lead = parts[0].first if any(p.kind in ("title", "body") for p in parts[:-1]) else tail.first
    first = _with_lower_title(parse, parts, lead)
    role = (tokens[first].start, tokens[tail.first - 1].end) if first < tail.first else None
    if role and tokens[tail.first - 1].text in ("’s", "'s", "-"):
        role, first = None, tail.first
    words = frozenset(t.lemma for t in tokens[first : tail.first] if t.text[:1].isalpha())
    return Candidate(
        tokens[first].start, tokens[tail.last].end, "person", "name", tail.form, tail.last, first, tokens[tail.last].sentence,
        country=country, modifiers=words, role=role, definite=True,
    )  # fmt: skip


def _with_lower_title(parse: Parse, parts: tuple[Part, ...], first: int) -> int:
    """The first token of a lower-case title before the name (`French leader X`, `his counterpart X`), else `first`."""
    tokens, tail = parse.tokens, parts[-1]
    at = tail.first - 1 if first == tail.first else first - 1
    sentence = tokens[tail.first].sentence
    seen_title = False
    while (
        at >= 0
        and tokens[at].sentence == sentence
        and tokens[at].pos in ("NOUN", "ADJ", "PROPN")
        and tokens[at].text != ","
    ):
        seen_title = seen_title or tokens[at].lemma in titles() or tokens[at].lemma in PERSONS
        at -= 1
    edge = at + 1
    if not seen_title or edge >= first:
        return first
    if at >= 0 and tokens[at].text.lower() in ("his", "her", "their", "its"):
        edge -= 1
    return edge


def _part(parse: Parse, parts: tuple[Part, ...], i: int, country: str) -> Iterator[Candidate]:
    """The mention of one part of a run that is no person and no title."""
    part, tokens = parts[i], parse.tokens
    head, entry = tokens[part.last], part.entry
    if part.kind in ("adjective", "people") or (entry is not None and entry.kind == "adjective"):
        return
    if entry is not None and part.kind in ("state", "capital", "metonym"):
        yield _state(parse, part, entry)
    elif part.kind == "body" and entry is not None:
        first = parts[i - 1].first if i and parts[i - 1].kind == "name" else part.first
        yield _simple(parse, first, part.last, _body_kind(entry), entry.name, entry.country or country, entry.function)
    elif entry is not None:
        kind: ActorKind = entry.kind  # type: ignore[assignment]
        yield _simple(parse, part.first, part.last, kind, entry.name, entry.country, entry.function, entry.state_run)
    elif part.kind == "name" and i == len(parts) - 1:
        kind = _unknown_kind(parse, part)
        if kind is not None and not (len(part.form) == 1):
            name = part.form
            yield _simple(
                parse, part.first, part.last, kind, name, country if kind != "place" else "", head.text.lower()
            )


def _body_kind(entry: Entry) -> ActorKind:
    return "military" if entry.kind == "military" else "state-body"


def _simple(  # noqa: PLR0913 - a flat constructor of one record
    parse: Parse,
    first: int,
    last: int,
    kind: ActorKind,
    name: str,
    country: str,
    function: str = "",
    state_run: bool = False,
) -> Candidate:
    tokens = parse.tokens
    return Candidate(
        tokens[first].start, tokens[last].end, kind, "name", name, last, first, tokens[last].sentence,
        country=country, function=function, head=tokens[last].lemma, definite=True, state_run=state_run,
        modifiers=frozenset(t.lemma for t in tokens[first:last]),
    )  # fmt: skip


def _state(parse: Parse, part: Part, entry: Entry) -> Candidate:
    """A country, or a capital that is either the place or the government by its syntax."""
    country = gazetteer().countries.get(entry.country)
    name = country.name if country else entry.name
    if part.kind == "capital" and not capital_governs(parse, parse.tokens[part.last]):
        return _simple(parse, part.first, part.last, "place", part.form, entry.country)
    found = _simple(parse, part.first, part.last, "state", name, entry.country)
    if part.kind == "state":
        return found
    return Candidate(
        found.start,
        found.end,
        "state",
        "metonym",
        name,
        part.last,
        part.first,
        found.sentence,
        country=entry.country,
        definite=True,
    )


def capital_governs(parse: Parse, token: Token) -> bool:
    """Is a capital's name read as its government? By syntax: subject, possessor, party to `between`, hyphenated pair."""
    head = parse.tokens[token.head]
    if token.dep in ("nsubj", "nsubjpass"):
        return head.lemma not in ("be", "lie", "host", "see", "sit") or any(
            c.dep == "acomp" for c in parse.children(head)
        )
    if token.dep == "poss":
        return head.lemma not in PLACE_HEADS and head.ent not in ("FAC", "LOC")
    if token.dep == "conj":
        return capital_governs(parse, head)
    if (
        token.dep == "pobj"
        and head.lemma in ("between", "with", "against", "by", "for", "on")
        and head.pos in ("ADP", "SCONJ", "VERB")
    ):
        return True
    hyphen = token.i + 1 < len(parse.tokens) and parse.tokens[token.i + 1].text in ("-", "–")
    before = token.i > 0 and parse.tokens[token.i - 1].text in ("-", "–")
    if token.dep in ("dobj", "iobj", "dative"):
        return head.lemma in (
            "urge",
            "tell",
            "accuse",
            "warn",
            "ask",
            "support",
            "blame",
            "help",
            "push",
            "press",
            "criticise",
        )
    return (
        (hyphen or before)
        and head.lemma not in PLACE_PREPOSITIONS
        and token.dep in ("compound", "nmod", "amod", "npadvmod")
    )


def _unknown_kind(parse: Parse, part: Part) -> ActorKind | None:
    """The kind of a capitalised name that no table knows, by its last word, what follows it, and the tagger's label."""
    tokens = parse.tokens[part.first : part.last + 1]
    last = tokens[-1].text.lower()
    after = parse.tokens[part.last + 1].lemma if part.last + 1 < len(parse.tokens) else ""
    for words, kind in (
        (DOCUMENT_HEADS, "document"),
        (ORG_HEADS, "organisation"),
        (PLACE_HEADS, "place"),
        (OUTLET_HEADS, "outlet"),
    ):
        if last in words:
            return kind  # type: ignore[return-value]
    labels = {t.ent for t in tokens}
    if after in PLACE_HEADS or labels & {"GPE", "LOC", "FAC"}:
        return "place"
    if labels & {"ORG"}:
        return "organisation"
    if labels & {"PERSON"}:
        return "person"
    return None


# ------------------------------------------------------------------------------------------------ descriptions
def _described(parse: Parse, sentence: Sentence, covered: set[int], named: list[Candidate]) -> Iterator[Candidate]:
    """Common-noun phrases that stand for an actor: `the ministry`, `North Korean troops`, `an official at the ministry`."""
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
            modifiers=frozenset(t.lemma for t in tokens[:-1] if t.pos in ("NOUN", "PROPN", "ADJ") and t.text[:1].isalnum()),
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
    if row is not None:
        return "state-body" if definite or _national(tokens) or row.country else None
    if lemma in STATES and definite and head.tag == "NN":
        return "state"
    if lemma in titles() or lemma in PERSONS:
        person = (
            modified or head.dep in ("appos", "attr") or (head.dep == "conj" and len(tokens) == 1 and head.tag == "NN")
        )
        return None if not person or lemma in NOT_PERSONS else "group" if head.tag in ("NNS", "NNPS") else "person"
    if lemma in DOCUMENTS and modified:
        return "document"
    if lemma in PEOPLES or lemma in RELATIVES:
        return "group" if _national(tokens) or lemma in RELATIVES or _has_of(parse, head) else None
    if lemma in COLLECTIVES and modified:
        return "organisation"
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


def _pronouns(parse: Parse, sentence: Sentence) -> Iterator[Candidate]:
    for token in parse.of(sentence):
        if token.text.lower() in ("he", "she", "him", "her", "his", "it", "its", "they", "their", "them"):
            kind: ActorKind = "person" if token.text.lower() in ("he", "she", "him", "her", "his") else "group"
            yield Candidate(
                token.start, token.end, kind, "pronoun", token.text, token.i, token.i, sentence.i,
                head=token.text.lower(), plural=token.text.lower() in ("they", "their", "them"),
            )  # fmt: skip


__all__ = ["Candidate", "candidates", "capital_governs", "phrase_of"]
