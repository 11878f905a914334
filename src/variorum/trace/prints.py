"""A sentence that many reports print: which of its places are laid beside which, so that passages grow with the prints
and not with the pairs of them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Protocol, TypeVar

from variorum.model import Bounds, Report
from variorum.text.calendar import bounds
from variorum.trace.credits import carried, house
from variorum.trace.direction import later
from variorum.trace.units import Traits, Unit

_Placed = TypeVar("_Placed", bound="Placed")

FEW = 6  # prints of a sentence that are all laid beside one another: any two may show who took it from whom


@dataclass(frozen=True)
class Prints:
    """Of each sentence that more than `FEW` reports print, the report that each further one is laid beside: its nearest
    source among the `FEW` that lead, which alone are laid beside one another and beside other sentences.
    """

    sources: Mapping[Traits, Mapping[str, str]]

    @classmethod
    def of(cls, sentences: Mapping[Traits, Sequence[Unit]], reports: Mapping[str, Report]) -> "Prints":
        """The prints of a pile; `sentences` has those of the same traits together, in report and text order."""
        houses, days = _Houses(reports), {ident: _last_day(report) for ident, report in reports.items()}

        @cache
        def sources(printing: tuple[str, ...]) -> Mapping[str, str]:
            """Asked once for all sentences that the same reports print."""
            leads = _leads(printing, days)
            return {ident: _source(ident, leads, reports, houses) for ident in printing if ident not in leads}

        printed = ((traits, tuple(dict.fromkeys(u.report for u in same))) for traits, same in sentences.items())
        return cls({traits: sources(printing) for traits, printing in printed if len(printing) > FEW})

    def leading(self, same: Sequence[Unit]) -> Sequence[Unit]:
        """Those of the places of one sentence that lead."""
        rest = self.sources.get(same[0].traits)
        return [unit for unit in same if unit.report not in rest] if rest else same

    def further(self, same: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
        """Each further place of one sentence and the place of its source, the one that stands before the other first;
        `same` are all its places.

        Where a report prints it several times, places of like rank go together.
        """
        rest = self.sources.get(same[0].traits, {})
        by_report: dict[str, list[Unit]] = {}
        for unit in same:
            by_report.setdefault(unit.report, []).append(unit)
        for ident, source in rest.items():
            targets = by_report[source]
            for n, unit in enumerate(by_report[ident]):
                target = targets[min(n, len(targets) - 1)]
                yield (unit, target) if unit.place < target.place else (target, unit)

    def reprinted(self, sentences: Mapping[Traits, Sequence[Unit]]) -> Mapping[str, Sequence[Bounds]]:
        """The bounds of the places of each report that do not lead."""
        found: dict[str, list[Bounds]] = {}
        for traits, rest in self.sources.items():
            for unit in sentences[traits]:
                if unit.report in rest:
                    found.setdefault(unit.report, []).append((unit.start, unit.end))
        return found


class Placed(Protocol):
    """Something that stands at a place of a report."""

    @property
    def report(self) -> str: ...
    @property
    def bounds(self) -> Bounds: ...


def first(rows: Iterable[_Placed], reprinted: Mapping[str, Sequence[Bounds]]) -> list[_Placed]:
    """The rows that do not stand in a sentence which is printed again, and so is told where it leads."""
    starts = {ident: sorted(places) for ident, places in reprinted.items()}

    def again(row: Placed) -> bool:
        places = starts.get(row.report, ())
        at = bisect_right(places, row.bounds[0], key=itemgetter(0)) - 1
        return at >= 0 and row.bounds[0] < places[at][1]

    return [row for row in rows if not again(row)]


class _Houses:
    """The house of each report and those that it credits, each looked up once."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports
        self._known: dict[str, tuple[str | None, frozenset[str]]] = {}

    def carries(self, taker: str, source: str) -> bool:
        """Does a report credit the house of another?"""
        return self._of(source)[0] in self._of(taker)[1]

    def _of(self, ident: str) -> tuple[str | None, frozenset[str]]:
        if ident not in self._known:
            self._known[ident] = house(self._reports[ident]), carried(self._reports[ident])
        return self._known[ident]


def _last_day(report: Report) -> str:
    """The last day on which it may have come out; one that sorts after all others where that is open."""
    found = bounds(report.published.value or report.published.latest or "")
    return found[1].isoformat() if found else "~"


def _leads(printing: Sequence[str], days: Mapping[str, str]) -> tuple[str, ...]:
    """The one that came out first and, beside it, the first by id; by id."""
    first = min(printing, key=lambda ident: (days[ident], ident))
    return tuple(sorted((first, *[ident for ident in printing if ident != first][: FEW - 1])))


def _source(ident: str, leads: Sequence[str], reports: Mapping[str, Report], houses: _Houses) -> str:
    """The first lead whose house the report credits; else the first that cannot have taken the text from it."""

    def may_be(lead: str) -> bool:
        return later(reports[lead], reports[ident]) != "a" and not houses.carries(lead, ident)

    credited = (lead for lead in leads if houses.carries(ident, lead))
    return next(credited, None) or next(filter(may_be, leads), leads[0])
