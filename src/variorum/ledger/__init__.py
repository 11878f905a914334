"""The store: a story in its home, a SQLite file. `Store` hands out the pipeline's `Writer` and a read-only `View`."""

from variorum.ledger.check import check
from variorum.ledger.hits import Hit, Hits, Snippet
from variorum.ledger.page import Page
from variorum.ledger.store import FILE_NAME, Store
from variorum.ledger.view import View
from variorum.ledger.writer import Writer

__all__ = ["FILE_NAME", "Hit", "Hits", "Page", "Snippet", "Store", "View", "Writer", "check"]
