"""A story in its home: `Store` hands out the pipeline's `Writer` and a read-only `View`."""

from pathlib import Path

from variorum.ledger.facts import has_story
from variorum.ledger.file import File
from variorum.ledger.home import Home, no_story
from variorum.ledger.migrations import MIGRATIONS, layout_of
from variorum.ledger.readings import Readings
from variorum.ledger.server import SCHEMES, Server
from variorum.ledger.view import View
from variorum.ledger.writer import Writer

FILE_NAME = "ledger.sqlite"


class Store:
    """The store of a story; nothing is opened or made before it is asked for.

    `story` is the folder of the story, or `postgresql://USER@HOST/DATABASE?story=NAME`; it has no `folder`.
    """

    def __init__(self, story: str | Path) -> None:
        self.name = str(story)
        self.folder = None if self.name.startswith(SCHEMES) else Path(story)
        self.home: Home = File(self.folder / FILE_NAME, self.name) if self.folder else Server(self.name)

    def writer(self) -> Writer:
        """The writer of this story, for a `with` statement; makes its folder or schema where that is missing."""
        return Writer(self.home)

    def readings(self) -> Readings:
        """What was read of this story's texts in earlier builds."""
        return Readings(self.home)

    def view(self) -> View:
        """The read-only view; raises `StoreError` where there is no story.

        A story that an older program wrote is brought up to date first.
        """
        if not self.home.exists():
            raise no_story(self.home.name)
        with self.home.reading() as connection:
            current = layout_of(self.home.name, connection) == len(MIGRATIONS)
            if not has_story(self.home.name, connection):
                raise no_story(self.home.name)
        if not current:
            with self.writer() as writer:
                writer.update()
        return View(self.home)
