"""Actors that a decision names: a row of the ledger, or words that name one who is no row yet."""

from collections.abc import Sequence

from variorum.amend.draft import Draft, told
from variorum.model import Actor, Anchor, Decision, Mention, Span, stable_id


def actors_of(draft: Draft, decision: Decision) -> dict[str, Anchor]:
    """The actors that the new value names, by id; words that name nobody yet make a new one.

    Raises `OrphanError` where one is not there, and has then made none.
    """
    found = [(anchor, _known(draft, anchor)) for anchor in decision.to]
    return {key or _named_by(draft, draft.locate(anchor.places)[0], decision): anchor for anchor, key in found}


def _known(draft: Draft, anchor: Anchor) -> str | None:
    if anchor.id is not None:
        return draft.fit(anchor)
    named = sorted(draft.holding("actors", draft.locate(anchor.places)[0]))
    return named[0] if named else None


def words_of(draft: Draft, anchors: Sequence[Anchor]) -> tuple[Span, ...]:
    """The words of anchors in the order of the text; raises `OrphanError` unless all of them are there."""
    found = {span for anchor in anchors for place in anchor.places for span in draft.locate((place,))}
    return tuple(sorted(found, key=lambda span: (span.report, *span.bounds)))


def _named_by(draft: Draft, words: Span, decision: Decision) -> str:
    actor = Actor(
        id=stable_id("a", "words", words.report, *words.bounds),
        name=" ".join(words.quote.split()),
        kind="person",
        mentions=(Mention(span=words, form="name"),),
        why=told("named", decision),
    )
    draft.put("actors", actor)
    return actor.id
