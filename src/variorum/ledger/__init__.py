"""The store: a story in its home, a SQLite file or a PostgreSQL database. `Store` hands out `Writer` and `View`."""

from variorum.ledger.backup import back_up, restore
from variorum.ledger.check import check
from variorum.ledger.hits import Hit, Hits, Snippet
from variorum.ledger.page import Page
from variorum.ledger.readings import Readings
from variorum.ledger.store import FILE_NAME, Store
from variorum.ledger.view import View
from variorum.ledger.writer import Writer

__all__ = [
    "FILE_NAME",
    "Hit",
    "Hits",
    "Page",
    "Readings",
    "Snippet",
    "Store",
    "View",
    "Writer",
    "back_up",
    "check",
    "restore",
]
