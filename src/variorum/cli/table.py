"""A ledger table for people: the fields that matter, actors by name, spans by their words."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from pathlib import PurePath

from rich.console import Console
from rich.table import Table

from variorum.cli.output import plain
from variorum.model import EventTime, Hop, Ledger, Participant, Record, Relation, Role, Share, Span

_COLUMNS: dict[str, tuple[str, ...]] = {  # table -> paths to fields of its records
    "reports": ("id", "published.value", "outlet", "title", "source"),
    "actors": ("id", "name", "kind", "roles", "mentions"),
    "times": ("span", "value", "type", "anchor"),
    "statements": ("report", "speaker", "chain", "mode", "certainty", "content"),
    "events": ("id", "label", "time", "place", "participants", "status"),
    "figures": ("span", "measure", "low", "high", "comparator", "as_of"),
    "figure_groups": ("label", "members", "independent_origins", "relations"),
    "passages": ("kind", "direction", "a", "b", "score"),
    "families": ("id", "kind", "root", "share"),
    "commitments": ("who", "to_whom", "strength", "what", "made_when"),
    "wording": ("referent", "voice", "of", "span", "loaded"),
    "points": ("label", "verdict", "independent_origins", "carried_by", "silent"),
    "decisions": ("at", "by", "says", "about", "value", "undone_by", "orphaned"),
    "overruled": ("table", "key", "was"),
    "left_out": ("stage", "source", "reason", "span"),
}
_LONGEST = 160


def names_of(ledger: Ledger) -> dict[str, str]:
    """The words for ids: names of actors, file names of reports, labels of events and measures, words of figures."""
    return {
        **{report.id: PurePath(report.source).name for report in ledger.reports},
        **{actor.id: actor.name for actor in ledger.actors},
        **{event.id: event.label for event in ledger.events},
        **{figure.id: figure.span.quote for figure in ledger.figures},
        **{group.measure: group.label for group in ledger.figure_groups},
    }


def draw(table: str, rows: Sequence[Record], names: Mapping[str, str]) -> str:
    """The table as text, as wide as the terminal; `names` gives the words for ids."""
    columns = [path.partition(".")[0].replace("_", " ") for path in _COLUMNS[table]]
    return grid(columns, ([_cell(row, path, names) for path in _COLUMNS[table]] for row in rows), ruled=False)


def grid(columns: Sequence[str], rows: Iterable[Sequence[str]], *, ruled: bool = True) -> str:
    """Cells of plain text under their columns as text, as wide as the terminal, no word cut; `ruled` draws a line
    between rows.
    """
    drawn = Table(show_lines=ruled)
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for row in rows:
        drawn.add_row(*map(plain, row))
    console = Console(markup=False, highlight=False)
    with console.capture() as captured:
        console.print(drawn)
    return captured.get()


def _cell(row: Record, path: str, names: Mapping[str, str]) -> str:
    value = reduce(getattr, path.split("."), row)
    words = plain(" ".join(_words(value, {} if path == "id" else names).split()))
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _words(value: object, names: Mapping[str, str]) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else ""
        case float():
            return f"{value:g}" if value != int(value) else str(int(value))
        case str():
            return names.get(value, value)
        case tuple():
            return _several(value, names)
        case Record():
            return _record_words(value, names)
        case _:
            return str(value)


def _record_words(record: Record, names: Mapping[str, str]) -> str:
    """What a record inside a row says in short; nothing where it has no short form."""
    match record:
        case Span():
            return record.quote
        case Role():
            return record.title
        case Hop():
            return _words(record.actor, names)
        case Participant():
            return f"{_words(record.actor, names)} ({record.role})"
        case Share():
            return f"{_words(record.report, names)} {record.share:.0%}"
        case Relation():
            return f"{_words(record.a, names)} {record.relation} {_words(record.b, names)}"
        case EventTime():
            return record.start or "" if record.start == record.end else f"{record.start or '?'} to {record.end or '?'}"
        case _:
            return ""


def _several(values: tuple[object, ...], names: Mapping[str, str]) -> str:
    """Words of each; of what has no words of its own, only how many there are."""
    words = [word for word in (_words(value, names) for value in values) if word]
    if not words:
        return str(len(values)) if values else ""
    joint = " … " if isinstance(values[0], Span) else ", "
    return joint.join(words)
