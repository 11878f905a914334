"""The store: one story in one SQLite file. `Store` hands out the pipeline's `Writer` and a read-only `View`."""

from variorum.ledger.check import check
from variorum.ledger.store import FILE_NAME, Store
from variorum.ledger.view import View
from variorum.ledger.writer import Writer

__all__ = ["FILE_NAME", "Store", "View", "Writer", "check"]
