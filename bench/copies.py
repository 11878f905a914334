"""How well copies are found on ECB+: reprints by family, and paragraphs that were spun for the test.

    python bench/copies.py [--paragraphs 100]

Reads the corpus under `$VARIORUM_DATA/ecbplus` (default `../shared/data`). Reprints: two reports of a topic that share
four fifths of their five-word sequences, those of the shorter, must be in one verbatim family that covers half of the
shorter; two that share under a twentieth must not; pairs between the two count for neither. Spinning: sentences of one
half of a topic's reports are spun, hidden among sentences of other reports, and given as one more report; what is found
is counted against the sentences that they came from. `known` swaps words for others of the corpus in the same synonym
group; `unknown` for such as share only a hypernym, which the detector holds for no synonyms. Other dictionaries:
`bench/spinning.py`.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import combinations

from ecbplus import VALIDATION
from texts import TRAIN, annotate, ecb
from variorum.model import Annotation, Passage, Token
from variorum.text.shingles import containment, shingles
from variorum.text.synonyms import SISTER, SWAP, kinship, spelling
from variorum.trace.families import families, one_texts
from variorum.trace.passages import passages
from variorum.trace.units import Unit, units

SWAPPED = ("NOUN", "VERB", "ADJ", "ADV")


def topic(number: int) -> list[Annotation]:
    """The reports of a topic, parsed."""
    return [annotate(name, text) for name, text in ecb(number)]


def reprints(pile: Sequence[Annotation], found: Sequence[Passage]) -> Counter[str]:
    """Pairs of reports by the share of their five-word sequences, of the shorter report: `reprints` that fall in one
    family or not, `others` that do or do not."""
    prints = {a.report.id: shingles([t.text.lower() for t in a.parse.tokens if t.pos != "PUNCT"]) for a in pile}
    joined = {
        (a.report, b.report)
        for family in families([a.report for a in pile], found, one_texts(pile))
        if family.kind == "verbatim"
        for a, b in combinations(family.share, 2)
        if max(a.share, b.share) >= 0.5
    }
    tally: Counter[str] = Counter()
    for a, b in combinations(sorted(prints), 2):
        share = containment(*sorted((prints[a], prints[b]), key=len))
        if share >= 0.8:
            tally["hit" if (a, b) in joined else "missed"] += 1
        elif share < 0.05:
            tally["false" if (a, b) in joined else "apart"] += 1
    return tally


def family_line(split: str, tally: Mapping[str, int]) -> str:
    """The counts of a split with precision, recall and F1."""
    hit, false, missed = (tally.get(name, 0) for name in ("hit", "false", "missed"))
    f1 = 2 * hit / max(1, 2 * hit + false + missed)
    rates = f"precision {hit / max(1, hit + false):.3f} recall {hit / max(1, hit + missed):.3f} F1 {f1:.3f}"
    return f"families, {split}: {rates} {dict(tally)}"


class Spinner:
    """Swaps words for others of the corpus that have the wanted kinship and part of speech."""

    def __init__(self, piles: Iterable[Sequence[Annotation]]) -> None:
        self.words: dict[str, set[str]] = defaultdict(set)
        for token in (t for pile in piles for a in pile for t in a.parse.tokens):
            if able(token) and token.lemma.isalpha():
                self.words[token.pos].add(token.lemma)
        self.known: dict[tuple[str, str, float], list[str]] = {}

    def swap_for(self, token: Token, wanted: float, dice: random.Random) -> str | None:
        """Another word for a token, in its inflection where that is plain."""
        place = token.lemma, token.pos, wanted
        if place not in self.known:
            key = spelling(token.lemma)
            words = sorted(self.words[token.pos]) if able(token) else []
            self.known[place] = [w for w in words if kinship(key, spelling(w)) == wanted]
        words = self.known[place]
        return _inflected(dice.choice(words), token) if words else None

    def spin(self, annotation: Annotation, unit: Unit, how: tuple[float, float], dice: random.Random) -> str:
        """The sentence with the share `how[0]` of its words swapped for kin of degree `how[1]`, as far as there are
        any."""
        rate, wanted = how
        text, shift = annotation.report.text[unit.start : unit.end], -unit.start
        tokens = annotation.parse.within(unit.start, unit.end)
        swaps = [(t, w) for t in tokens if (w := self.swap_for(t, wanted, dice))]
        chosen = dice.sample(swaps, min(len(swaps), round(rate * sum(map(able, tokens)))))
        for token, word in sorted(chosen, key=lambda row: row[0].start):
            text = text[: token.start + shift] + word + text[token.end + shift :]
            shift += len(word) - (token.end - token.start)
        return text


def able(token: Token) -> bool:
    """Would a spinner swap this word?"""
    return token.pos in SWAPPED and not token.ent and token.lemma not in ("be", "have", "do")


def _inflected(word: str, token: Token) -> str:
    if token.tag in ("NNS", "VBZ"):
        return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
    if token.tag in ("VBD", "VBN"):
        return word + ("d" if word.endswith("e") else "ed")
    return word.removesuffix("e") + "ing" if token.tag == "VBG" else word


def hidden(pile: Sequence[Annotation], spinner: Spinner, how: tuple[float, float], count: int) -> Counter[str]:
    """Spun sentences of the first half of a pile, hidden among sentences of the second: how many are found, as what."""
    dice = random.Random(7)
    half = len(pile) // 2
    rows = [(a, u) for a in pile[:half] for u in units(a) if len(u.words) >= 14 and sum(w.quoted for w in u.words) < 3]
    picked = sorted(dice.sample(rows, min(count, len(rows))), key=lambda row: (row[1].report, row[1].i))
    spun = {spinner.spin(a, u, how, dice): u for a, u in picked}
    others = {a.report.text[u.start : u.end] for a in pile[half:] for u in units(a)[:3]}
    found = passages([*pile[:half], annotate("~spun", "\n\n".join(sorted({*spun, *others})))])
    return _tally(spun, others, [p for p in found if p.b.report == "~spun"])


def _tally(spun: Mapping[str, Unit], others: Set[str], found: Sequence[Passage]) -> Counter[str]:
    tally = Counter(planted=len(spun), others=len(others), found=0)
    for line, unit in spun.items():
        mine = [
            p for p in found if p.b.quote in line and p.a.report == unit.report and unit.start <= p.a.start < unit.end
        ]
        tally["found"] += bool(mine)
        tally["as spun"] += any(p.kind == "spun" for p in mine)
        sides = {r.span.report for p in mine for r in p.restored}
        tally["right side"] += "~spun" in sides
        tally["wrong side"] += bool(sides - {"~spun"})
    tally["others as spun"] = sum(p.kind == "spun" and any(p.b.quote in line for line in others) for p in found)
    return tally


def main() -> None:
    """Print both tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--paragraphs", type=int, default=100)
    given = options.parse_args()
    validation: list[list[Annotation]] = []
    for split, numbers in (("train", TRAIN), ("validation", VALIDATION)):
        tally: Counter[str] = Counter()
        kinds: Counter[str] = Counter()
        for number in numbers:
            pile = topic(number)
            found = passages(pile)
            tally += reprints(pile, found)
            kinds.update(p.kind for p in found if p.a.report != p.b.report)
            if split == "validation":
                validation.append(pile)
        print(family_line(split, tally), "passages", dict(kinds), flush=True)
    each = max(1, given.paragraphs // len(validation))
    spinner = Spinner(validation)
    for name, wanted in (("known", SWAP), ("unknown", SISTER)):
        for rate in (0.2, 0.4, 0.6):
            total: Counter[str] = Counter()
            for pile in validation:
                total.update(hidden(pile, spinner, (rate, wanted), each))
            print(name, f"{rate:.0%}", dict(total))


if __name__ == "__main__":
    main()
