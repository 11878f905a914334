"""The news pages of fundus with what publisher-specific parsers read on them, in two halves that share no publisher.

Reads `$VARIORUM_DATA/pages/fundus` (default `../shared/data`). A page's gold is that of the parser which was in force
when it was saved: the n-th version of a publisher's file goes with its n-th page by date.
"""

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGES = Path(os.environ.get("VARIORUM_DATA", "../shared/data")) / "pages" / "fundus"


@dataclass(frozen=True)
class GoldPage:
    """A saved page: its bytes and address, and the title, body, day (ISO 8601, as printed) and authors that it has."""

    publisher: str
    name: str
    data: bytes
    url: str
    title: str
    body: str
    day: str
    authors: tuple[str, ...]

    @property
    def held_back(self) -> bool:
        """Does its publisher belong to the half that nobody looks at while a rule is written?"""
        return hashlib.sha256(self.publisher.encode()).digest()[0] % 2 == 1


def gold_pages(folder: Path = PAGES) -> Iterator[GoldPage]:
    """All pages, by country and publisher."""
    for gold in sorted(folder.glob("*/*.json")):
        pages = sorted(gold.parent.glob(f"{gold.stem}_[0-9]*.html.gz"))
        addresses = json.loads((gold.parent / "meta.info").read_text("utf-8"))
        versions = json.loads(gold.read_text("utf-8"))
        for path, fields in zip(pages, versions.values(), strict=True):
            yield GoldPage(
                f"{gold.parent.name}/{gold.stem}",
                path.name,
                gzip.decompress(path.read_bytes()),
                addresses[path.name]["url"],
                fields["title"],
                _body(fields["body"]),
                (fields["publishing_date"] or "")[:10],
                tuple(fields.get("authors") or ()),
            )


def _body(body: dict[str, Any]) -> str:
    """Summary, headings and paragraphs, one a line."""
    rows = list(body["summary"])
    for section in body["sections"]:
        rows += [*section["headline"], *section["paragraphs"]]
    return "\n".join(rows)
