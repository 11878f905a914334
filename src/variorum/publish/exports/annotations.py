"""Spans as W3C Web Annotations (www.w3.org/TR/annotation-model), for programs that show them on the original."""

import json
from collections.abc import Iterator
from typing import Any, Final

from variorum.model import TABLES, Ledger, Report, Span, records_in

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_PDF: Final = "http://tools.ietf.org/rfc/rfc3778"
_AROUND: Final = 32  # characters of text before and behind the words, by which they are found again


def document(ledger: Ledger) -> str:
    """Every span of every row, as one page of a collection; the body of each says which row it bears out."""
    items = [item for table in TABLES if table != "reports" for item in _of_table(ledger, table)]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {"@context": CONTEXT, "type": "AnnotationCollection", "total": len(items), "first": page}
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _of_table(ledger: Ledger, table: str) -> Iterator[dict[str, Any]]:
    reports = {report.id: report for report in ledger.reports}
    for row in getattr(ledger, table):
        for span in dict.fromkeys(part for part in records_in(row) if isinstance(part, Span)):
            yield annotation(reports[span.report], span, f"{table}/{getattr(row, 'id', '')}".rstrip("/"))


def annotation(report: Report, span: Span, about: str) -> dict[str, Any]:
    """One span. `about` names what it bears out, as `table/id`.

    The target is the original. Positions count in its text where that is the report's text as well; where the text was
    taken out of markup or pages, a second target is the text of the report, and the positions are in that.
    """
    ident = f"urn:variorum:{report.id}:{span.start}-{span.end}"
    whole = {"id": f"urn:variorum:{report.id}", "type": "Text", "format": "text/plain"}
    source = {"id": report.url or report.source, "format": report.media_type}
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    quote = _quote(report, span)
    if not report.source_map:
        target: Any = {"source": source, "selector": [quote, position]}
    else:
        in_original = {"source": source, "selector": [quote, *_pages(report, span)]}
        target = [in_original, {"source": whole, "selector": [quote, position]}]
    body = {"type": "TextualBody", "value": about, "purpose": "identifying"}
    return {"@context": CONTEXT, "id": f"{ident}#{about}", "type": "Annotation", "body": body, "target": target}


def _quote(report: Report, span: Span) -> dict[str, str]:
    before = report.text[max(0, span.start - _AROUND) : span.start]
    behind = report.text[span.end : span.end + _AROUND]
    return {"type": "TextQuoteSelector", "exact": span.quote, "prefix": before, "suffix": behind}


def _pages(report: Report, span: Span) -> list[dict[str, str]]:
    """The pages that the words stand on, as fragments of a PDF."""
    pages = dict.fromkeys(
        run.page for run in report.source_map if run.page and run.start < span.end and span.start < run.end
    )
    return [{"type": "FragmentSelector", "conformsTo": _PDF, "value": f"page={page}"} for page in pages]
