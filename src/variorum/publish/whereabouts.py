"""Where the words of a span, or of a row of the ledger, stand in the original: its bytes, or page and box."""

import re
from pathlib import Path

from variorum.errors import RequestError
from variorum.model import TABLES, Ledger, Record, Report, Span, records_in
from variorum.model.report import Place
from variorum.publish.reports import Named, Names, choose
from variorum.read.original import Original, original

_BOUNDS = re.compile(r"(?P<report>.+):(?P<start>\d+)-(?P<end>\d+)")


class Stretch(Record):
    """A run of the words, and the bytes `[start, end)` of the original that hold them, as they are written there.

    On a page of a document: the page, counted from 1, and the box in points (left, bottom, right, top). Both are null
    for words whose place in the original is not kept.
    """

    words: str
    start: int | None = None
    end: int | None = None
    written: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


class Whereabouts(Record):
    """Where a span stands: in which file, through which containers, in which bytes of what lies innermost."""

    report: Named
    span: Span
    source: str
    document: str
    inside: tuple[Place, ...]
    encoding: str | None
    sha256: str
    stretches: tuple[Stretch, ...]


def whereabouts(ledger: Ledger, wanted: str, root: Path | None = None) -> tuple[Whereabouts, ...]:
    """Where the span `report:start-end` stands, or each span of the row with an id.

    Reads the originals, which lie where they lay or below `root`. Raises `RequestError` where there is no such span or
    row, `ReadError` where an original is gone or is not what was read.
    """
    reports = {report.id: report for report in ledger.reports}
    names = Names(ledger)
    opened: dict[str, Original] = {}
    found = []
    for span in _spans(ledger, wanted):
        if span.report not in opened:
            opened[span.report] = original(reports[span.report], root)
        found.append(_whereabouts(span, opened[span.report], names))
    return tuple(found)


def _spans(ledger: Ledger, wanted: str) -> tuple[Span, ...]:
    bounds = _BOUNDS.fullmatch(wanted)
    if bounds:
        report = choose(ledger, bounds["report"])
        return (_span(report, int(bounds["start"]), int(bounds["end"])),)
    row = next((r for table in TABLES for r in getattr(ledger, table) if getattr(r, "id", None) == wanted), None)
    if row is None:
        raise RequestError(
            f"no row {wanted!r}; expected REPORT:START-END, or the id of a row as `variorum show` prints it"
        )
    spans = tuple(dict.fromkeys(part for part in records_in(row) if isinstance(part, Span)))
    if not spans:
        raise RequestError(f"{wanted}: the row points at no words of a report; name one that does")
    return spans


def _span(report: Report, start: int, end: int) -> Span:
    if not start < end <= len(report.text):
        raise RequestError(f"{start}-{end}: expected a start before its end, and at most {len(report.text)}")
    return report.span(start, end)


def _whereabouts(span: Span, found: Original, names: Names) -> Whereabouts:
    report = found.report
    return Whereabouts(
        report=names.of(report.id),
        span=span,
        source=report.source,
        document=found.name,
        inside=report.inside,
        encoding=report.encoding,
        sha256=report.sha256,
        stretches=tuple(
            Stretch(
                words=report.text[s.start : s.end],
                start=s.octets[0] if s.octets else None,
                end=s.octets[1] if s.octets else None,
                written=s.written,
                page=s.page,
                box=s.box,
            )
            for s in found.stretches(span.start, span.end)
        ),
    )
