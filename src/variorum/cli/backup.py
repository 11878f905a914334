"""`variorum backup`: a story in one file, to be kept elsewhere."""

from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.output import note
from variorum.cli.story import StoryArgument
from variorum.ledger import Store, back_up


def backup(
    story: StoryArgument,
    file: Annotated[Path, typer.Argument(help="File to write; replaced where it is there.", show_default=False)],
) -> None:
    """Write a whole story, decisions and all, into one file.

    The file is a SQLite store whatever the story lives in, so it can be restored anywhere. It is checked before it is
    written, and written as a whole or not at all. What is remembered of the reading of texts is left out.
    """
    ledger = back_up(Store(story), file)
    note(f"{file}: reports: {len(ledger.reports)}, decisions: {len(ledger.decisions)}; next: variorum restore {file}")
