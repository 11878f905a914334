"""A story on disk: a folder that holds the ledger, and beside it what is published from it."""

from pathlib import Path

from variorum.errors import StoreError
from variorum.ledger.view import View
from variorum.ledger.writer import Writer

FILE_NAME = "ledger.sqlite"


class Store:
    """The store of the story in `folder`; nothing is opened or made before it is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME

    def writer(self) -> Writer:
        """The writer of this story, for a `with` statement; makes the folder where it is missing."""
        if self.folder.exists() and not self.folder.is_dir():
            raise StoreError(f"{self.folder}: expected a folder, found a file; name a folder for the story")
        return Writer(self.path)

    def view(self) -> View:
        """The read-only view; raises `StoreError` where there is no story."""
        if not self.path.is_file():
            raise StoreError(
                f"{self.folder}: no story here; build one with `variorum build FILES --into {self.folder}`"
            )
        return View(self.path)
