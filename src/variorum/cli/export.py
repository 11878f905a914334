"""`variorum export`: a story as files for other programs and people."""

import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.output import emit, is_read_by_a_person, put
from variorum.errors import RequestError
from variorum.ledger import Store
from variorum.publish.exports import EXPORTS

ExportFormat = StrEnum("ExportFormat", {each.name.upper(): each.name for each in EXPORTS})  # type: ignore[misc] # no literal
_LEDGER = ExportFormat("json")
_WHAT = "; ".join(f"{export.name}: {export.what}" for export in EXPORTS)


def export(
    story: Annotated[Path, typer.Argument(help="Folder of the story.", show_default=False)],
    format: Annotated[ExportFormat, typer.Option(help=f"What to write. {_WHAT}.")] = _LEDGER,
    output: Annotated[
        Path | None,
        typer.Option(help="File to write; a folder for what makes several files.", show_default="standard output"),
    ] = None,
) -> None:
    """Write a whole story for other programs or people."""
    chosen = next(each for each in EXPORTS if each.name == format)
    made = chosen.make(Store(story).view().ledger())
    if isinstance(made, Mapping):
        if output is None:
            raise RequestError(f"{chosen.name} makes a folder with files; name it with --output FOLDER")
        for name, content in made.items():
            put(output / name, content)
    elif output is not None:
        put(output, made)
    elif isinstance(made, str):
        emit(made)
    elif is_read_by_a_person():
        raise RequestError(f"{chosen.name} is no text for a terminal; name a file with --output FILE")
    else:
        sys.stdout.buffer.write(made)
