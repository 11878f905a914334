"""Words of a report that a person means: by their address, or typed as they stand there."""

from dataclasses import dataclass

from variorum.errors import SpanError
from variorum.model import Report, Span
from variorum.serve.live import State

MOST = 20  # places of the same words that are shown to choose from


@dataclass(frozen=True)
class Selection:
    """The words, or all the places where they stand, or what is amiss with what was asked for."""

    words: Span | None = None
    places: tuple[Span, ...] = ()
    problem: str = ""


def selected(state: State, address: str, report: str, quote: str) -> Selection:
    """The words at an address `REPORT-START-END`; else the places of words in a report, character for character."""
    reports = {row.id: row for row in state.ledger.reports}
    if address:
        return _at(reports, address)
    if not quote.strip():
        return Selection()
    if report not in reports:
        return Selection(problem="choose the report that has the words")
    found = _places(reports[report], quote.strip())
    if not found:
        return Selection(problem="these words do not stand in that report, letter for letter")
    return Selection(words=found[0]) if len(found) == 1 else Selection(places=found)


def _at(reports: dict[str, Report], address: str) -> Selection:
    report, _, end = address.rpartition("-")
    report, _, start = report.rpartition("-")
    try:
        return Selection(words=reports[report].span(int(start), int(end)))
    except (KeyError, ValueError, SpanError):
        return Selection(problem="no words stand at this address; select them in the text again")


def _places(report: Report, quote: str) -> tuple[Span, ...]:
    found: list[Span] = []
    at = report.text.find(quote)
    while at >= 0 and len(found) < MOST:
        found.append(report.span(at, at + len(quote)))
        at = report.text.find(quote, at + 1)
    return tuple(found)
