"""The tables of a ledger while decisions change them, and where in them the words of an anchor stand now."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from variorum.amend.places import places
from variorum.amend.relabel import relabelled
from variorum.errors import OrphanError
from variorum.model import TABLES, Anchor, Decision, Figure, Ledger, LeftOut, Proof, Record, Report, Span
from variorum.model.reference import key_of

STAGE: Final = "decisions"  # what `left_out` calls the rows that decisions took away
_Row = TypeVar("_Row", bound=Record)
_Bounds = tuple[str, int, int]


class Draft:
    """The rows of a ledger by table and key. Local to one replay: what goes in and comes out is frozen.

    `ids` gives for the id of each row that is no more the one that took its place, or null. `touched` are the keys of
    rows that were changed or added, `removed` the rows that were taken away, as (table, key).
    """

    def __init__(self, ledger: Ledger) -> None:
        self.tables: dict[str, dict[str, Record]] = {
            table: {key_of(row, n): row for n, row in enumerate(getattr(ledger, table))} for table in TABLES
        }
        self.ids: dict[str, str | None] = {}
        self.touched: set[tuple[str, str]] = set()
        self.labelled: set[str] = set()  # events whose label an analyst wrote
        self._reports: dict[str, list[Report]] = {}
        for report in ledger.reports:
            self._reports.setdefault(report.sha256, []).append(report)
        self._holders: dict[str, dict[_Bounds, set[str]]] = {}

    def get(self, kind: type[_Row], table: str, key: str) -> _Row:
        """The row as it stands, with the ids of today."""
        row = relabelled(self.tables[table][key], self.ids)
        if not isinstance(row, kind):
            raise TypeError(f"{table} {key}: expected a {kind.__name__}, found {type(row).__name__}")
        return row

    def put(self, table: str, row: Record) -> None:
        """Puts a row in its place, or at the end where it is new."""
        key = key_of(row, len(self.tables[table]))
        self._forget(table, key)
        self.tables[table][key] = row
        self.touched.add((table, key))
        if table in self._holders:
            self._hold(table, key, row)

    def replace(self, table: str, old: Record, new: Record) -> None:
        """Puts the new row in place of the old one where it says something else."""
        if new != old:
            self.put(table, new)

    def remove(self, table: str, key: str, *, into: str | None = None) -> None:
        """Takes a row away; what named it names `into` from now on, or nothing."""
        self._forget(table, key)
        for old, new in self.ids.items():
            if new == key:
                self.ids[old] = into
        self.ids[key] = into
        del self.tables[table][key]
        self.touched.add((table, key))

    def leave_out(self, table: str, key: str, decision: Decision) -> None:
        """Takes a row away and says so in `left_out`."""
        span = next(iter(places(self.tables[table][key], self.tables)), None)
        left = LeftOut(stage=STAGE, reason=f"{table} {key}: {told('wrong', decision)}", span=span)
        self.remove(table, key)
        self.tables["left_out"][str(len(self.tables["left_out"]))] = left

    def locate(self, stored: Iterable[Proof]) -> tuple[Span, ...]:
        """The words that stand in the story as they stood; raises `OrphanError` where none does."""
        wanted = tuple(stored)
        found = tuple(span for place in wanted if (span := self._located(place)) is not None)
        if not found:
            said = f"“{' '.join(wanted[0].span.quote.split())[:80]}”" if wanted else "no words are kept with it"
            raise OrphanError(f"its words are not in the story any more: {said}")
        return found

    def fit(self, anchor: Anchor) -> str:
        """The key of the row that rests on more than half of the anchored words; of several such, the one with its id.

        Raises `OrphanError` where the words are gone, rest in no row, or are spread over several.
        """
        words = self.locate(anchor.places)
        counts = Counter(key for span in words for key in self.holding(anchor.table, span))
        most = max(counts.values(), default=0)
        best = [key for key, count in counts.items() if count == most and 2 * count > len(words)]
        if anchor.id in best:
            return str(anchor.id)
        if len(best) == 1:
            return best[0]
        first = f"“{' '.join(words[0].quote.split())[:80]}”"
        if not counts:
            raise OrphanError(f"no row of {anchor.table} rests on its words any more: {first}")
        raise OrphanError(f"its words are now spread over {len(counts)} rows of {anchor.table}: {first}")

    def holding(self, table: str, span: Span) -> frozenset[str]:
        """The keys of the rows that rest on exactly these words."""
        if table not in self._holders:
            self._holders[table] = {}
            for key, row in self._rows_of(table):
                self._hold(table, key, row)
        return frozenset(self._holders[table].get((span.report, *span.bounds), ()))

    def _rows_of(self, table: str) -> Sequence[tuple[str, Record]]:
        """A figure group stands on its figures, whether or not groups have been made of them yet."""
        if table == "figure_groups":
            return [(row.measure, row) for row in self.tables["figures"].values() if isinstance(row, Figure)]
        return list(self.tables[table].items())

    def _hold(self, table: str, key: str, row: Record) -> None:
        for span in places(row, self.tables):
            self._holders[table].setdefault((span.report, *span.bounds), set()).add(key)

    def _forget(self, table: str, key: str) -> None:
        if table == "figures":
            self._holders.pop("figure_groups", None)
        if table in self._holders and key in self.tables[table]:
            for span in places(self.tables[table][key], self.tables):
                self._holders[table].get((span.report, *span.bounds), set()).discard(key)

    def _located(self, place: Proof) -> Span | None:
        """The span in the report that was read from the same file, where the same words stand there."""
        start, end = place.span.bounds
        same = [r for r in self._reports.get(place.sha256, ()) if r.text[start:end] == place.span.quote]
        report = next((r for r in same if r.id == place.span.report), same[0] if len(same) == 1 else None)
        return report.span(start, end) if report else None


def told(what: str, decision: Decision) -> str:
    """What a `why` says of a decision."""
    note = f": {decision.note}" if decision.note else ""
    return f"{what}, says {decision.by} on {decision.at[:10]} ({decision.id}){note}"


def judged(row: _Row, what: str, decision: Decision) -> _Row:
    """The row with the decision in its `why`."""
    return row.model_copy(update={"why": f"{getattr(row, 'why', '')}; {told(what, decision)}"})
