"""Texts for the measures of copies: news of ECB+ and PolNeAR, and piles with copies planted among them.

Reads the corpora under `$VARIORUM_DATA` (default `../shared/data`). Everything drawn is drawn by a seed, so that two
runs see the same pile.
"""

import os
import random
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from ecbplus import VALIDATION
from plain import plain_report
from variorum.annotate.parser import SpacyParser
from variorum.model import Annotation
from variorum.text.paragraphs import paragraphs
from variorum.text.sentences import sentences

DATA = Path(os.environ.get("VARIORUM_DATA", "../shared/data"))
TRAIN = tuple(n for n in range(1, 36) if n not in VALIDATION and (DATA / "ecbplus" / str(n)).is_dir())
LENGTH = 2_000  # characters of a report of a pile, to the end of its paragraph
ORIGINALS = 0.4  # of a pile; the others are copies
KINDS = {"reprint": 4, "cut": 3, "edited": 3, "spun": 2}  # how copies are shared out

Rewrite = Callable[[str, random.Random], str]


@dataclass(frozen=True)
class Planted:
    """One report of a pile: its text, and for a copy the number of the report that it was made from, and how."""

    text: str
    source: int | None = None
    how: str = "original"


def annotate(name: str, text: str) -> Annotation:
    """A report whose whole text is its story, parsed."""
    made = plain_report(text, name)
    return Annotation(made, SpacyParser().parse(made))


def ecb(topic: int) -> Iterator[tuple[str, str]]:
    """Names and texts of a topic of ECB+; sentences are lines, marks are set as in print, addresses are left out."""
    for path in sorted((DATA / "ecbplus" / str(topic)).glob("*.xml")):
        rows: dict[int, list[str]] = defaultdict(list)
        for token in ET.parse(path).getroot().iter("token"):
            rows[int(token.attrib["sentence"])].append(token.text or "")
        lines = [re.sub(r" (?=[,.;:?!%)]|'s\b|n't\b)", "", " ".join(row)) for _, row in sorted(rows.items())]
        lines = [re.sub(r'(?:``|") ([^"]*?) (?:\'\'|")', r'"\1"', line) for line in lines]
        yield path.stem, "\n".join(line for line in lines if "http" not in line)


def polnear(split: str = "train") -> Iterator[tuple[str, str]]:
    """Names and texts of a split of PolNeAR."""
    for path in sorted((DATA / "polnear" / split / "text").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")


def originals() -> list[str]:
    """The texts of both corpora's training splits, cut to `LENGTH`, in an order drawn once."""
    whole = [text for topic in TRAIN for _, text in ecb(topic)] + [text for _, text in polnear()]
    texts = sorted({_head(text, LENGTH) for text in whole} - {""})
    random.Random(3).shuffle(texts)
    return texts


def pile(texts: Sequence[str], count: int, spin: Rewrite) -> list[Planted]:
    """A pile of `count` reports: originals, and copies of them. A few originals are copied often, most never.

    The first reports of a larger pile are the smaller pile.
    """
    dice = random.Random(5)
    fresh = iter(texts)
    rewrites: dict[str, Rewrite] = {"reprint": _reprint, "cut": _cut, "edited": _edited, "spun": spin}
    made: list[Planted] = []
    while len(made) < count:
        roots = [n for n, row in enumerate(made) if row.source is None]
        if not roots or dice.random() < ORIGINALS:
            made.append(Planted(next(fresh)))
            continue
        root = dice.choices(roots, cum_weights=list(accumulate(1 / (1 + n) for n in range(len(roots)))))[0]
        how = dice.choices(list(KINDS), weights=list(KINDS.values()))[0]
        made.append(Planted(rewrites[how](made[root].text, dice), root, how))
    return made


def _head(text: str, length: int) -> str:
    ends = [end for _, end in paragraphs(text, ((0, len(text)),))]
    return text[: next((end for end in ends if end >= length), ends[-1] if ends else 0)].strip()


def _reprint(text: str, dice: random.Random) -> str:
    return f"{text}\n\nPrinted again by desk {dice.randrange(1000)}."


def _cut(text: str, dice: random.Random) -> str:
    """The first half to four fifths of the sentences."""
    ends = [end for block in paragraphs(text, ((0, len(text)),)) for _, end in sentences(text, *block, ())]
    return text[: ends[int(len(ends) * dice.uniform(0.5, 0.8))]]


def _edited(text: str, dice: random.Random) -> str:
    """One word in twenty left out, said twice or put for another of the text, as a hasty desk does."""
    words = re.split(r"(\s+)", text)
    plain = [w for w in words if w.isalpha() and w.islower()]
    for i in range(0, len(words), 2):
        if words[i].isalpha() and words[i].islower() and dice.random() < 0.07:
            words[i] = dice.choice(("", dice.choice(plain), f"{dice.choice(plain)} {words[i]}"))
    return "".join(words)
