"""The story that is served: read once, and again when another build or a decision has written it anew."""

import threading
from collections.abc import Callable, Sequence
from functools import cached_property

from markupsafe import Markup

from variorum.amend.request import Desk, Request
from variorum.ledger import Store, View
from variorum.model import TABLES, Decision, Ledger, Record
from variorum.model.reference import key_of
from variorum.publish.review import Reviewed, review
from variorum.publish.sections import SECTIONS, Pages, Section
from variorum.publish.view import View as Look
from variorum.serve.kept import Kept
from variorum.serve.latest import Latest
from variorum.serve.links import Addresses

Decide = Callable[[Sequence[Decision]], Ledger]


class State:
    """One build of the story, whole in memory, with what is made of it when it is first asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.pages = Pages(Look(ledger), Addresses())
        self._lock = threading.Lock()  # sections are made once, by whoever asks first
        self.kept = Kept()

    @cached_property
    def tables(self) -> dict[str, dict[str, Record]]:
        """Every row by table and key."""
        return {table: {key_of(r, n): r for n, r in enumerate(getattr(self.ledger, table))} for table in TABLES}

    @cached_property
    def rows(self) -> dict[str, tuple[str, Record]]:
        """Every row that has an id of its own, with its table."""
        named = (item for item in self.tables.items() if item[0] not in ("left_out", "overruled"))
        return {key: (table, row) for table, rows in named for key, row in rows.items()}

    def section(self, section: Section, offset: int) -> Markup:
        """A section around some of its entries; made once, and kept for whoever asks next."""
        return Markup(self.kept.get(("section", section.id, offset), lambda: self._section(section, offset)))

    def _section(self, section: Section, offset: int) -> Markup:
        with self._lock:
            return self.pages.section(section, self.pages.entries(section, offset))

    def entries(self, section: Section, offset: int) -> Markup:
        """Some entries of a section, to be put below those that are there."""
        with self._lock:
            return self.pages.entries(section, offset)

    def total(self, section: Section) -> int:
        with self._lock:
            return self.pages.total(section)

    @cached_property
    def queue(self) -> tuple[Reviewed, ...]:
        return review(self.ledger)


class Live:
    """Hands out the state of today, and takes decisions, one at a time."""

    def __init__(self, store: Store, decide: Decide, adopt: Decide) -> None:
        self.view: View = store.view()
        self._decide, self._adopt = decide, adopt
        self._latest = Latest(self.view, State)
        self._deciding = threading.Lock()
        self.state().section(SECTIONS[0], 0)  # read before anybody waits for it

    def state(self) -> State:
        """The story as it is stored now."""
        return self._latest.get()

    @property
    def working(self) -> bool:
        """Is a decision being made now, with all that follows from it?"""
        return self._deciding.locked()

    def decide(self, request: Request, by: str) -> Decision:
        """Makes a decision and all that follows from it; raises `RequestError` where it fits nothing."""
        with self._deciding:
            decision = Desk(self.state().ledger).decide(request, by)
            self._latest.put(self._decide([decision]))
        return decision

    def adopt(self, decisions: Sequence[Decision]) -> int:
        """Takes over decisions that were made elsewhere; the number of those that fit nothing here."""
        with self._deciding:
            ledger = self._adopt(decisions)
            self._latest.put(ledger)
        mine = {decision.id for decision in decisions}
        return sum(decision.id in mine and decision.orphaned is not None for decision in ledger.decisions)
