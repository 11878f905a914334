"""`variorum restore`: a story out of its backup."""

from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.output import note
from variorum.cli.story import StoryArgument
from variorum.ledger import Store, restore


def restore_story(
    file: Annotated[Path, typer.Argument(help="A file that variorum backup has written.", show_default=False)],
    story: StoryArgument,
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of a story that is there.")] = False,
) -> None:
    """Put the story of a backup into a folder or database.

    A story that is there already is left alone unless --replace is given; it is then replaced as a whole, but decisions
    that the backup does not have are kept.
    """
    store = Store(story)
    ledger = restore(file, store, replace)
    note(f"{store.home.name}: reports: {len(ledger.reports)}; next: variorum open {store.home.name}")
