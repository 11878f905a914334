"""The order in which undated reports are dated, and what is known while that goes on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush

from variorum.model import Annotation, Published
from variorum.resolve.clues import Dated
from variorum.resolve.occasions import Likeness


class Queue:
    """Reports to be dated: first the one of which dated reports tell most sentences, of several the last by id."""

    def __init__(
        self, reports: Iterable[str], alike: Mapping[str, Sequence[Likeness]], found: Mapping[str, Published]
    ) -> None:
        self._shared = {
            own: Counter(each.seen_from(own)[1][0] for each in likenesses) for own, likenesses in alike.items()
        }
        self._ties: Counter[str] = Counter()
        for report, published in found.items():
            if published.precision == "day":
                self._ties.update(self._shared.get(report, ()))
        self._ids = sorted(reports, reverse=True)
        self._places = {report: place for place, report in enumerate(self._ids)}
        self._heap = [(-self._ties[report], place) for report, place in self._places.items()]
        heapify(self._heap)

    def __iter__(self) -> Iterator[str]:
        while self._heap:
            ties, place = heappop(self._heap)
            report = self._ids[place]
            if report in self._places and -ties == self._ties[report]:  # else it has been taken, or stands further up
                del self._places[report]
                yield report

    def dated(self, report: str) -> None:
        """Takes in that a report has been dated: those that tell what it tells move up."""
        shared = self._shared.get(report, Counter())
        self._ties.update(shared)
        for other in shared.keys() & self._places.keys():
            heappush(self._heap, (-self._ties[other], self._places[other]))


class Known:
    """The reports that have a date, with it, in the order of the pile; made anew only where one got another date."""

    def __init__(self, annotations: Sequence[Annotation], found: Mapping[str, Published]) -> None:
        self._annotations = annotations
        self._found = dict(found)
        self._rows: dict[str, Dated] | None = None

    def put(self, report: str, published: Published) -> None:
        """Takes in what was found of a report."""
        if published != self._found[report] and (published.value or self._found[report].value):
            self._rows = None
        self._found[report] = published

    def but(self, report: str) -> Mapping[str, Dated]:
        """All that are dated but one."""
        if self._rows is None:
            rows = ((a, self._found[a.report.id]) for a in self._annotations)
            self._rows = {a.report.id: (a, published) for a, published in rows if published.value}
        if report not in self._rows:
            return self._rows
        return {ident: row for ident, row in self._rows.items() if ident != report}
