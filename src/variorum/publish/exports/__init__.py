"""What a story can be exported as: one file each, and one line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from variorum.model import Ledger
from variorum.publish.exports import (
    annotations,
    brief,
    citations,
    csv,
    datasette,
    docbin,
    followthemoney,
    json,
    lines,
    linked,
    parquet,
    timelinejs,
)

Made = str | bytes | Mapping[str, str | bytes]


@dataclass(frozen=True, slots=True)
class Export:
    """An export: its name on the command line, what it is, and the function that makes text, bytes or files by name."""

    name: str
    what: str
    make: Callable[[Ledger], Made]


def _page(ledger: Ledger) -> str:
    from variorum.publish import html  # noqa: PLC0415 # templates are slow to import, and other exports need none

    return html.page(ledger)


EXPORTS = (
    Export("json", "the ledger, format 1", json.document),
    Export("jsonl", "one record a line", lines.document),
    Export("html", "one page that needs no server", _page),
    Export("csv", "a folder with one file a table", csv.files),
    Export("parquet", "a folder with one file a table", parquet.files),
    Export("datasette", "a folder with a SQLite file to browse, and what Datasette is to know of it", datasette.files),
    Export("followthemoney", "entities for Aleph and OpenAleph, one a line", followthemoney.document),
    Export("jsonld", "linked data: schema.org, PROV-O, Web Annotation", linked.document),
    Export("annotations", "W3C Web Annotations, one for each span of each row", annotations.document),
    Export("docbin", "spaCy documents with spans", docbin.document),
    Export("timelinejs", "the dated events for TimelineJS 3", timelinejs.document),
    Export("brief", "a brief in Markdown", brief.document),
    Export("citations", "the reports in CSL JSON", citations.document),
)

__all__ = ["EXPORTS", "Export", "Made"]
