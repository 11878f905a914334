"""Sentences as rows of comparable words: what is laid side by side when two reports are compared."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain
from math import log
from typing import Literal

from variorum.model import Annotation, Parse, Sentence, Token
from variorum.text.synonyms import phrases, spelling

Traits = tuple[tuple[str, str, str], ...]
Kind = Literal["name", "number", "function", "content"]

_FUNCTION = {"ADP", "DET", "AUX", "PRON", "CCONJ", "SCONJ", "PART"}
_NAMED = {"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "EVENT", "WORK_OF_ART", "LAW"}
_DIGITS = re.compile(r"\d[\d,.]*")
_SMALL = dict(
    zip("one two three four five six seven eight nine ten eleven twelve".split(), map(str, range(1, 13)), strict=True)
)
LIGHT = {"be", "have", "do", "get", "go", "take", "make"}  # WordNet lays nearly every verb beside these
_NEGATIVE = {"not", "n't", "no", "never", "deny", "denied"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word or fixed phrase of a sentence. `key` is what is compared; offsets are into `report.text`."""

    start: int
    end: int
    key: str
    kind: Kind
    pos: str
    quoted: bool

    @property
    def traits(self) -> tuple[str, str, str]:
        """All of the word that a comparison hangs on."""
        return self.key, self.kind, self.pos


@dataclass(frozen=True)
class Row:
    """The words of a sentence, without marks: what reports that are printed alike share."""

    words: tuple[Word, ...]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(w.key for w in self.words)

    @cached_property
    def traits(self) -> Traits:
        """All that a comparison hangs on: sentences of the same traits compare alike."""
        return tuple(w.traits for w in self.words)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(w.key for w in self.words if w.kind == "name")

    @cached_property
    def solid(self) -> tuple[str, ...]:
        """The keys of names, numbers and content words."""
        return tuple(w.key for w in self.words if w.kind != "function")


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of one report."""

    report: str
    i: int
    paragraph: int
    start: int
    end: int
    row: Row

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands: sentences are laid side by side in this order."""
        return self.report, self.i

    @property
    def words(self) -> tuple[Word, ...]:
        return self.row.words

    @property
    def keys(self) -> tuple[str, ...]:
        return self.row.keys

    @property
    def traits(self) -> Traits:
        return self.row.traits

    @property
    def names(self) -> frozenset[str]:
        return self.row.names

    @property
    def solid(self) -> tuple[str, ...]:
        return self.row.solid


@dataclass(frozen=True)
class Rarity:
    """How much a shared word says, 0.1 to 1, from the number of sentences of the pile that have it.

    A sentence that stands there many times is counted once; `reports` counts the reports that have a word.
    """

    sentences: frozenset[tuple[str, ...]] = frozenset()
    counts: Counter[str] = field(default_factory=Counter)
    reports: Counter[str] = field(default_factory=Counter)

    def plus(self, units: Sequence[Unit]) -> "Rarity":
        """The same with the sentences of more reports."""
        fresh = {u.keys for u in units} - self.sentences
        words: dict[str, set[str]] = defaultdict(set)
        for unit in units:
            words[unit.report].update(unit.keys)
        return Rarity(
            self.sentences | fresh,
            self.counts + Counter(k for keys in fresh for k in set(keys)),
            self.reports + Counter(chain.from_iterable(words.values())),
        )

    def weight(self, word: Word) -> float:
        """Inverse sentence frequency, scaled to 1 for a word of one sentence; function words count a third."""
        return self._rarity(word.key) / (3 if word.kind == "function" else 1)

    @cached_property
    def _rarity(self) -> Callable[[str], float]:
        """The weight of a word by its key, each worked out once."""
        counts, whole = self.counts, len(self.sentences)
        return cache(lambda key: max(0.1, log((whole + 1) / max(counts[key], 1)) / log(whole + 2)))

    def usual(self, a: Word, b: Word) -> float:
        """Which of two words is the story's own, by the number of reports that have it: 0.5 for a, -0.5 for b, else
        0."""
        lead = self.reports[a.key] - self.reports[b.key]
        return 0.5 if lead > 0 else -0.5 if lead < 0 else 0.0


def units(annotation: Annotation) -> tuple[Unit, ...]:
    """The sentences of a report that have words."""
    parse = annotation.parse
    rows = (_unit(annotation.report.id, parse, sentence) for sentence in parse.sentences)
    return tuple(unit for unit in rows if unit.words)


def swappable(a: Word, b: Word) -> bool:
    """Are these two different words that a spinner or editor may put for each other?"""
    return a.key != b.key and "function" not in (a.kind, b.kind) and not {a.key, b.key} & LIGHT


def alike(a: Word, b: Word) -> bool:
    """Are two words of one part of speech? Participles and adjectives pass for each other."""
    return a.pos == b.pos or {a.pos, b.pos} == {"VERB", "ADJ"}


def _unit(report: str, parse: Parse, sentence: Sentence) -> Unit:
    tokens = [t for t in parse.of(sentence) if t.pos not in ("PUNCT", "SPACE", "SYM") or t.text in "%$€£"]
    return Unit(report, sentence.i, sentence.paragraph, sentence.start, sentence.end, Row(tuple(_words(parse, tokens))))


def _words(parse: Parse, tokens: list[Token]) -> Iterator[Word]:
    """The words of a sentence: fixed phrases of the hand table are one word; possessive marks are left out."""
    keys = [_key(t) for t in tokens]
    n = 0
    while n < len(tokens):
        phrase = _phrase(tokens, keys, n) or (keys[n],)
        first, last = tokens[n], tokens[n + len(phrase) - 1]
        if first.tag != "POS":
            kind = _kind(first) if len(phrase) == 1 else "content"
            quoted = parse.quotation_at(first.start, first.start + 1) is not None
            yield Word(first.start, last.end, " ".join(phrase), kind, first.pos, quoted)
        n += len(phrase)


def _phrase(tokens: list[Token], keys: list[str], n: int) -> tuple[str, ...]:
    """The longest fixed phrase that starts at token `n`, by lemma or form; empty where there is none."""
    forms = [spelling(t.text.lower().replace("’", "'")) for t in tokens[n : n + 5]]
    known = {*phrases().get(keys[n], ()), *phrases().get(forms[0], ())}
    for words in sorted(known, key=lambda row: (-len(row), row)):
        pairs = zip(words, keys[n : n + len(words)], forms, strict=False)
        if n + len(words) <= len(tokens) and all(w in (key, form) for w, key, form in pairs):
            return words
    return ()


def _key(token: Token) -> str:
    text = token.text.lower().replace("’", "'")
    if _DIGITS.fullmatch(text):
        return text.replace(",", "").rstrip(".")
    return _SMALL.get(text) or spelling(text if _is_name(token) else token.lemma.replace("’", "'"))


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and (token.pos == "PROPN" or token.ent in _NAMED)


def _kind(token: Token) -> Kind:
    if token.text[0].isdigit() or token.text.lower() in _SMALL:
        return "number"
    if _is_name(token):
        return "name"
    return "function" if token.pos in _FUNCTION and token.lemma not in _NEGATIVE else "content"
