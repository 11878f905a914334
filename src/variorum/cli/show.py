"""`variorum show`: one table of a story."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.output import emit, is_read_by_a_person, json_lines, json_text
from variorum.cli.table import draw, names_of
from variorum.ledger import Store, View
from variorum.model import Record
from variorum.publish.exports import csv


class ShowFormat(StrEnum):
    """How a table is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def show(
    story: Annotated[Path, typer.Argument(help="Folder of the story.", show_default=False)],
    table: Annotated[str, typer.Argument(help="Name of the table, such as statements.", show_default=False)],
    format: Annotated[
        ShowFormat | None,
        typer.Option(help="How to print it.", show_default="table on a terminal, else jsonl"),
    ] = None,
) -> None:
    """Print one table of a story.

    For people on a terminal; as JSON lines, one record a line, into a pipe or a file.
    """
    view = Store(story).view()
    rows = view.rows(table)
    if format is None:
        format = ShowFormat.TABLE if is_read_by_a_person() else ShowFormat.JSONL
    emit(_PRINTERS[format](view, table, rows))


def _table(view: View, table: str, rows: Sequence[Record]) -> str:
    return draw(table, rows, names_of(view.ledger()))


def _json(_view: View, _table: str, rows: Sequence[Record]) -> str:
    return json_text([row.row() for row in rows])


def _jsonl(_view: View, _table: str, rows: Sequence[Record]) -> str:
    return json_lines(rows)


def _csv(_view: View, table: str, rows: Sequence[Record]) -> str:
    return csv.table(table, rows)


_PRINTERS: dict[ShowFormat, Callable[[View, str, Sequence[Record]], str]] = {
    ShowFormat.TABLE: _table,
    ShowFormat.JSON: _json,
    ShowFormat.JSONL: _jsonl,
    ShowFormat.CSV: _csv,
}
