"""Sentences of different reports that tell the same occasion, by the rare words that they share."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from variorum.model import Annotation, Sentence, TimeExpression

CONTENT: Final = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})
_FUNCTIONAL: Final = frozenset(
    "be have do say tell make take report accord mention add announce quote medium news agency".split()
)
SAYING: Final = frozenset("say report tell announce state confirm add mention declare reveal".split())
_LEAST_RARE: Final = 2  # shared words that few sentences of the pile have
_FEW: Final = 3  # sentences: words that no more of them have are rare in any pile, and weigh alike
_MANY: Final = 40  # sentences: a word that more of them have is never rare, so that big piles stay quick
_RARE_SHARE: Final = 0.08  # a word is rare where no more than this share of the sentences has it
_LEAST_ALIKE: Final = 0.3  # weighted overlap with the shorter sentence; chosen on invented piles


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two sentences, by report and index, that tell the same; `shared` are their rare words, the rarest first, and
    `words` all that they share."""

    a: tuple[str, int]
    b: tuple[str, int]
    score: float
    shared: tuple[str, ...]
    words: frozenset[str]

    def seen_from(self, report: str) -> tuple[tuple[str, int], tuple[str, int]]:
        """The sentence of that report, and the other one."""
        return (self.a, self.b) if self.a[0] == report else (self.b, self.a)


def same_occasion(annotations: Sequence[Annotation]) -> tuple[Likeness, ...]:
    """Pairs of sentences of different reports that share rare names, numbers, quoted words or content words."""
    words = {(a.report.id, s.i): content(a, s) for a in annotations for s in a.parse.sentences}
    spread = Counter(word for found in words.values() for word in found)
    total = len(words)
    weight = {word: max(0.1, math.log((total + 1) / (max(count, _FEW) + 0.5))) for word, count in spread.items()}
    rare = {word for word, count in spread.items() if 2 <= count <= max(_FEW, min(_MANY, _RARE_SHARE * total))}
    return tuple(_alike(words, weight, rare))


def content(annotation: Annotation, sentence: Sentence) -> frozenset[str]:
    """The content words of a sentence without those of its times: two Fridays are no sign of one occasion."""
    timed = [t.span.bounds for t in annotation.times if t.sentence == sentence.i]
    return frozenset(
        token.lemma
        for token in annotation.parse.of(sentence)
        if token.pos in CONTENT
        and token.lemma not in _FUNCTIONAL
        and len(token.lemma) > 1
        and not any(start <= token.start < end for start, end in timed)
    )


def _alike(
    words: dict[tuple[str, int], frozenset[str]], weight: dict[str, float], rare: set[str]
) -> Iterator[Likeness]:
    @cache  # prints of one text bring the same words over and over
    def heavy(found: frozenset[str]) -> float:
        return sum(weight[w] for w in found)

    @cache
    def ranked(both: frozenset[str]) -> tuple[str, ...]:
        return tuple(sorted(both & rare, key=lambda w: (-weight[w], w)))

    holders: dict[str, list[tuple[str, int]]] = {}
    for key, found in words.items():
        for word in found & rare:
            holders.setdefault(word, []).append(key)
    pairs = Counter((a, b) for keys in holders.values() for a in keys for b in keys if a[0] < b[0])
    for (a, b), common in pairs.items():
        if common < _LEAST_RARE:
            continue
        both = words[a] & words[b]
        score = heavy(both) / min(heavy(words[a]), heavy(words[b]))
        if score >= _LEAST_ALIKE:
            yield Likeness(a, b, score, ranked(both), both)


def timed_acts(annotation: Annotation, time: TimeExpression) -> frozenset[str]:
    """The lemmas of the verbs that a time belongs to: its own, and where that is one of saying, what was said done.

    Where the parser ties the two not (`…, the agency reported Friday`), the other main verb of the sentence is taken.
    """
    parse = annotation.parse
    tokens = parse.within(*time.span.bounds)
    seen: set[int] = set()
    token = tokens[-1] if tokens else None
    while token is not None and token.i not in seen and token.pos != "VERB":
        seen.add(token.i)
        token = parse.tokens[token.head]
    if token is None or token.pos != "VERB":
        return frozenset()
    if token.lemma not in SAYING:
        return frozenset({token.lemma})
    told = [child for child in parse.children(token) if child.dep == "ccomp"]
    sentence = parse.of(parse.sentences[token.sentence])
    roots = [other for other in sentence if other.head == other.i != token.i and other.pos == "VERB"]
    return frozenset({token.lemma, *(other.lemma for other in told or roots)})
