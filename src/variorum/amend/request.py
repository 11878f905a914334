"""From what a person asks for, by ids and addresses, to a decision that holds on to the words themselves."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final, Self

from pydantic import Field, ValidationError

from variorum.amend.places import Tables, places
from variorum.amend.sense import JUDGED, nonsense
from variorum.errors import RequestError, SpanError
from variorum.model import TABLES, Anchor, Decision, Ledger, Proof, Record, Report, Span, stable_id
from variorum.model.decision import Says
from variorum.model.reference import key_of

MOST_PLACES: Final = 200  # words that an anchor keeps: of a row with more, as many of each report as there is room for


class Request(Record):
    """A decision as a person asks for it. Rows by id, words by their address `REPORT-START-END`.

    `about`: the rows to judge; for `different` a row and another row, or a row and words of it; for `add` words.
    `table`: what the words become, for `add`. `to`: the rows or words that the new value names. `value`: any other.
    """

    says: Says
    about: tuple[str, ...] = Field(min_length=1, max_length=200)
    table: str | None = None
    field: str | None = None
    value: str | None = Field(default=None, max_length=2000)
    to: tuple[str, ...] = Field(default=(), max_length=50)
    note: str | None = Field(default=None, max_length=2000)

    @classmethod
    def read(cls, fields: object) -> Self:
        """A request out of plain values; raises `RequestError` with what was expected of which field."""
        try:
            return cls.model_validate(fields)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(map(str, first["loc"])) or "a decision"
            raise RequestError(f"{where}: {first['msg'].lower()}") from None


class Desk:
    """Makes the decisions about one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._tables: Tables = {
            table: {key_of(row, n): row for n, row in enumerate(getattr(ledger, table))} for table in TABLES
        }
        self._reports = {report.id: report for report in ledger.reports}

    def decide(self, request: Request, by: str, at: datetime | None = None) -> Decision:
        """The decision, dated now and signed; raises `RequestError` where its rows, words or value do not exist."""
        anchors = self._anchors(request)
        instant = (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="milliseconds")
        given = {**request.row(), "by": _signature(by), "at": instant, "anchors": anchors}
        given["to"] = tuple(self._anchor(name) for name in request.to)
        del given["table"]
        decision = Decision.model_validate({"id": stable_id("d", *given.values()), **given})
        problem = nonsense(decision)
        if problem is not None:
            raise RequestError(problem)
        return decision

    def _anchors(self, request: Request) -> tuple[Anchor, ...]:
        if request.says == "add":
            if request.table not in JUDGED["add"]:
                raise RequestError(f"expected --table {' or '.join(JUDGED['add'])}, got {request.table or 'none'}")
            return tuple(Anchor(table=request.table, places=self._words(name)) for name in request.about)
        found = [self._anchor(name) for name in request.about]
        whole = found[0].table
        if request.says == "different" and len(found) > 1 and not found[1].id:
            part = tuple(place for anchor in found[1:] for place in anchor.places)
            return found[0], Anchor(table=whole, places=part)
        return tuple(found)

    def _anchor(self, name: str) -> Anchor:
        """The anchor of a row by its id, or of words by their address."""
        for table, rows in self._tables.items():
            if name in rows:
                return Anchor(table=table, id=name, places=self._places(places(rows[name], self._tables)))
        return Anchor(table="words", places=self._words(name))

    def _words(self, address: str) -> tuple[Proof, ...]:
        report, start, end = _parts(address)
        if report not in self._reports:
            raise RequestError(
                f"{address}: expected the id of a row, or words as REPORT-START-END; there is no such row"
            )
        try:
            return self._places((self._reports[report].span(start, end),))
        except SpanError as error:
            raise RequestError(f"{address}: {error}") from None

    def _places(self, spans: Iterable[Span]) -> tuple[Proof, ...]:
        return tuple(Proof(sha256=self._hash(span), span=span) for span in _some(tuple(spans)))

    def _hash(self, span: Span) -> str:
        report: Report = self._reports[span.report]
        return report.sha256


def _parts(address: str) -> tuple[str, int, int]:
    """Report, start and end of an address; an empty report and no words where it is none."""
    report, _, bounds = address.strip().rpartition("-")
    report, _, start = report.rpartition("-")
    whole = report and start.isdecimal() and bounds.isdecimal()
    return (report, int(start), int(bounds)) if whole else ("", 0, 0)


def _some(spans: Sequence[Span]) -> Sequence[Span]:
    """At most `MOST_PLACES` of the words: the first of every report, then the second of every report, and so on."""
    turns: dict[str, int] = defaultdict(int)
    ranked = []
    for span in spans:
        ranked.append((turns[span.report], span))
        turns[span.report] += 1
    ranked.sort(key=lambda row: row[0])
    return [span for _, span in ranked[:MOST_PLACES]]


def _signature(by: str) -> str:
    name = " ".join(by.split())
    if not name or len(name) > 200:
        raise RequestError("a decision is signed: expected a name of at most 200 characters")
    return name
