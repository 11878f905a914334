"""Names in running text: runs of capitalised words, cut by the gazetteers into country, body, title and proper name.

`Russian Foreign Minister Anna Belova` is one run with three parts: an adjective of a country, a title, and a name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from variorum.annotate.lexicon import ORG_HEADS
from variorum.model import Parse, Sentence, Token
from variorum.text.gazetteer import Entry, bodies, gazetteer, titles

_JOINERS: Final = frozenset({"-", "–", "’s", "'s", "’", "'", "&"})
_PARTICLES: Final = frozenset(
    "al el bin bint ibn abu von van der den de del della da dos das du la le ter zu y e".split()
)
_NEVER: Final = frozenset({"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "NUM", "PART", "PUNCT", "INTJ"})
_SMALL: Final = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"})
_TIME_WORDS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september "
    "october november december today yesterday tomorrow".split()
)
_WORD: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a run: tokens `[first, last]`. `kind`: an entry's kind, `title`, `body` or `name` (unknown words)."""

    kind: str
    first: int
    last: int
    form: str
    entry: Entry | None = None


def runs(parse: Parse, sentence: Sentence) -> Iterator[tuple[Part, ...]]:
    """The runs of names of a sentence, each cut into its parts, in text order."""
    tokens = parse.of(sentence)
    headline = _is_headline(tokens) or not any(token.pos for token in tokens)  # or it is in a language not parsed
    at = 0
    while at < len(tokens):
        stop = _run_end(tokens, at)
        if stop > at:
            parts = _cut(tokens[at:stop])
            if headline:  # every word is capitalised: only what a table knows is surely a name
                parts = tuple(p for p in parts if p.entry is not None)
            if parts:
                yield parts
        at = max(stop, at + 1)


def _is_headline(tokens: Sequence[Token]) -> bool:
    """A sentence in title case or capitals, where capitals tell nothing: none but its small words is in lower case."""
    words = [t for t in tokens if len(t.text) > 3 and t.text.isalpha()]
    return len(words) > 4 and all(t.text[0].isupper() or t.pos in _SMALL for t in words)


def _named(token: Token, first_of_sentence: bool) -> bool:
    """A word that is capitalised because it is (part of) a name."""
    if not token.text[:1].isupper() or any(c in token.text for c in "[](){}/"):
        return False
    if token.pos in _NEVER or token.lemma in _TIME_WORDS or token.text.lower() in _TIME_WORDS:
        return bool(gazetteer().get(token.text)) and token.pos not in ("PRON", "ADP")
    if first_of_sentence and token.pos not in ("PROPN",):
        return bool(gazetteer().get(token.text)) or token.ent in ("PERSON", "ORG", "GPE", "NORP")
    return True


def _run_end(tokens: Sequence[Token], at: int) -> int:
    """The index after the run that begins at `at`; `at` where none does."""
    first = tokens[at]
    if not _named(first, at == 0 or tokens[at - 1].text in '"“‘'):
        return at
    stop = at + 1
    while stop < len(tokens):
        token, after = tokens[stop], tokens[stop + 1] if stop + 1 < len(tokens) else None
        if _named(token, False):
            stop += 1
        elif after is not None and _bridges(token, after, tokens[stop - 1]):
            stop += 2
        elif token.text.lower() in _PARTICLES and _hyphened(tokens[stop : stop + 3]):
            stop += 3  # Omar al-Khatib
        elif _over_particles(tokens, stop):
            stop = _over_particles(tokens, stop)
        elif _known_beyond(tokens, at, stop):
            stop = _known_beyond(tokens, at, stop)
        elif (
            after is not None
            and token.text in ("-", "–")
            and token.start == tokens[stop - 1].end
            and after.start == token.end
            and after.text[:1].islower()
            and tokens[stop - 1].pos == "PROPN"
            and len(after.text) <= 5
        ):
            stop += 2  # Jong-un
        else:
            break
    return stop


def _over_particles(tokens: Sequence[Token], stop: int) -> int:
    """The index after the name that two particles lead to (`van der Meer`, `dos Santos e Silva`); 0 where none do."""
    at = stop
    while at < len(tokens) and tokens[at].text.lower() in _PARTICLES:
        at += 1
    return at + 1 if 0 < at - stop <= 3 and at < len(tokens) and _named(tokens[at], False) else 0


