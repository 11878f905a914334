"""The reports as sources in CSL JSON (schema 1.0.2), for reference managers and word processors."""

import json
from typing import Any

from variorum.model import Ledger, Report
from variorum.publish.reports import Names


def document(ledger: Ledger) -> str:
    """One item a report, in the order of the ledger."""
    names = Names(ledger)
    items = [item(report, names.of(report.id).outlet) for report in ledger.reports]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def item(report: Report, outlet: str | None) -> dict[str, Any]:
    """The CSL item of a report; what is not known is left out, and a date that is only bounded is none."""
    byline = report.writers
    known: dict[str, Any] = {
        "id": report.id,
        "type": "article-newspaper",
        "title": report.title,
        "container-title": outlet,
        "author": [{"literal": " ".join(byline.split())}] if byline and byline.strip() else None,
        "issued": {"date-parts": [[int(part) for part in report.published.value.split("-")]]}
        if report.published.value
        else None,
        "URL": report.url,
        "language": None if report.language == "und" else report.language,
        "source": report.source,
    }
    return {key: value for key, value in known.items() if value}
