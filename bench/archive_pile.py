"""Archives made up for the measures of screening: articles with planted copies and stories, drawn by a seed.

The texts are drawn word after word from the pairs of words of PolNeAR and ECB+ (train splits under `$VARIORUM_DATA`,
default `../shared/data`), so that they share the phrases that news shares; nobody wrote them. Two fifths are originals,
the others copies of earlier ones: reprints with a line of the desk, the same words at another outlet, cut and lightly
edited copies, and copies inside a longer text of another's. A few are copied often, most never. Each original belongs
to an invented story, which has names, words and days of its own; a copy comes out within three days.
"""

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from texts import TRAIN, ecb, polnear

FIRST_DAY = date(2031, 1, 1)
ORIGINALS = 0.4
KINDS = {"reprint": 3, "same": 3, "cut": 2, "edited": 2, "held": 2}
LENGTHS = (60, 380)  # words of an original
SHORT = (20, 80)  # words of a short one
PER_DAY = 1_000  # articles
NOTICES = 997  # lines, one of each outlet, that stand under half of what it writes
NOTICE = (8, 24)  # words of one
ALONE = 0.01  # of the copies, those of which nothing but the notice was kept
_SYLLABLES = "ba ker mon tal vi ro sen du li ga nor pes ti mar ol chu ven da ri zo".split()


@dataclass(frozen=True)
class Made:
    """An article that was made up: its number is its family's where it is an original, or its source's family."""

    text: str
    family: int
    story: int
    day: date
    how: str


@dataclass(frozen=True)
class _Story:
    """What is told in a story only: names of people and places, and words."""

    number: int
    day: date
    names: tuple[str, ...]
    words: tuple[str, ...]


class Chain:
    """Draws texts from the pairs of words of the corpora."""

    def __init__(self, texts: Sequence[str]) -> None:
        follow: dict[str, list[str]] = defaultdict(list)
        for text in texts:
            row = text.split()
            for word, following in zip(row, [*row[1:], row[0]], strict=True):
                follow[word].append(following)
        self._follow = dict(follow)
        self._starts = [word for word in self._follow if word[0].isupper()]

    def draw(self, length: int, dice: random.Random) -> list[str]:
        word, made = dice.choice(self._starts), []
        for _ in range(length):
            made.append(word)
            options = self._follow[word]
            word = options[int(dice.random() * len(options))]
        return made


def archive(count: int, lengths: tuple[int, int] = LENGTHS, mean_story: int = 6) -> Iterator[Made]:
    """`count` articles, an original before its copies."""
    dice = random.Random(7)
    chain = _chain()
    span = max(1, count // PER_DAY)
    roots: list[Made] = []
    weights: list[float] = []
    story = _story(0, span, dice)
    for number in range(count):
        if not roots or dice.random() < ORIGINALS:
            if dice.random() < 1 / mean_story:
                story = _story(story.number + 1, span, dice)
            made = _original(number, story, chain.draw(dice.randrange(*lengths), dice), dice)
            roots.append(made)
            weights.append((weights[-1] if weights else 0) + 1 / len(roots))
        else:
            root = dice.choices(roots, cum_weights=weights)[0]
            how = dice.choices(list(KINDS), weights=list(KINDS.values()))[0]
            made = _copied(root, how, chain, dice)
        yield made


def noticed(made: Iterable[Made]) -> Iterator[Made]:
    """The same articles with the notices of their outlets; of some copies the notice alone, a family of its own."""
    dice, chain = random.Random(8), _chain()
    lines = [" ".join(chain.draw(dice.randrange(*NOTICE), dice)) for _ in range(NOTICES)]
    for number, one in enumerate(made):
        line = number % NOTICES
        if one.how != "original" and dice.random() < ALONE:
            yield Made(lines[line], -1 - line, -1 - line, one.day, "notice")
        else:
            yield replace(one, text=f"{one.text} {lines[line]}") if dice.random() < 1 / 2 else one


def _chain() -> Chain:
    return Chain([text for topic in TRAIN for _, text in ecb(topic)] + [text for _, text in polnear()])


def write(made: Iterable[Made], path: Path) -> tuple[Sequence[int], Sequence[int]]:
    """Writes the articles as JSON lines, each of one of a thousand outlets; their families and stories, in order."""
    labels = []
    with path.open("w", encoding="utf-8") as lines:
        for number, one in enumerate(made):
            labels.append((one.family, one.story))
            row = {
                "text": one.text,
                "title": " ".join(one.text.split()[:8]),
                "published": one.day.isoformat(),
                "url": f"https://outlet{number % 997}.example/{number}",
            }
            lines.write(json.dumps(row) + "\n")
    families, stories = zip(*labels, strict=True)
    return families, stories


def _story(number: int, span: int, dice: random.Random) -> _Story:
    return _Story(
        number,
        FIRST_DAY + timedelta(days=dice.randrange(span)),
        tuple(f"{_invented(dice)} {_invented(dice)}" for _ in range(4)),
        tuple(_invented(dice).lower() for _ in range(8)),
    )


def _invented(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=3)).title()


def _original(number: int, story: _Story, row: list[str], dice: random.Random) -> Made:
    """A text in which about one word in twelve is one of the story's."""
    for at in dice.sample(range(len(row)), len(row) // 12):
        row[at] = dice.choice(story.names if dice.random() < 0.5 else story.words)
    day = story.day + timedelta(days=dice.randrange(4))
    return Made(" ".join(row), number, story.number, day, "original")


def _copied(root: Made, how: str, chain: Chain, dice: random.Random) -> Made:
    row = root.text.split()
    ways: dict[str, Callable[[], list[str]]] = {
        "reprint": lambda: [*row, "Printed", "again", "by", "desk", f"{dice.randrange(1000)}."],
        "same": lambda: row,
        "cut": lambda: row[: int(len(row) * dice.uniform(0.4, 0.8))],
        "edited": lambda: [dice.choice(row) if dice.random() < 0.05 else word for word in row],
        "held": lambda: [*chain.draw(len(row), dice), *row, *chain.draw(len(row) // 2, dice)],
    }
    day = root.day + timedelta(days=dice.randrange(3))
    return Made(" ".join(ways[how]()), root.family, root.story, day, how)
