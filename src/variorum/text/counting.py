"""What numbers of the news count: words for persons, things and what befalls them, brought to one concept.

The table `data/counted.tsv` gives each concept its kind (`person`, `thing`, `frame`) and the lemmas that say it:
`troops`, `soldiers` and `personnel` are one thing counted, `dead`, `died` and `fatalities` one frame.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from variorum.model import Actor, Figure
from variorum.text.tables import cell, table

PART: Final = "of them"  # counted with a figure of `three of them`: a part of what was counted before
_SAME_WORDS: Final = 0.5


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of the table: `kind` is `person`, `thing` or `frame`, `label` the word for it in a label."""

    name: str
    kind: str
    label: str


@cache
def concepts() -> Mapping[str, Concept]:
    """Lemma -> concept."""
    return {form: named()[row["concept"]] for row in table("counted") for form in cell(row, "forms")}


@cache
def named() -> Mapping[str, Concept]:
    """Name of a concept -> the concept."""
    return {row["concept"]: Concept(row["concept"], row["kind"], row["label"]) for row in table("counted")}


def known(word: str) -> bool:
    """Is the word a concept of the table?"""
    return word in named()


def label(word: str) -> str:
    """A concept or lemma as it stands in a label: `soldiers`, `killed`."""
    return named()[word].label if word in named() else word


def things(counted: tuple[str, ...]) -> frozenset[str]:
    """What is counted, without what befalls it; words outside the table are things."""
    return frozenset(word for word in counted if word not in named() or named()[word].kind != "frame")


def frames(counted: tuple[str, ...]) -> frozenset[str]:
    """What befalls the things counted."""
    return frozenset(word for word in counted if word in named() and named()[word].kind == "frame")


def alike(unit: str, a: tuple[frozenset[str], frozenset[str]], b: tuple[frozenset[str], frozenset[str]]) -> bool:
    """May two pairs (frames, things) count the same? Of persons frames must be equal, of things one side may be open.

    For money, shares and things without a frame most words must be the same (Jaccard, least `_SAME_WORDS`).
    """
    (frames_a, things_a), (frames_b, things_b) = a, b
    if unit == "persons" or (frames_a and frames_b):
        return (
            frames_a == frames_b
            and (not things_a or not things_b or things_a == things_b)
            and bool(frames_a or things_a & things_b)
        )
    words_a, words_b = frames_a | things_a, frames_b | things_b
    return bool(words_a & words_b) and len(words_a & words_b) >= _SAME_WORDS * len(words_a | words_b)


def whose(figure: Figure, actors: Mapping[str, Actor]) -> str | None:
    """Whose things a figure counts: an actor id, or the country where the actor is a state or belongs to one."""
    actor = actors.get(figure.of) if figure.of else None
    countries = actor.trait("country") if actor else frozenset()
    return f"country:{min(countries)}" if len(countries) == 1 else figure.of
