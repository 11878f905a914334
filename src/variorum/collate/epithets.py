"""Short quoted words that a statement says of an actor: *hailed the crews as “heroic”*."""

from collections.abc import Iterator, Sequence
from typing import Final

from variorum.collate.loaded import WORD, judges
from variorum.collate.places import Places
from variorum.model import Actor, Ledger, Span

_PRAISED: Final = frozenset({"military", "group", "person", "organisation", "state-body", "document"})
_SHORT: Final = 5  # words of a quotation that is an epithet rather than a sentence
_PREDICATE: Final = frozenset("will would can could may might must should shall is are was were has have had".split())
_NO_BEGINNING: Final = frozenset(
    "as at but by for from in into of on to with without than and or not never still".split()
)
_NO_ENDINGS: Final = ("ly", "ed")  # of an adverb, and of a verb that tells what was done


def epithets(ledger: Ledger) -> Iterator[tuple[str, Span]]:
    """The ids of the actors, and the words."""
    praised = (actor for actor in ledger.actors if actor.kind in _PRAISED)
    named = ((m.span, actor) for actor in praised for m in actor.mentions if m.form != "pronoun")
    places = Places((row, (row[0],)) for row in named)
    for statement in ledger.statements:
        for quoted in statement.quoted if statement.mode == "mixed" else ():
            near = _nearest(quoted, statement.content, places.over(*statement.content))
            if near is not None and near.id != statement.speaker and _describes(quoted.quote):
                yield near.id, quoted


def _describes(words: str) -> bool:
    """May these words call somebody something: few, and no adverb, phrase of place or manner, or bare predicate?"""
    found = WORD.findall(words.lower())
    if not found or len(found) > _SHORT:
        return False
    no_name = found[0] in _NO_BEGINNING or found[0].endswith(_NO_ENDINGS) or not _PREDICATE.isdisjoint(found)
    return judges(words) or not no_name


def _nearest(quoted: Span, content: Sequence[Span], places: Sequence[tuple[Span, Actor]]) -> Actor | None:
    """The actor named nearest to the quoted words within the same content."""
    inside = [(span, actor) for span, actor in places if any(c.holds(span) for c in content)]
    near = sorted(inside, key=lambda row: (max(quoted.start - row[0].end, row[0].start - quoted.end, 0), row[0].start))
    return near[0][1] if near else None