def _hyphened(tokens: Sequence[Token]) -> bool:
    """A particle that a hyphen ties to the name after it."""
    tied = len(tokens) == 3 and tokens[1].text in ("-", "–") and tokens[0].end == tokens[1].start
    return tied and tokens[1].end == tokens[2].start and _named(tokens[2], False)


def _known_beyond(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Where a known form that began in the run goes on over a small word (`Republic of Chad`) ends; 0 where none
    does.
    """
    if tokens[stop].lemma not in ("of", "and", "for", "on", "the"):
        return 0
    for start in range(max(at, stop - 4), stop):
        for end in range(min(len(tokens), stop + 5), stop + 1, -1):
            if gazetteer().get(_form(tokens[start:end])):
                return end
    return 0


def _bridges(token: Token, after: Token, before: Token) -> bool:
    """May a lower-case word stand inside a run, before the capitalised `after`?"""
    if not _named(after, False):
        return False
    if token.text in _JOINERS and token.start == before.end:
        return token.text not in ("-", "–") or after.start == token.end
    if token.text.lower() in _PARTICLES:
        return True
    if token.lemma == "of" and before.text.lower() in ORG_HEADS | {"ministry", "bank", "court"}:
        return True
    return token.text.lower() in titles() and after.pos == "PROPN" and after.ent in ("PERSON", "")


def _cut(tokens: Sequence[Token]) -> tuple[Part, ...]:
    """Cut a run greedily, longest known form first; unknown words in a row become one `name`."""
    parts: list[Part] = []
    at = 0
    pending: list[Token] = []

    def flush() -> None:
        while pending and pending[-1].text in _JOINERS:
            pending.pop()
        while pending and pending[0].text in _JOINERS:
            pending.pop(0)
        if pending:
            parts.append(Part("name", pending[0].i, pending[-1].i, _form(pending)))
            pending.clear()

    while at < len(tokens):
        known = _known(tokens, at)
        if known is not None and known.kind in ("place", "capital") and _in_person(tokens, at, known):
            known = None  # a given name or surname that is also a town
        if known is not None and known.kind == "outlet" and _common_word(tokens, at, known):
            known = None
        if known is None:
            if tokens[at].text in ("’s", "'s", "’", "'"):
                flush()
            else:
                pending.append(tokens[at])
            at += 1
            continue
        flush()
        parts.append(known)
        at += known.last - known.first + 1
    flush()
    return tuple(parts)


def _in_person(tokens: Sequence[Token], at: int, part: Part) -> bool:
    """Is a place's name part of a person's, by the tagger's label and a neighbour that no table knows?"""
    size = part.last - part.first + 1
    after = tokens[at + size] if at + size < len(tokens) else None
    before = tokens[at - 1] if at else None
    person = all(t.ent == "PERSON" for t in tokens[at : at + size])
    neighbours = [t for t in (before, after) if t is not None and t.ent == "PERSON" and t.text not in _JOINERS]
    return person and any(not gazetteer().get(t.text) and t.text.lower() not in titles() for t in neighbours)


def _common_word(tokens: Sequence[Token], at: int, part: Part) -> bool:
    """Is the name of an outlet (`The Sun`) only a capitalised word here, without its article?"""
    entry = part.entry
    article = at > 0 and tokens[at - 1].text in ("The", "the")
    return entry is not None and part.first == part.last and entry.name == f"The {part.form}" and not article


def _form(tokens: Sequence[Token]) -> str:
    text = ""
    for token, before in zip(tokens, [None, *tokens[:-1]], strict=True):
        text += ("" if before is None or before.end == token.start else " ") + token.text
    return text


def _known(tokens: Sequence[Token], at: int) -> Part | None:
    """The longest form that begins at `at` and that a table knows."""
    names = gazetteer()
    for size in range(min(names.longest + 2, len(tokens) - at), 0, -1):
        piece = tokens[at : at + size]
        form = _form(piece)
        entries = names.get(form)
        if entries:
            return Part(entries[0].kind, piece[0].i, piece[-1].i, form, entries[0])
        lower = form.lower()
        body = bodies().get(lower)
        if body is not None and size <= 3 and _WORD.match(form):
            return Part("body", piece[0].i, piece[-1].i, form, body)
        if lower.rstrip(".") in titles():
            return Part("title", piece[0].i, piece[-1].i, form)
    return None
