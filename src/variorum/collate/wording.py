"""How the reports word one thing: each distinct wording, in whose voice, and whether its words are loaded."""

from collections.abc import Iterable
from typing import Literal

from variorum.collate.borrowed import borrowed
from variorum.collate.epithets import epithets
from variorum.collate.loaded import loaded_words
from variorum.collate.referents import referents
from variorum.collate.voices import Voices
from variorum.model import Ledger, Span, Wording, stable_id


def wording(ledger: Ledger, voices: Voices) -> tuple[Wording, ...]:
    """Wordings of the actors and events that several reports word differently or that one of them judges, and the words
    of speakers that stand in another report's own voice.

    An identical wording in one report and voice stands once, at its first place.
    """
    rows: dict[str, Wording] = {}
    for referent, span in _places(ledger):
        row = _row(referent, span, voices)
        rows.setdefault(row.id, row)
    found = borrowed(tuple(rows.values()), ledger, voices)
    return tuple(sorted(found, key=lambda w: (w.referent, w.span.report, w.span.start, w.id)))


def _places(ledger: Ledger) -> Iterable[tuple[str, Span]]:
    for referent, spans in referents(ledger):
        yield from ((referent, span) for span in spans)
    yield from epithets(ledger)


def _row(referent: str, span: Span, voices: Voices) -> Wording:
    speaking = voices.quoted(span)
    holding = voices.innermost(span)
    kinds = loaded_words(span.quote)
    voice: Literal["own", "quoted"] = "quoted" if speaking is not None else "own"
    speaker = speaking.speaker if speaking is not None else holding.speaker if holding is not None else None
    reasons = ", ".join(f"{word} ({kind})" for word, kind in kinds.items())
    return Wording(
        id=stable_id("w", referent, span.report, " ".join(span.quote.casefold().split()), voice),
        referent=referent,
        span=span,
        voice=voice,
        of=speaker,
        loaded=bool(kinds),
        why=f"loaded: {reasons}" if kinds else "no word of the table of loaded words",
    )
