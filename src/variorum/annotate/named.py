"""Mentions by name: what the parts of a run of names stand for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, cast

from variorum.annotate.candidate import Candidate
from variorum.annotate.lexicon import DOCUMENT_HEADS, ORG_HEADS, OUTLET_HEADS, PERSONS, PLACE_HEADS
from variorum.annotate.metonyms import capital_governs
from variorum.annotate.names import Part
from variorum.model import Parse, Token
from variorum.model.actor import ActorKind
from variorum.text.gazetteer import Entry, gazetteer, titles

_BY_LAST_WORD: Final[tuple[tuple[frozenset[str], ActorKind], ...]] = (
    (DOCUMENT_HEADS, "document"),
    (ORG_HEADS, "organisation"),
    (PLACE_HEADS, "place"),
    (OUTLET_HEADS, "outlet"),
)

_HOMES: Final = frozenset({"place", "capital", "state"})


def surnames(parse: Parse, runs: Iterable[tuple[Part, ...]]) -> frozenset[str]:
    """First and last words of the full person names of a report: a bare one of them is that person again."""
    tails = (parts[-1] for parts in runs if parts[-1].kind == "name" and _is_person(parse, parts))
    names = (tail.form.split() for tail in tails)
    return frozenset(form for words in names if len(words) > 1 for form in _short_forms(words))


def _short_forms(words: Sequence[str]) -> Iterator[str]:
    """The first and the last word of a name, and its surname with the particles before it, as it opens a sentence."""
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    surname = " ".join(words[at:])
    yield from (words[0], words[-1], surname, surname[0].upper() + surname[1:])


def from_run(parse: Parse, parts: tuple[Part, ...], known: frozenset[str]) -> Iterator[Candidate]:
    """The mentions of one run of names: its person (with titles), or its body, and the states named inside."""
    tail = parts[-1]
    person = tail.kind == "name" and (_is_person(parse, parts) or tail.form in known)
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
    for child in parse.children(head):
        if child.dep == "relcl" and any(c.text.lower() == "who" for c in parse.children(child)):
            return True
        if child.dep == "appos" and (child.lemma in titles() or child.lemma in PERSONS):
            return True
    return False


def _person(parse: Parse, parts: tuple[Part, ...], country: str) -> Candidate:
    tail, tokens = parts[-1], parse.tokens
    lead = parts[0].first if any(p.kind in ("title", "body") for p in parts[:-1]) else tail.first
    first = _with_lower_title(parse, parts, lead)
    role = (tokens[first].start, tokens[tail.first - 1].end) if first < tail.first else None
    if role and tokens[tail.first - 1].text in ("’s", "'s", "-"):
        role, first = None, tail.first
    words = frozenset(t.lemma for t in tokens[first : tail.first] if t.text[:1].isalpha())
    country = country or _origin(tokens[first : tail.first])
    start, end, sentence = tokens[first].start, tokens[tail.last].end, tokens[tail.last].sentence
    return Candidate(
        start, end, "person", "name", tail.form, tail.last, first, sentence,
        country=country, modifiers=words, role=role, definite=True,
    )  # fmt: skip


def _origin(title: Sequence[Token]) -> str:
    """The country of an adjective in a title (`her Chilean counterpart`)."""
    forms = [t.text for t in title] + [f"{a.text} {b.text}" for a, b in pairwise(title)]
    known = (entry for form in reversed(forms) for entry in gazetteer().get(form) if entry.kind == "adjective")
    return next((entry.country for entry in known if entry.country), "")


def _with_lower_title(parse: Parse, parts: tuple[Part, ...], first: int) -> int:
    """The first token of a lower-case title before the name (`French leader X`, `his counterpart X`), else `first`."""
    tokens, tail = parse.tokens, parts[-1]
    at = tail.first - 1 if first == tail.first else first - 1
    sentence = tokens[tail.first].sentence
    seen_title = False
    while at >= 0 and tokens[at].sentence == sentence and tokens[at].pos in ("NOUN", "ADJ", "PROPN"):
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
        identity = _Identity(_body_kind(entry), part.form, entry.country or country, entry.function)
        yield _simple(parse, first, part.last, identity)
    elif entry is not None:
        yield _simple(parse, part.first, part.last, _identity(entry))
    elif part.kind == "name" and i == len(parts) - 1 and len(part.form) > 1 and not _in_office(parse, head):
        kind = _unknown_kind(parse, part)
        before = parts[i - 1] if i else None
        if kind == "organisation" and before is not None and before.kind in _HOMES and before.last + 1 == part.first:
            part = replace(part, first=before.first, form=f"{before.form} {part.form}")  # the Oslo Harbour Association
        if kind is not None:
            home = country if kind != "place" else ""
            yield _simple(parse, part.first, part.last, _Identity(kind, part.form, home, head.text.lower()))


def _in_office(parse: Parse, head: Token) -> bool:
    """Is the name what an office is for (`minister of Works and Transport`)?"""
    while head.dep == "conj" and head.head != head.i:
        head = parse.tokens[head.head]
    preposition = parse.tokens[head.head]
    office = parse.tokens[preposition.head].lemma
    return head.dep == "pobj" and preposition.lemma in ("of", "for") and office in titles() and office != "leader"


def _body_kind(entry: Entry) -> ActorKind:
    return "military" if entry.kind == "military" else "state-body"


@dataclass(frozen=True, slots=True)
class _Identity:
    """What a name says of its actor."""

    kind: ActorKind
    name: str
    country: str = ""
    function: str = ""
    state_run: bool = False


def _identity(entry: Entry) -> _Identity:
    return _Identity(cast(ActorKind, entry.kind), entry.name, entry.country, entry.function, entry.state_run)


def _simple(parse: Parse, first: int, last: int, identity: _Identity) -> Candidate:
    tokens = parse.tokens
    return Candidate(
        tokens[first].start, tokens[last].end, identity.kind, "name", identity.name, last, first, tokens[last].sentence,
        country=identity.country, function=identity.function, head=tokens[last].lemma, definite=True,
        state_run=identity.state_run, modifiers=frozenset(t.lemma for t in tokens[first:last]),
    )  # fmt: skip


def _state(parse: Parse, part: Part, entry: Entry) -> Candidate:
    """A country, or a capital that is either the place or the government by its syntax."""
    country = gazetteer().countries.get(entry.country)
    if part.kind == "capital" and not capital_governs(parse, parse.tokens[part.last]):
        return _simple(parse, part.first, part.last, _Identity("place", part.form, entry.country))
    name = country.name if country else entry.name
    found = _simple(parse, part.first, part.last, _Identity("state", name, entry.country))
    return found if part.kind == "state" else replace(found, form="metonym")


def _unknown_kind(parse: Parse, part: Part) -> ActorKind | None:
    """The kind of a capitalised name that no table knows, by its last word, what follows it, and the tagger's label."""
    tokens = parse.tokens[part.first : part.last + 1]
    last = tokens[-1].text.lower()
    after = parse.tokens[part.last + 1].lemma if part.last + 1 < len(parse.tokens) else ""
    for words, kind in _BY_LAST_WORD:
        if last in words:
            return kind
    labels = {t.ent for t in tokens}
    if after in PLACE_HEADS or labels & {"GPE", "LOC", "FAC"}:
        return "place"
    if labels & {"ORG"}:
        return "organisation"
    if labels & {"PERSON"}:
        return "person"
    return "organisation" if len(tokens) > 1 and all(t.pos == "PROPN" for t in tokens) else None
