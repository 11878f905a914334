"""`edit`: one field of one row gets another value, and what is made of that field follows."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from variorum.amend.draft import Draft, told
from variorum.amend.fields import FIELDS
from variorum.amend.people import actors_of, words_of
from variorum.errors import OrphanError
from variorum.model import Anchor, Decision, EventTime, Hop, Published, Record, Span
from variorum.resolve.event_times import time_of
from variorum.text.calendar import bounds

_Changes = dict[str, Any]


def edit(draft: Draft, decision: Decision) -> None:
    """Sets the field; raises `OrphanError` where the row, or a row or words of the new value, are not there."""
    table, field = decision.anchors[0].table, str(decision.field)
    key = draft.fit(decision.anchors[0])
    row = draft.get(Record, table, key)
    changes = SPECIAL[table, field](draft, row, decision) if (table, field) in SPECIAL else _plain(draft, row, decision)
    why = f"{getattr(row, 'why', '')}; {told(f'{field} was {_was(row, field)}', decision)}"
    if (table, field) == ("events", "label"):
        draft.labelled.add(key)
    draft.put(table, type(row).model_validate({**dict(row), **changes, "why": why}))


def _plain(draft: Draft, row: Any, decision: Decision) -> _Changes:
    """The new value as it is given, or the actors or words that it names."""
    field = str(decision.field)
    match FIELDS[decision.anchors[0].table][field].sort:
        case "actor":
            return {field: next(iter(actors_of(draft, decision)), None)}
        case "actors":
            return {field: tuple(actors_of(draft, decision))}
        case "words":
            words = words_of(draft, decision.to)
            return {field: words if isinstance(getattr(row, field), tuple) else words[0]}
        case "number":
            return {field: None if decision.value is None else float(decision.value)}
        case _:
            return {field: decision.value}


def _was(row: Record, field: str) -> str:
    value = getattr(row, field)
    if isinstance(value, (EventTime, Published)):
        value = value.model_dump(exclude={"why"}, exclude_none=True)
    text = " … ".join(s.quote for s in value) if _is_words(value) else str(value)
    return " ".join(text.split())[:120]


def _is_words(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(item, Span) for item in value)


def _speaker(draft: Draft, row: Any, decision: Decision) -> _Changes:
    """The new speaker, at the head of the chain in place of the old one; where words name it, these words as well."""
    rest = row.chain[1:] if row.chain and row.chain[0].actor == row.speaker else row.chain
    if not decision.to:
        return {"speaker": None, "speaker_span": None, "chain": rest}
    speaker, anchor = next(iter(actors_of(draft, decision).items()))
    words = draft.locate(anchor.places)[0] if anchor.id is None else row.speaker_span
    head = Hop(actor=speaker, span=words, evidence=row.chain[0].evidence if row.chain else None)
    return {
        "speaker": speaker,
        "speaker_span": words,
        "chain": (head, *(hop for hop in rest if hop.actor != speaker)),
    }


def _chain(draft: Draft, row: Any, decision: Decision) -> _Changes:
    """The hops by actor, those that were there before with their words; the first is the speaker."""
    known = {hop.actor: hop for hop in row.chain}
    hops = [known.get(actor) or _hop(draft, actor, anchor) for actor, anchor in actors_of(draft, decision).items()]
    return {"chain": tuple(hops), "speaker": hops[0].actor if hops else row.speaker}


def _hop(draft: Draft, actor: str, anchor: Anchor) -> Hop:
    return Hop(actor=actor, span=draft.locate(anchor.places)[0] if anchor.id is None else None)


def _content(draft: Draft, row: Any, decision: Decision) -> _Changes:
    """The new words, all of the statement's own report, with what of them was quoted."""
    words = tuple(span for span in words_of(draft, decision.to) if span.report == row.report)
    if not words:
        raise OrphanError(f"the new words are not in {row.report}, the report of the statement")
    return {"content": words, "quoted": tuple(q for q in row.quoted if any(span.holds(q) for span in words))}


def _time(_draft: Draft, _row: Any, decision: Decision) -> _Changes:
    days = bounds(decision.value)
    why = told("set", decision)
    return {"time": time_of(days, why) if days else EventTime(precision="none", why=why)}


def _published(_draft: Draft, _row: Any, decision: Decision) -> _Changes:
    value = str(decision.value)
    precision = {4: "year", 7: "month", 10: "day"}[len(value)]
    return {"published": {"value": value, "precision": precision, "basis": "stated", "why": told("set", decision)}}


SPECIAL: Final[Mapping[tuple[str, str], Callable[[Draft, Any, Decision], _Changes]]] = MappingProxyType(
    {
        ("statements", "speaker"): _speaker,
        ("statements", "chain"): _chain,
        ("statements", "content"): _content,
        ("events", "time"): _time,
        ("reports", "published"): _published,
    }
)
