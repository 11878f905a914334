"""`variorum export`: a story as files for other programs and people."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.output import emit, put
from variorum.cli.story import StoryArgument
from variorum.errors import RequestError
from variorum.ledger import Store
from variorum.model import Ledger
from variorum.publish import csv, json


class ExportFormat(StrEnum):
    """What a story can be exported as."""

    JSON = "json"
    HTML = "html"
    CSV = "csv"


def export(
    story: StoryArgument,
    format: Annotated[ExportFormat, typer.Option(help="What to write.")] = ExportFormat.JSON,
    output: Annotated[
        Path | None, typer.Option(help="File to write; for csv a folder.", show_default="standard output")
    ] = None,
) -> None:
    """Write a whole story for other programs or people.

    As the ledger in JSON (format 1), as one page that needs no server, or as one CSV file for each table.
    """
    ledger = Store(story).view().ledger()
    if format is ExportFormat.CSV:
        _write_folder(ledger, output)
        return
    text = json.document(ledger) if format is ExportFormat.JSON else _page(ledger)
    if output is None:
        emit(text)
    else:
        put(output, text)


def _page(ledger: Ledger) -> str:
    from variorum.publish import html  # noqa: PLC0415 # templates are slow to import, and other commands need none

    return html.page(ledger)


def _write_folder(ledger: Ledger, folder: Path | None) -> None:
    if folder is None:
        raise RequestError(
            "csv makes one file for each table: expected a folder for them; name it with --output FOLDER"
        )
    for name, text in csv.files(ledger).items():
        put(folder / name, text)
