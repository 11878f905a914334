"""A story in its home: `Store` hands out the pipeline's `Writer` and a read-only `View`."""

from pathlib import Path

from variorum.errors import StoreError
from variorum.ledger.facts import has_story
from variorum.ledger.file import File
from variorum.ledger.migrations import MIGRATIONS, layout_of
from variorum.ledger.view import View
from variorum.ledger.writer import Writer

FILE_NAME = "ledger.sqlite"


class Store:
    """The store of the story in `folder`; nothing is opened or made before it is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME
        self.home = File(self.path, str(folder))

    def writer(self) -> Writer:
        """The writer of this story, for a `with` statement; makes the folder where it is missing."""
        if self.folder.exists() and not self.folder.is_dir():
            raise StoreError(f"{self.folder}: expected a folder, found a file; name a folder for the story")
        return Writer(self.home)

    def view(self) -> View:
        """The read-only view; raises `StoreError` where there is no story.

        A story that an older program wrote is brought up to date first.
        """
        if not self.home.exists():
            raise self._no_story()
        with self.home.reading() as connection:
            known = has_story(self.home.name, connection)
            current = layout_of(self.home.name, connection) == len(MIGRATIONS)
        if not known:
            raise self._no_story()
        if not current:
            with self.writer() as writer:
                writer.update()
        return View(self.home)

    def _no_story(self) -> StoreError:
        name = self.home.name
        return StoreError(f"{name}: no story here; build one with `variorum build FILES --into {name}`")
