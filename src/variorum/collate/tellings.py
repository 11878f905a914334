"""Who tells what stands at a place of a report: its statements, traced to what they copy, or the report itself."""

from collections.abc import Mapping, Sequence

from variorum.collate.copied import originals
from variorum.collate.origins import Telling
from variorum.collate.sources import Sources
from variorum.collate.voices import Voices
from variorum.model import Event, Figure, Ledger, Span, Statement


class Tellings:
    """The tellings of a story whose statements and passages are known."""

    def __init__(self, ledger: Ledger) -> None:
        self.actors = {a.id: a for a in ledger.actors}
        outlets = {r.id: r.outlet for r in ledger.reports if r.outlet is not None}
        self._sources = Sources(self.actors, ledger.statements, outlets)
        self._voices = Voices(ledger.statements, originals(ledger.statements, ledger.passages))
        self._said = {s.id: s for s in ledger.statements}

    def of_event(self, event: Event, copies: Mapping[Span, Span]) -> tuple[Telling, ...]:
        """Of the statements that tell each mention, else of the report's own voice. A copy (a span, with the mention
        that it is a copy of) rests on what that mention rests on.
        """
        own = [(span, span.report) for span in event.mentions]
        places = own + [(mention, copy.report) for copy, mention in copies.items()]
        return tuple(
            telling
            for span, report in places
            for telling in self._of(self._voices.telling(span), span.report, f"{report}:{span.start}", report)
        )

    def of_sayings(self, statements: Sequence[Statement]) -> tuple[Telling, ...]:
        """Of each statement. One that only passes on another of them (`he said that the treaty provides …`) is none."""
        return tuple(
            telling
            for s in statements
            if not any(_passes_on(s, other) for other in statements)
            for telling in self._of((s,), s.report, s.id)
        )

    def of_figure(self, figure: Figure) -> tuple[Telling, ...]:
        """Of the statement that gives the figure, else of the report's own voice."""
        statements = (self._said[figure.statement],) if figure.statement in self._said else ()
        return self._of(statements, figure.span.report, figure.id) if statements else ()

    def _of(
        self, statements: Sequence[Statement], report: str, place: str, told_in: str | None = None
    ) -> tuple[Telling, ...]:
        if statements:
            found = [self._sources.of(self._voices.original(s)) for s in statements]
        else:
            found = [self._sources.own_voice(report)]
        sources = (source for source in dict.fromkeys(found) if source is not None)
        return tuple(Telling(place, told_in or report, source) for source in sources)


def _passes_on(statement: Statement, other: Statement) -> bool:
    """Does all that the other statement says stand within this one, and not the other way round?"""

    def held(inner: Statement, outer: Statement) -> bool:
        return all(any(place.holds(c) for place in outer.content) for c in inner.content)

    return held(other, statement) and not held(statement, other)
