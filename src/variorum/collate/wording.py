"""How the reports word one thing: each distinct wording, in whose voice, and whether its words are loaded."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from variorum.collate.voices import Voices
from variorum.model import Actor, Ledger, Mention, Span, Wording, stable_id
from variorum.text.tables import table

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PRAISED: Final = frozenset({"military", "group", "person", "organisation", "state-body", "document"})
_SHORT: Final = 5  # words of a quotation that is an epithet rather than a sentence
_REFERENTS: Final = frozenset({"military", "document", "group"})


def wording(ledger: Ledger) -> tuple[Wording, ...]:
    """Wordings of the actors and events that several reports word, and word differently.

    An identical wording in one report and voice stands once, at its first place. Names of places, states and media are
    no wordings; those of persons are, where reports differ in how they style them.
    """
    voices = Voices(ledger.statements)
    rows: dict[str, Wording] = {}
    for referent, spans in (*_referents(ledger), *_epithets(ledger)):
        for span in spans:
            row = _row(referent, span, voices)
            rows.setdefault(row.id, row)
    return tuple(sorted(rows.values(), key=lambda w: (w.referent, w.span.report, w.span.start)))


def _referents(ledger: Ledger) -> Iterable[tuple[str, Sequence[Span]]]:
    for actor in ledger.actors:
        spans = [m.span for m in actor.mentions if m.form != "pronoun" and not _bare_name(actor, m)]
        if _is_worded(actor, spans):
            yield actor.id, spans
    for event in ledger.events:
        if _differs(event.mentions):
            yield event.id, event.mentions


def _bare_name(actor: Actor, mention: Mention) -> bool:
    """A person's name without a title styles nobody."""
    return (
        actor.kind == "person" and mention.form == "name" and not any(mention.span.holds(r.span) for r in actor.roles)
    )


def _epithets(ledger: Ledger) -> Iterable[tuple[str, Sequence[Span]]]:
    """Short quoted words that a statement says of an actor (`hailed the crews as “heroic”`), with that actor."""
    places = [(m.span, a) for a in ledger.actors for m in a.mentions if a.kind in _PRAISED and m.form != "pronoun"]
    by_report: dict[str, list[tuple[Span, Actor]]] = defaultdict(list)
    for span, actor in places:
        by_report[span.report].append((span, actor))
    for statement in ledger.statements:
        if statement.mode != "mixed":
            continue
        for quoted in statement.quoted:
            if len(_WORD.findall(quoted.quote)) <= _SHORT:
                near = _nearest(quoted, statement.content, by_report[statement.report])
                if near is not None and near.id != statement.speaker:
                    yield near.id, (quoted,)


def _nearest(quoted: Span, content: Sequence[Span], places: Sequence[tuple[Span, Actor]]) -> Actor | None:
    """The actor named nearest to the quoted words within the same content."""
    inside = [(span, actor) for span, actor in places if any(c.holds(span) for c in content)]
    near = sorted(inside, key=lambda row: (max(quoted.start - row[0].end, row[0].start - quoted.end, 0), row[0].start))
    return near[0][1] if near else None


def _is_worded(actor: Actor, spans: Sequence[Span]) -> bool:
    if actor.kind in _REFERENTS and not actor.members:
        return _differs(spans)
    titles = {" ".join(r.title.lower().split()) for r in actor.roles}
    return actor.kind == "person" and len({s.report for s in spans}) > 1 and len(titles) > 2


def _differs(spans: Sequence[Span]) -> bool:
    """Told by more than one report, in more than one wording."""
    return len({s.report for s in spans}) > 1 and len({_plain(s) for s in spans}) > 1


def _plain(span: Span) -> str:
    return " ".join(span.quote.casefold().split())


def _row(referent: str, span: Span, voices: Voices) -> Wording:
    speaking = voices.quoted(span)
    holding = voices.innermost(span)
    kinds = loaded_words(span.quote)
    voice = "quoted" if speaking is not None else "own"
    of = speaking.speaker if speaking is not None else holding.speaker if holding is not None else None
    reasons = ", ".join(f"{word} ({kind})" for word, kind in kinds.items())
    return Wording.model_validate(
        {
            "id": stable_id("w", referent, span.report, _plain(span), voice),
            "referent": referent,
            "span": span,
            "voice": voice,
            "of": of,
            "loaded": bool(kinds),
            "why": f"loaded: {reasons}" if kinds else "no word of the table of loaded words",
        }
    )


@cache
def _table() -> Mapping[str, str]:
    return MappingProxyType({row["word"]: row["kind"] for row in table("loaded")})


def loaded_words(text: str) -> dict[str, str]:
    """The loaded words of a wording and their kinds (praise, honour, blame, emotive, veiling, strength)."""
    found: dict[str, str] = defaultdict(str)
    for word in _WORD.findall(text.lower()):
        for form in (
            word,
            word.rstrip("s"),
            word.removesuffix("es"),
            word.removesuffix("ed"),
            word.removesuffix("ing"),
        ):
            if form in _table():
                found[word] = _table()[form]
                break
    return dict(found)
