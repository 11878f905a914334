"""What reports tell as done at a time: the acts, and the names and things by which the same deed is known elsewhere."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from variorum.model import Annotation, Sentence, Span, TimeExpression, Token
from variorum.resolve.occasions import SAYING, content, timed_acts
from variorum.text.kinds import kinds

_STEM: Final = 5  # letters: `collide` and `collision`, `adjourn` and `adjournment` begin alike
_INFLECTED: Final = re.compile(r"(?<=\w{4})ing$")
_LIGHT: Final = frozenset("be have do make take get go come put give hold begin start end happen".split())
_RECURRENT: Final = frozenset("kind:talks kind:call kind:visit kind:statement meet visit talk speak call lette".split())
_FEWEST: Final = 40  # sentences: in smaller piles a word counts as if there were as many
_NAME, _THING = 1.0, 0.5  # what a shared name and another shared word weigh
_ACTED: Final = 5.5  # least weight of the words that two tellings of one kind of act share
_NAMED: Final = 11.0  # the same where the acts are worded otherwise
_NEWS: Final = 5.0  # least weight of what two tellings of fresh news share
_OTHERS: Final = 2  # how many of the words must be more than names
_NEIGHBOURS: Final = 2  # sentences on either side that may tell more of the same event


@dataclass(frozen=True, slots=True)
class Deed:
    """What a report tells in one place. `acts` are stems of verbs and nouns, and families of events; `words` the rest,
    by lemma, with their weight."""

    report: str
    sentence: int
    acts: frozenset[str]
    words: frozenset[str]


class Likenesses:
    """Weighs what two deeds share by how rare it is in the pile."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        sentences = [(a, s) for a in annotations for s in a.parse.sentences]
        spread = Counter(word for a, s in sentences for word in content(a, s))
        named = Counter(t.lemma for a, s in sentences for t in a.parse.of(s) if _closes_name(a, t))
        self._names = {word for word, count in named.items() if 2 * count > spread[word]}
        self._proper = {t.lemma for a, s in sentences for t in a.parse.of(s) if t.pos == "PROPN" or t.ent == "NORP"}
        total = max(_FEWEST, len(sentences))
        self._rarity = {word: math.log((total + 1) / (count + 0.5)) for word, count in spread.items()}
        self._sure: dict[frozenset[str], bool] = {}  # prints of one text share the same words over and over

    def of(self, a: Deed, b: Deed) -> float:
        """How sure the two are one, from 1 up; 0 where they need not be."""
        weight = self._weight(a.words & b.words) / (_ACTED if a.acts & b.acts else _NAMED)
        return weight if weight >= 1 else 0.0

    def surely(self, shared: frozenset[str]) -> bool:
        """Do two sentences share names, and enough of what is told of them, to be news of one thing?"""
        if shared not in self._sure:
            names = len(shared & self._names)
            enough = len(shared) - names >= _OTHERS and (names > 1 or self.tells(shared))
            self._sure[shared] = bool(names) and enough and self._weight(shared) >= _NEWS
        return self._sure[shared]

    def tells(self, shared: frozenset[str]) -> bool:
        """Do the words tell more than who it is? Titles and peoples do not."""
        return len(shared - self._proper) >= _OTHERS

    def named(self, shared: frozenset[str]) -> bool:
        """Is there a name among the words?"""
        return bool(shared & self._names)

    def _weight(self, shared: frozenset[str]) -> float:
        return sum(
            max(0.0, self._rarity.get(word, 0.0)) * (_NAME if word in self._names else _THING) for word in shared
        )


def deed_of(annotation: Annotation, time: TimeExpression) -> Deed:
    """The deed that a time expression dates."""
    parse = annotation.parse
    path = _above(annotation, time)
    begun = [t for verb in path[-1:] if verb.lemma in _LIGHT for t in parse.children(verb) if t.dep.startswith("nsubj")]
    acts = {stem(t.lemma) for t in (*path, *begun)} | {stem(lemma) for lemma in timed_acts(annotation, time)}
    events = [
        e for e in annotation.events
        if any(w.overlaps(time.span) for w in e.when) or any(_holds(m, t) for m in e.mentions for t in path)
    ]  # fmt: skip
    acts |= {f"kind:{kinds()[e.kind].family}" for e in events}
    told = {time.sentence}
    for mention in (m for e in events for m in e.mentions):
        told |= {s.i for s in parse.sentences if s.start <= mention.start < s.end}
    near = sorted(i for i in told if abs(i - time.sentence) <= _NEIGHBOURS)
    for i in near[1:] if near[0] == time.sentence else near:
        acts |= _kinds_in(annotation, parse.sentences[i])
    return Deed(annotation.report.id, time.sentence, frozenset(acts - {""} - _RECURRENT), _words(annotation, near))


def deed_at(annotation: Annotation, token: Token) -> Deed:
    """The deed that a noun or verb names."""
    families = {
        f"kind:{kinds()[e.kind].family}" for e in annotation.events if any(_holds(m, token) for m in e.mentions)
    }
    acts = frozenset({stem(token.lemma), *families} - {""} - _RECURRENT)
    return Deed(annotation.report.id, token.sentence, acts, _words(annotation, (token.sentence,)))


def stem(lemma: str) -> str:
    """The first letters of a verb or of the noun made from it; empty for what says nothing by itself."""
    if lemma in _LIGHT or lemma in SAYING:
        return ""
    return _INFLECTED.sub("", lemma)[:_STEM]


def _words(annotation: Annotation, sentences: Sequence[int]) -> frozenset[str]:
    return frozenset(word for i in sentences for word in content(annotation, annotation.parse.sentences[i]))


def _kinds_in(annotation: Annotation, sentence: Sentence) -> set[str]:
    return {
        f"kind:{kinds()[e.kind].family}"
        for e in annotation.events
        if any(sentence.start <= m.start < sentence.end for m in e.mentions)
    }


def _above(annotation: Annotation, time: TimeExpression) -> tuple[Token, ...]:
    """The nouns and the verb above a time."""
    tokens = annotation.parse.within(*time.span.bounds)
    return tuple(_climb(annotation, tokens[-1])) if tokens and time.sentence >= 0 else ()


def _climb(annotation: Annotation, token: Token) -> Iterator[Token]:
    tokens, seen = annotation.parse.tokens, {token.i}
    while (token := tokens[token.head]).i not in seen:
        seen.add(token.i)
        if token.pos in ("NOUN", "VERB") and token.ent not in ("DATE", "TIME"):
            yield token
        if token.pos == "VERB":
            return


def _holds(mention: Span, token: Token) -> bool:
    return mention.start <= token.start and token.end <= mention.end


def _closes_name(annotation: Annotation, token: Token) -> bool:
    """Is the token the last of a run of proper nouns?"""
    tokens = annotation.parse.tokens
    follows = token.i + 1 < len(tokens) and tokens[token.i + 1].pos == "PROPN"
    return token.pos == "PROPN" and not follows
