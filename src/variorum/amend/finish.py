"""A draft made a ledger again: ids that are no more are replaced, and what hangs on changed rows follows."""

from collections.abc import Collection

from variorum.amend.draft import STAGE, Draft
from variorum.amend.relabel import relabelled
from variorum.model import TABLES, Actor, Event, Family, Figure, Ledger, Record, Statement
from variorum.resolve.events import label_of
from variorum.resolve.measures import attach


def finished(draft: Draft, before: Ledger) -> Ledger:
    """The ledger of a draft; tables that no decision touched are those of the ledger before, untouched."""
    if not draft.touched:
        return before
    tables = {table: _current(draft, table, getattr(before, table)) for table in TABLES}
    ledger = before.model_copy(update={**tables, "left_out": tuple(draft.tables["left_out"].values())})
    changes = {
        "statements": _with_ends(ledger, draft),
        "events": _labelled(ledger, before, draft),
        "families": tuple(f for f in ledger.families if f.passages or not _had_passages(f, before)),
    }
    ledger = ledger.model_copy(update=changes)
    return ledger.model_copy(update={"figures": _attached(ledger, _reports_of(draft, before, ledger))})


def _current(draft: Draft, table: str, before: tuple[Record, ...]) -> tuple[Record, ...]:
    rows = draft.tables[table].values()
    kept = rows if not draft.ids else (r for row in rows if (r := relabelled(row, draft.ids)) is not None)
    after = tuple(kept)
    return before if after == before else after


def _with_ends(ledger: Ledger, draft: Draft) -> tuple[Statement, ...]:
    """Of changed statements it is found anew whether the first hop's own text is in the pile."""
    outlets = {report.outlet for report in ledger.reports}
    touched = {key for table, key in draft.touched if table == "statements"}

    def with_end(row: Statement) -> Statement:
        end = "seen" if row.chain and row.chain[0].actor in outlets else "not-seen"
        return row.model_copy(update={"chain_end": end}) if row.id in touched else row

    return tuple(map(with_end, ledger.statements))


def _labelled(ledger: Ledger, before: Ledger, draft: Draft) -> tuple[Event, ...]:
    """Events with other participants, or participants of other names, are named anew, not where a person did it."""
    cast = {actor.id: actor for actor in ledger.actors}
    old_cast = {actor.id: actor for actor in before.actors}
    old = {event.id: event for event in before.events}

    def label(event: Event) -> Event:
        was = old.get(event.id)
        if event.id in draft.labelled or (was and _told_of(was, old_cast) == _told_of(event, cast)):
            return event
        told = label_of(event.kind, event.participants, event.place, event.mentions, cast)
        return event.model_copy(update={"label": told})

    return tuple(map(label, ledger.events))


def _told_of(event: Event, cast: dict[str, Actor]) -> object:
    """What the label of an event is made of."""
    ids = (*(p.actor for p in event.participants), event.place or "")
    return event.kind, event.mentions, tuple(cast[i].name if i in cast else i for i in ids)


def _had_passages(family: Family, before: Ledger) -> bool:
    return any(f.passages for f in before.families if f.id == family.id)


def _reports_of(draft: Draft, before: Ledger, after: Ledger) -> frozenset[str]:
    """The reports of statements or figures that were changed, added or taken away."""
    ids = {key for table, key in draft.touched if table in ("statements", "figures")}
    rows = (*before.statements, *after.statements)
    named = {row.report for row in rows if row.id in ids}
    return frozenset(named | {row.span.report for row in after.figures if row.id in ids} | _renamed(before, after))


def _renamed(before: Ledger, after: Ledger) -> frozenset[str]:
    """The reports of statements whose chain is another, if only because an actor has another id."""
    old = {row.id: row.chain for row in before.statements}
    return frozenset(row.report for row in after.statements if old.get(row.id) != row.chain)


def _attached(ledger: Ledger, reports: Collection[str]) -> tuple[Figure, ...]:
    """The figures of these reports with the statement that they stand in now, and with its chain."""
    said = [row for row in ledger.statements if row.report in reports]
    loose = {"statement": None, "chain": ()}
    mine = [row.model_copy(update=loose) for row in ledger.figures if row.span.report in reports]
    attached = {row.id: row for row in attach(mine, said)}
    return tuple(attached.get(row.id, row) for row in ledger.figures)


def without_notes(ledger: Ledger) -> Ledger:
    """The ledger without what replaying left out of it."""
    return ledger.model_copy(update={"left_out": tuple(left for left in ledger.left_out if left.stage != STAGE)})
