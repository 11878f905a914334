"""Two sentences laid side by side: which words are the same, which are swapped, and what part of each that is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from variorum.text.align import Step, align_all
from variorum.text.synonyms import HOP, kinship, oddness
from variorum.trace.likeness import Likenesses
from variorum.trace.units import Rarity, Unit, Word, alike, swappable

Laid = tuple[Word, Word]

_STEM = 5  # first letters that forms of one word share
_AT_ONCE = 4_096  # pairs whose likenesses are held in memory at a time


@dataclass(frozen=True)
class Comparison:
    """The aligned regions `a_words`, `b_words` of two sentences. Shares are of their weight, 0 to 1."""

    a: Unit
    b: Unit
    steps: tuple[Step, ...]
    score: float
    rarity: Rarity

    @cached_property
    def a_words(self) -> tuple[Word, ...]:
        return self.a.words[self.steps[0][0] : self.steps[-1][0] + 1]

    @cached_property
    def b_words(self) -> tuple[Word, ...]:
        return self.b.words[self.steps[0][1] : self.steps[-1][1] + 1]

    @cached_property
    def laid(self) -> tuple[Laid, ...]:
        return tuple((self.a.words[i], self.b.words[j]) for i, j in self.steps)

    @cached_property
    def same(self) -> tuple[Laid, ...]:
        """Words that are the same on both sides."""
        return tuple((x, y) for x, y in self.laid if x.key == y.key)

    @cached_property
    def swaps(self) -> tuple[Laid, ...]:
        """Words of which one may stand for the other."""
        return tuple((x, y) for x, y in self.laid if swappable(x, y) and kinship(x.key, y.key) >= HOP)

    @cached_property
    def presumed(self) -> tuple[Laid, ...]:
        """Different words, not known as kin, in one frame, so likely swaps: of one part of speech beside words that
        fit, or of any part between two such words. A tagger misreads what a spinner put.
        """
        fitting = {*self.same, *self.swaps}
        held = {(-1, -1), (len(self.a.words), len(self.b.words))}
        held |= {step for step, laid in zip(self.steps, self.laid, strict=True) if laid in fitting}
        rows = (
            (laid, len({(i - 1, j - 1), (i + 1, j + 1)} & held))
            for (i, j), laid in zip(self.steps, self.laid, strict=True)
            if laid not in fitting
        )
        return tuple((x, y) for (x, y), beside in rows if swappable(x, y) and _in_frame(x, y, beside))

    @cached_property
    def traded(self) -> tuple[Laid, ...]:
        """All swaps, known and likely."""
        return (*self.swaps, *self.presumed)

    @cached_property
    def solid(self) -> int:
        """How many names, numbers and content words are the same."""
        return sum(x.kind != "function" for x, _ in self.same)

    @cached_property
    def content(self) -> int:
        """How many content words are the same; names and numbers are shared by all who tell of one event."""
        return len({x.key for x, y in self.same if x.kind == y.kind == "content"})

    @cached_property
    def verbs(self) -> int:
        """How many verbs are the same or swapped: without one, no more than a term or a list of names is shared."""
        return sum(x.pos == y.pos == "VERB" for x, y in self.same + self.swaps)

    @cached_property
    def at_odds(self) -> bool:
        """Do both regions have numbers, and one each that the other lacks?"""
        mine, theirs = ({w.key for w in words if w.kind == "number"} for words in (self.a_words, self.b_words))
        return bool(mine - theirs) and bool(theirs - mine)

    @cached_property
    def identity(self) -> float:
        """The share of both regions that is the same."""
        return self._share(self.same)

    @cached_property
    def affinity(self) -> float:
        """The share of both regions that is the same or swapped."""
        return self._share(self.same + self.swaps)

    @cached_property
    def swapped(self) -> float:
        """The share of the matched content words that is swapped; names and numbers cannot be and do not count."""
        kept = sum(x.kind == "content" for x, _ in self.same)
        return len(self.traded) / (len(self.traded) + kept) if self.traded else 0.0

    @cached_property
    def density(self) -> float:
        """The share of the words of both regions that is the same or swapped, one for one."""
        fitting = len(self.same) + len(self.traded)
        return 2 * fitting / (len(self.a_words) + len(self.b_words))

    @cached_property
    def grammar(self) -> float:
        """The share of the function words of both regions that is the same."""
        kinds = [w.kind for w in (*self.a_words, *self.b_words)]
        return 2 * sum(x.kind == "function" for x, _ in self.same) / max(1, kinds.count("function"))

    @cached_property
    def lean(self) -> float:
        """How much odder the words of side b are: summed oddness of the swaps, positive where b is the spun side."""
        return sum(oddness(y.key, x.key) for x, y in self.swaps)

    @cached_property
    def evidence(self) -> float:
        """Summed rarity of the same words: how much there is to go by."""
        return sum(self.rarity.weight(x) for x, _ in self.same)

    @cached_property
    def run(self) -> int:
        """The longest run of the same words."""
        best = here = 0
        last: Step = (-2, -2)
        for i, j in self.steps:
            same = self.a.words[i].key == self.b.words[j].key
            here = (here + 1 if (i, j) == (last[0] + 1, last[1] + 1) else 1) if same else 0
            best, last = max(best, here), (i, j)
        return best

    @cached_property
    def cover(self) -> float:
        """The smaller share of the two whole sentences that the regions take up, in words."""
        return min(len(self.a_words) / len(self.a.words), len(self.b_words) / len(self.b.words))

    @cached_property
    def turned(self) -> "Comparison":
        """The same from the other side."""
        return replace(self, a=self.b, b=self.a, steps=tuple((j, i) for i, j in self.steps))

    @cached_property
    def summary(self) -> str:
        """What was found, in words."""
        return (
            f"{self.identity:.0%} the same, {len(self.swaps)} words swapped ({self.swapped:.0%}), "
            f"longest run {self.run}, {self.content} content words in common"
        )

    def _share(self, laid: tuple[Laid, ...]) -> float:
        weight = self.rarity.weight
        whole = sum(map(weight, self.a_words)) + sum(map(weight, self.b_words))
        return sum(weight(x) + weight(y) for x, y in laid) / whole


def compare_all(pairs: Sequence[tuple[Unit, Unit]], rarity: Rarity) -> Iterator[Comparison]:
    """The best local alignment of every two sentences of which anything fits."""
    likenesses = Likenesses()
    for first in range(0, len(pairs), _AT_ONCE):
        some = pairs[first : first + _AT_ONCE]
        aligned = align_all([likenesses.of(a, b) for a, b in some])
        for (a, b), (score, steps) in zip(some, aligned, strict=True):
            if steps:
                yield Comparison(a, b, _to_the_ends(steps, a, b), score, rarity)


def _in_frame(x: Word, y: Word, beside: int) -> bool:
    """May two words be a swap that have so many words beside them, 0 to 2, that fit? Not if they are forms of one."""
    if x.key[:_STEM] == y.key[:_STEM]:
        return False
    return (beside > 0 and alike(x, y)) or (beside == 2 and x.kind == y.kind == "content")


def _to_the_ends(steps: tuple[Step, ...], a: Unit, b: Unit) -> tuple[Step, ...]:
    """The steps, and the first and last words where just one is left on both sides: a local alignment stops before
    them."""
    before = ((0, 0),) if steps[0] == (1, 1) else ()
    end = len(a.words) - 1, len(b.words) - 1
    after = (end,) if steps[-1] == (end[0] - 1, end[1] - 1) else ()
    return (*before, *steps, *after)
