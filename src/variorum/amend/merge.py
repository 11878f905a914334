"""`same`: rows that are one become one row, and everything that named any of them names it."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from variorum.amend.draft import Draft, judged
from variorum.model import Actor, Decision, Difference, Event, Figure, Mention, Role, Span
from variorum.resolve.events import joined

_Merge = Callable[[Draft, Sequence[str], Decision], None]


def same(draft: Draft, decision: Decision) -> None:
    """The first row that the decision names takes in the others; nothing is to be done where they are one already."""
    keys = tuple(dict.fromkeys(draft.fit(anchor) for anchor in decision.anchors))
    if len(keys) > 1:
        MERGES[decision.anchors[0].table](draft, keys, decision)


def _actors(draft: Draft, keys: Sequence[str], decision: Decision) -> None:
    rows = [draft.get(Actor, "actors", key) for key in keys]
    mentions = {(m.span.report, *m.span.bounds): m for row in reversed(rows) for m in row.mentions}
    merged = rows[0].model_copy(
        update={
            "members": tuple(dict.fromkeys(m for row in rows for m in row.members if m not in keys)),
            "mentions": tuple(sorted(mentions.values(), key=_place)),
            "roles": tuple(sorted({role for row in rows for role in row.roles}, key=_place)),
            "same_as": tuple(dict.fromkeys(link for row in rows for link in row.same_as)),
            "traits": tuple(sorted({trait for row in rows for trait in row.traits})),
        }
    )
    others = ", ".join(f"{row.name} ({row.id})" for row in rows[1:])
    _take_in(draft, "actors", keys)
    draft.put("actors", judged(merged, f"one with {others}", decision))


def _events(draft: Draft, keys: Sequence[str], decision: Decision) -> None:
    rows = [draft.get(Event, "events", key) for key in keys]
    cast = {key: row for key, row in draft.tables["actors"].items() if isinstance(row, Actor)}
    merged = joined(rows, "", cast)
    differences = _differences([*(d for row in rows for d in row.differences), *merged.differences])
    merged = merged.model_copy(update={"id": keys[0], "why": rows[0].why, "differences": differences})
    _take_in(draft, "events", keys)
    draft.put("events", judged(merged, f"one with {', '.join(keys[1:])}", decision))


def _differences(told: Sequence[Difference]) -> tuple[Difference, ...]:
    """What was told differently within the rows and between them: one difference a field, each value once."""
    fields: dict[str, dict[str, Span]] = {}
    for difference in told:
        for value, span in zip(difference.values, difference.spans, strict=True):
            fields.setdefault(difference.field, {}).setdefault(value, span)
    return tuple(Difference(field=f, values=tuple(v), spans=tuple(v.values())) for f, v in fields.items())


def _measures(draft: Draft, keys: Sequence[str], decision: Decision) -> None:
    for row in tuple(draft.tables["figures"].values()):
        if isinstance(row, Figure) and row.measure in keys[1:]:
            renamed = row.model_copy(update={"measure": keys[0]})
            draft.put("figures", judged(renamed, f"one measure with {keys[0]}", decision))


def _take_in(draft: Draft, table: str, keys: Sequence[str]) -> None:
    for key in keys[1:]:
        draft.remove(table, key, into=keys[0])


def _place(part: Mention | Role) -> tuple[str, int, int]:
    return part.span.report, *part.span.bounds


MERGES: Final[Mapping[str, _Merge]] = MappingProxyType(
    {"actors": _actors, "events": _events, "figure_groups": _measures}
)
