import json

from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

from variorum.model import Ledger, Published
from variorum.publish.exports.citations import document

TYPES = {"id": str, "type": str, "title": str, "container-title": str, "author": list, "issued": dict, "URL": str}


def test_a_report_is_an_item_with_what_is_known(small_ledger: Ledger) -> None:
    report = small_ledger.reports[0].model_copy(
        update={
            "title": "Harbour to be dredged",
            "byline": "Jo  Ng",
            "url": "https://example.org/a",
            "published": Published(value="2031-03", precision="month", why="test"),
        }
    )
    (item,) = json.loads(document(Ledger(reports=(report,))))
    assert item == {
        "id": report.id,
        "type": "article-newspaper",
        "title": "Harbour to be dredged",
        "author": [{"literal": "Jo Ng"}],
        "issued": {"date-parts": [[2031, 3]]},
        "URL": "https://example.org/a",
        "language": "en",
        "source": "harbour.txt",
    }


def test_what_is_not_known_is_left_out(small_ledger: Ledger, ferry_ledger: Ledger) -> None:
    unknown = small_ledger.reports[0].model_copy(update={"published": Published(latest="2031-04-01", why="test")})
    (item,) = json.loads(document(Ledger(reports=(unknown,))))
    assert "issued" not in item
    for item in json.loads(document(ferry_ledger)):
        assert all(isinstance(item[key], kind) for key, kind in TYPES.items() if key in item)


def test_a_citation_processor_makes_a_bibliography_of_them(ferry_ledger: Ledger) -> None:
    items = CiteProcJSON(json.loads(document(ferry_ledger)))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    made = CitationStylesBibliography(style, items, formatter.plain)
    for report in ferry_ledger.reports:
        made.register(Citation([CitationItem(report.id)]))
    entries = [str(entry) for entry in made.bibliography()]
    assert len(entries) == len(ferry_ledger.reports)
    for report in ferry_ledger.reports:
        shown = (report.title, report.url, (report.published.value or "")[:4])
        assert any(all(part in entry for part in shown if part) for entry in entries)
