"""`different`: rows that were taken for one become two, and what named the one names whichever is named nearest."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from variorum.amend.draft import Draft, judged
from variorum.amend.places import places
from variorum.amend.relabel import relabelled
from variorum.errors import OrphanError
from variorum.model import Actor, Commitment, Decision, Event, Figure, Hop, Mention, Span, Statement, stable_id
from variorum.resolve.events import label_of
from variorum.text.names import best_description

_Split = Callable[[Draft, str, Sequence[Span], Decision], None]


def different(draft: Draft, decision: Decision) -> None:
    """The words of the second anchor leave the row of the first; nothing is to be done where none of them is in it."""
    first, second = decision.anchors
    whole, words = draft.fit(first), draft.locate(second.places)
    inside = [span for span in words if whole in draft.holding(first.table, span)]
    if inside:
        SPLITS[first.table](draft, whole, inside, decision)
    elif not any(draft.holding(first.table, span) for span in words):
        raise OrphanError(f"no row of {first.table} rests on its words any more: “{words[0].quote}”")


def _actors(draft: Draft, key: str, words: Sequence[Span], decision: Decision) -> None:
    whole = draft.get(Actor, "actors", key)
    gone, kept = ([m for m in whole.mentions if (m.span in words) is there] for there in (True, False))
    _require(kept, words)
    part = whole.model_copy(
        update={
            "id": stable_id("a", "split", decision.id, *(span.bounds for span in words)),
            "name": decision.value or _name(gone),
            "mentions": tuple(gone),
            "roles": tuple(r for r in whole.roles if any(m.span.holds(r.span) or r.span.holds(m.span) for m in gone)),
            "same_as": (),
        }
    )
    rest = whole.model_copy(
        update={"mentions": tuple(kept), "roles": tuple(r for r in whole.roles if r not in part.roles)}
    )
    draft.put("actors", judged(rest, f"other than {part.name} ({part.id})", decision))
    draft.put("actors", judged(part, f"other than {whole.name} ({key})", decision))
    _follow(draft, key, part, [m.span for m in kept])


def _name(mentions: Sequence[Mention]) -> str:
    named = [m.span.quote for m in mentions if m.form == "name"]
    return max(named, key=len) if named else best_description([m.span.quote for m in mentions])


def _follow(draft: Draft, key: str, part: Actor, kept: Sequence[Span]) -> None:
    """What named the actor where the part is named nearest now names the part."""
    gone, to_part = [m.span for m in part.mentions], {key: part.id}
    reports = {span.report for span in gone}
    for table, kind in (("statements", Statement), ("events", Event), ("figures", Figure), ("commitments", Commitment)):
        for key_of_row, stored in tuple(draft.tables[table].items()):
            words = places(stored, draft.tables)
            if reports.isdisjoint(span.report for span in words):
                continue
            row = draft.get(kind, table, key_of_row)
            if isinstance(row, Statement):
                draft.replace(table, row, _statement(row, gone, kept, to_part))
            elif all(_nearest(span, gone, kept) for span in words):
                draft.replace(table, row, relabelled(row, to_part) or row)


def _statement(row: Statement, gone: Sequence[Span], kept: Sequence[Span], to_part: Mapping[str, str]) -> Statement:
    """A statement names an actor by the words for its speaker and for each hop, so these decide before nearness."""
    near = _nearest(row.speaker_span or row.content[0], gone, kept)
    speaker = to_part.get(row.speaker or "", row.speaker) if near else row.speaker
    chain = tuple(_hop(hop, to_part) if _nearest(hop.span or row.content[0], gone, kept) else hop for hop in row.chain)
    named = [a for a in row.addressee if a in to_part] if _nearest(row.content[0], gone, kept) else []
    addressee = tuple(to_part[a] if a in named else a for a in row.addressee)
    return row.model_copy(update={"speaker": speaker, "chain": chain, "addressee": addressee})


def _hop(hop: Hop, to_part: Mapping[str, str]) -> Hop:
    return hop.model_copy(update={"actor": to_part.get(hop.actor, hop.actor)})


def _nearest(span: Span, gone: Sequence[Span], kept: Sequence[Span]) -> bool:
    """Is a naming of the part nearer to the words than every one of the rest? Of two as near, the one before them."""
    ranked = [(_distance(span, other), other.start > span.start, there) for other, there in _both(span, gone, kept)]
    return bool(ranked) and min(ranked)[2] == 0


def _both(span: Span, gone: Sequence[Span], kept: Sequence[Span]) -> Iterator[tuple[Span, int]]:
    for there, spans in enumerate((gone, kept)):
        yield from ((other, there) for other in spans if other.report == span.report)


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _events(draft: Draft, key: str, words: Sequence[Span], decision: Decision) -> None:
    whole = draft.get(Event, "events", key)
    gone, kept = ([m for m in whole.mentions if (m in words) is there] for there in (True, False))
    _require(kept, words)
    cast = {key: row for key, row in draft.tables["actors"].items() if isinstance(row, Actor)}
    fresh = {"id": stable_id("e", "split", decision.id, *(span.bounds for span in words))}
    for mentions, changes in ((kept, {}), (gone, fresh)):
        part = whole.model_copy(
            update={
                "mentions": tuple(mentions),
                "label": label_of(whole.kind, whole.participants, whole.place, mentions, cast),
                "differences": (),
                "when": _beside(whole.when, mentions),
                "until": _beside(whole.until, mentions),
                **changes,
            }
        )
        draft.put("events", judged(part, f"{len(mentions)} of {len(whole.mentions)} mentions of {key}", decision))


def _beside(words: Sequence[Span], mentions: Collection[Span]) -> tuple[Span, ...]:
    reports = {mention.report for mention in mentions}
    return tuple(span for span in words if span.report in reports)


def _measures(draft: Draft, key: str, words: Sequence[Span], decision: Decision) -> None:
    rows = [row for row in draft.tables["figures"].values() if isinstance(row, Figure) and row.measure == key]
    gone = [row for row in rows if row.span in words]
    _require([row for row in rows if row not in gone], words)
    measure = stable_id("m", "split", decision.id, *(span.bounds for span in words))
    for row in gone:
        renamed = row.model_copy(update={"measure": measure})
        draft.put("figures", judged(renamed, f"another measure than {key}", decision))


def _require(kept: Collection[object], words: Sequence[Span]) -> None:
    if not kept:
        raise OrphanError(f"all the words of the row are in its part, so that nothing is left: “{words[0].quote}”")


SPLITS: Final[Mapping[str, _Split]] = MappingProxyType(
    {"actors": _actors, "events": _events, "figure_groups": _measures}
)
