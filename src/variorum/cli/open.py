"""`variorum open`: a story as a page in the browser."""

import os
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.output import emit, note, put
from variorum.cli.story import StoryArgument
from variorum.ledger import Store

PAGE_NAME = "story.html"


def open_page(
    story: StoryArgument,
    browser: Annotated[bool, typer.Option(help="Open the page, or only print where it is.")] = True,
) -> None:
    """Open the page of a story in the browser.

    The page is one file, story.html in the folder of the story (NAME.html here for a story in a database); it is
    written anew each time, and its path is printed.
    """
    from variorum.publish import html  # noqa: PLC0415 # templates are slow to import, and other commands need none

    store = Store(story)
    page = (store.folder / PAGE_NAME if store.folder else Path(f"{store.home.story}.html")).absolute()
    put(page, html.page(store.view().ledger()))
    emit(f"{page}\n")
    if browser and not (_has_screen() and webbrowser.open(page.as_uri())):
        note("no browser was found; open the file above in one")


def _has_screen() -> bool:
    """Without a screen, `webbrowser` would start a text browser and block."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    return sys.platform in {"darwin", "win32"} or any(os.environ.get(name) for name in screens)
