"""One row as a person reads and corrects it: its words, its fields by name, what was said about it, what can be set."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from variorum.amend.fields import FIELDS, Editable
from variorum.amend.merge import MERGES
from variorum.amend.places import places
from variorum.amend.sense import JUDGED
from variorum.model import (
    Actor,
    Commitment,
    Decision,
    Event,
    EventTime,
    Figure,
    FigureGroup,
    Hop,
    Overruled,
    Participant,
    Passage,
    Point,
    Published,
    Record,
    Report,
    Span,
    Statement,
    Wording,
)
from variorum.publish.view import View
from variorum.publish.words import clip
from variorum.serve.live import State

MOST_WORDS: Final = 60  # places of a row that its page shows
_NOUNS: Final = {"figure_groups": "measure", "families": "family", "wording": "wording"}


@dataclass(frozen=True)
class Setting:
    """A field that can be edited: its name, how, and what it is now in words; `now` is its value where it has one."""

    name: str
    editable: Editable
    told: str
    now: str


@dataclass(frozen=True)
class RowPage:
    """What the page of a row shows. `machine` is the row as the machine made it, where a decision changed it."""

    table: str
    noun: str
    id: str
    label: str
    why: str
    spans: tuple[Span, ...]
    more_spans: int
    settings: tuple[Setting, ...]
    judgements: frozenset[str]
    decisions: tuple[Decision, ...]
    machine: Overruled | None


def row_page(state: State, key: str) -> RowPage | None:
    """The page of a row; nothing where there is no such row."""
    if key not in state.rows:
        return None
    table, row = state.rows[key]
    words = places(row, state.tables)
    return RowPage(
        table=table,
        noun=_NOUNS.get(table, table.removesuffix("s")),
        id=key,
        label=label(row, state.pages.view),
        why=str(getattr(row, "why", "")),
        spans=words[:MOST_WORDS],
        more_spans=max(0, len(words) - MOST_WORDS),
        settings=tuple(_settings(table, row, state.pages.view)),
        judgements=frozenset(says for says, tables in JUDGED.items() if table in tables),
        decisions=tuple(d for d in state.ledger.decisions if key in d.about),
        machine=next((o for o in state.ledger.overruled if (o.table, o.key) == (table, key)), None),
    )


def mergeable(table: str) -> bool:
    """Can two rows of the table be one?"""
    return table in MERGES


def label(row: Record, view: View) -> str:
    """What a row is called, on one line."""
    match row:
        case Report():
            return row.title or row.source
        case Actor():
            return row.name
        case Statement():
            return f"{view.name(row.speaker)}: {clip(row.content[0].quote, 120)}"
        case Event() | Point() | FigureGroup():
            return clip(row.label, 160)
        case Passage():
            return f"{row.kind.replace('-', ' ')}: {clip(row.a.quote, 120)}"
        case Commitment():
            return f"{view.names(row.who) or 'not named'}: {clip(row.what.quote, 120)}"
        case Figure() | Wording():
            return clip(row.span.quote, 120)
        case Decision():
            return f"{row.says} {' '.join(row.about)}"
        case _:
            return str(getattr(row, "id", ""))


def _settings(table: str, row: Record, view: View) -> Iterator[Setting]:
    for name, editable in FIELDS.get(table, {}).items():
        value: Any = getattr(row, name)
        now = "" if editable.takes_rows else _plain(value)
        yield Setting(name, editable, _told(value, view), now)


def _plain(value: object) -> str:
    """A value as the form gives it back."""
    match value:
        case None:
            return ""
        case EventTime():
            return _days(value.start, value.end)
        case Published():
            return value.value or ""
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def _days(start: str | None, end: str | None) -> str:
    if start == end:
        return start or ""
    return f"{start or '..'}/{end or '..'}"


def _told(value: object, view: View) -> str:
    """A value in words: actors by name, spans by their words."""
    match value:
        case None | ():
            return "nothing"
        case tuple():
            return " → ".join(_told(item, view) for item in value)
        case Hop() | Participant():
            return view.name(value.actor)
        case Span():
            return f"“{clip(value.quote, 160)}”"
        case EventTime() | Published() | float():
            return _plain(value) or "not known"
        case _:
            return view.name(str(value))
