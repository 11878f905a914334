"""Who tells what stands at a place of a report: its statements, traced to what they copy, or the report itself."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.collate.copied import originals, sides
from variorum.collate.origins import Telling
from variorum.collate.places import Places
from variorum.collate.sources import Sources
from variorum.collate.voices import Voices
from variorum.model import Event, Figure, Ledger, Span, Statement


@dataclass(frozen=True, slots=True)
class _Place:
    """A place that tells something, what exactly (two places of one passage are copies only where that is the same),
    and its own tellings.
    """

    span: Span
    what: Hashable
    own: tuple[Telling, ...]


class Tellings:
    """The tellings of a story whose statements and passages are known."""

    def __init__(self, ledger: Ledger) -> None:
        self.actors = {a.id: a for a in ledger.actors}
        outlets = {r.id: r.outlet for r in ledger.reports if r.outlet is not None}
        self._sources = Sources(self.actors, ledger.statements, outlets)
        copies = [both for passage in ledger.passages if (both := sides(passage)) is not None]
        self._copied = Places((both, (both[1],)) for both in copies)  # originals and copies, by the place of the copy
        self.voices = Voices(ledger.statements, originals(ledger.statements, copies))
        self._counted: dict[tuple[str, ...], tuple[Telling, ...]] = {}
        self._said = {s.id: s for s in ledger.statements}

    def of_event(self, event: Event, copies: Mapping[Span, Span]) -> tuple[Telling, ...]:
        """Of the statements that tell each mention, else of the report's own voice. A copy (a span, with the mention
        that it is a copy of) rests on what that mention rests on.
        """
        places = [
            _Place(s, None, self._of(self.voices.telling(s), s.report, f"{s.report}:{s.start}")) for s in event.mentions
        ]
        traced = dict(self._traced(places))
        copied = (_told_by(traced[mention], copy.report) for copy, mention in copies.items())
        return tuple(telling for tellings in (*traced.values(), *copied) for telling in tellings)

    def of_sayings(self, statements: Sequence[Statement]) -> tuple[Telling, ...]:
        """Of each statement. One that only passes on another of them (`he said that the treaty provides …`) is none."""
        beside: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            beside[statement.report].append(statement)
        return tuple(
            telling
            for s in statements
            if not any(_passes_on(s, other) for other in beside[s.report])
            for telling in self._of((s,), s.report, s.id)
        )

    def of_figures(self, figures: Sequence[Figure]) -> tuple[Telling, ...]:
        """Of the statement that gives each figure. One that no statement gives has no source. Asked for by the group of
        the figures and by its point.
        """
        asked = tuple(figure.id for figure in figures)
        if asked not in self._counted:
            self._counted[asked] = tuple(self._of_figures(figures))
        return self._counted[asked]

    def _of_figures(self, figures: Sequence[Figure]) -> Iterator[Telling]:
        places = [
            _Place(f.span, (f.low, f.high, f.comparator), self._of((self._said[f.statement],), f.span.report, f.id))
            if f.statement in self._said
            else _Place(f.span, (f.low, f.high, f.comparator), ())
            for f in figures
        ]
        for figure, (_, tellings) in zip(figures, self._traced(places), strict=True):
            yield from (Telling(figure.id, telling.report, telling.source) for telling in tellings)

    def _of(self, statements: Sequence[Statement], report: str, place: str) -> tuple[Telling, ...]:
        if statements:
            found = [self._sources.of(self.voices.original(s)) for s in statements]
        else:
            found = [self._sources.own_voice(report)]
        return tuple(Telling(place, report, source) for source in dict.fromkeys(found) if source is not None)

    def _traced(self, places: Sequence[_Place]) -> Iterator[tuple[Span, tuple[Telling, ...]]]:
        """For each place its tellings: those of the place that it is a copy of, where that names a source."""
        by_report: dict[str, list[_Place]] = defaultdict(list)
        for place in places:
            by_report[place.span.report].append(place)
        for place in places:
            first, seen = place, {place.span}
            while (earlier := self._original(first, by_report)) is not None and earlier.span not in seen:
                first = earlier
                seen.add(first.span)
            yield place.span, _told_by(first.own or place.own, place.span.report)

    def _original(self, place: _Place, by_report: Mapping[str, Sequence[_Place]]) -> _Place | None:
        """The place of another report whose passage holds it, of which this one's passage is a copy."""
        for original, copy in self._copied.over(place.span):
            if copy.holds(place.span):
                rows = by_report.get(original.report, ())
                found = next((p for p in rows if original.holds(p.span) and p.what == place.what), None)
                if found is not None:
                    return found
        return None


def _told_by(tellings: Sequence[Telling], report: str) -> tuple[Telling, ...]:
    return tuple(Telling(telling.place, report, telling.source) for telling in tellings)


def _passes_on(statement: Statement, other: Statement) -> bool:
    """Does all that the other statement says stand within this one, and not the other way round?"""

    def held(inner: Statement, outer: Statement) -> bool:
        return all(any(place.holds(c) for place in outer.content) for c in inner.content)

    return held(other, statement) and not held(statement, other)
