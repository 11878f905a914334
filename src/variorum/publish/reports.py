"""How an answer names a report, and how a person chooses one."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath

from variorum.errors import RequestError
from variorum.model import Ledger, Record, Report


class Named(Record):
    """A report by its id, the name of its file, and its outlet where that is known."""

    id: str
    file: str
    outlet: str | None = None


class Names:
    """The reports of a story by name."""

    def __init__(self, ledger: Ledger) -> None:
        actors = {actor.id: actor.name for actor in ledger.actors}
        self.all = tuple(_named(report, actors.get(report.outlet or "")) for report in ledger.reports)
        self._by_id = {named.id: named for named in self.all}
        self._files = Counter(named.file for named in self.all)

    def of(self, report: str) -> Named:
        """The report with this id; raises `KeyError` for an id that the ledger does not hold."""
        return self._by_id[report]

    def several(self, reports: Iterable[str]) -> tuple[Named, ...]:
        """The reports with these ids, in order of their files' names."""
        return tuple(sorted((self._by_id[report] for report in reports), key=lambda named: (named.file, named.id)))

    def label(self, named: Named) -> str:
        """The name of the file; with the id where two reports have the same."""
        return named.file if self._files[named.file] == 1 else f"{named.file} ({named.id})"

    def told(self, text: str) -> str:
        """A reason with the names of reports for their ids."""
        for named in self.all:
            text = text.replace(named.id, self.label(named))
        return text


def file_of(source: str) -> str:
    """The name of the file, or the last part of the address, that a source is."""
    return PurePath(source).name or source


def _named(report: Report, outlet: str | None) -> Named:
    return Named(id=report.id, file=file_of(report.source), outlet=outlet or _masthead(report) or None)


def _masthead(report: Report) -> str:
    return report.masthead.name if report.masthead else ""


def choose(ledger: Ledger, wanted: str) -> Report:
    """The one report that a person means by its id, its path, file name or outlet, or the beginning of its id.

    The first of these ways that finds any decides. Raises `RequestError` where none does, or one finds several.
    """
    for found in _ways(ledger, wanted):
        if len(found) == 1:
            return found[0]
        if found:
            raise RequestError(
                f"{wanted!r} may be any of {len(found)} reports: {_listed(ledger, found)}; name one by its id"
            )
    raise RequestError(f"no report {wanted!r}; the reports are {_listed(ledger, ledger.reports)}")


def _ways(ledger: Ledger, wanted: str) -> Iterable[Sequence[Report]]:
    """The reports that each way of naming one finds, the surest way first."""
    names, plain = Names(ledger), wanted.casefold().strip()

    def where(fits: Callable[[Report], bool]) -> Sequence[Report]:
        return [report for report in ledger.reports if plain and fits(report)]

    yield where(lambda r: r.id == wanted)
    yield where(lambda r: r.source == wanted)
    yield where(lambda r: names.of(r.id).file.casefold() == plain)
    yield where(lambda r: PurePath(r.source).stem.casefold() == plain)
    yield where(lambda r: plain in {(names.of(r.id).outlet or "").casefold(), _masthead(r).casefold()})
    yield where(lambda r: r.id.startswith(plain) or r.id.partition("-")[2].startswith(plain))


_MOST = 20  # reports that a message names


def _listed(ledger: Ledger, reports: Sequence[Report]) -> str:
    names = Names(ledger)
    shown = [names.of(report.id) for report in reports[:_MOST]]
    words = [f"{n.file} ({n.id}{f', {n.outlet}' if n.outlet else ''})" for n in shown]
    more = f" and {len(reports) - _MOST} more" if len(reports) > _MOST else ""
    return ", ".join(words) + more
