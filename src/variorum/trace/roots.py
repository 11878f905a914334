"""Where the text of a family comes from: one of its reports, or a text that is not among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.model import Passage, Report, Span
from variorum.trace.credits import carried, house

_NAMELESS = "a text that no report names"


@dataclass(frozen=True, slots=True)
class Root:
    """The report that the others have the text from, or whose it is where it is not among the reports; null where
    nothing shows it.
    """

    report: str | None
    unseen: str | None
    why: str


def root(ids: Sequence[str], passages: Sequence[Passage], reports: Mapping[str, Report]) -> Root:
    """The root of the family of these reports, by the direction of its passages and the credits of its reports.

    A quotation comes from its speaker, so that it shows no root.
    """
    told = [p for p in passages if p.kind != "same-quote"]
    taken = {taken for p in told if (taken := _taken(p)) is not None}
    first = {source for source, _ in taken} - {taker for _, taker in taken}
    common = [p.why.rpartition("; ")[2] for p in told if p.direction == "common-origin"]
    if len(first) == 1 and not common:
        return Root(min(first), None, _from(min(first), sorted({*ids} - first - {taker for _, taker in taken})))
    own = {house(reports[report]) for report in ids}
    if len(own) == 1 and None not in own:
        return Root(None, None, f"all are of {own.pop()}, and nothing shows which was first")
    sides: dict[str, list[Span]] = {report: [] for report in ids}
    for side in (side for p in told for side in (p.a, p.b)):
        sides[side.report].append(side)
    houses = frozenset.intersection(*(carried(reports[report], spans) for report, spans in sides.items()))
    if houses:
        return Root(None, min(houses), f"all carry {min(houses)}, whose own text of it is not among the reports")
    if common:
        return Root(None, _NAMELESS, f"they come from a text that is not among the reports: {common[0]}")
    return Root(None, None, "no report is shown to be the root")


def _from(source: str, others: Sequence[str]) -> str:
    rest = f"; nothing shows where {', '.join(others)} has them from" if others else ""
    return f"the passages come from {source}{rest}"


def _taken(passage: Passage) -> tuple[str, str] | None:
    """The report that a passage comes from, and the one that took it; None where that is not shown."""
    if passage.direction == "a-from-b":
        return passage.b.report, passage.a.report
    return (passage.a.report, passage.b.report) if passage.direction == "b-from-a" else None
