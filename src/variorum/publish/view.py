"""The ledger as a page looks at it: reports by letter, actors by name, spans by address."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from variorum.model import (
    Actor,
    Difference,
    Event,
    Figure,
    FigureGroup,
    Hop,
    Ledger,
    Passage,
    Point,
    Report,
    Span,
    Statement,
)
from variorum.publish import words

_BASIS = {
    "stated": "Date stated in the report.",
    "url": "Date from its address.",
    "dateline": "Date from the dateline.",
    "metadata": "Date from the file’s metadata.",
    "inferred": "Date inferred.",
}


@dataclass(frozen=True)
class Witness:
    """One report as the page names it: a letter in order of publication, the outlet's name, the date in words."""

    id: str
    letter: str
    name: str
    date: str
    report: Report


class View:
    """Look-ups over one ledger. Nothing here says more than a record says."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._actors: dict[str, Actor] = {actor.id: actor for actor in ledger.actors}
        ordered = sorted(ledger.reports, key=_published)
        self.witnesses = tuple(self._witness(place, report) for place, report in enumerate(ordered))
        self._witnesses = {witness.id: witness for witness in self.witnesses}
        self._places = {witness.id: place for place, witness in enumerate(self.witnesses)}

    def _witness(self, place: int, report: Report) -> Witness:
        named = self._actors[report.outlet].name if report.outlet in self._actors else None
        outlet = named or (report.masthead.name if report.masthead else "outlet not known")
        return Witness(report.id, words.letters(place), outlet, published_words(report), report)

    @cached_property
    def events(self) -> dict[str, Event]:
        return {event.id: event for event in self.ledger.events}

    @cached_property
    def passages(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in self.ledger.passages}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.ledger.statements}

    @cached_property
    def figures(self) -> dict[str, Figure]:
        return {figure.id: figure for figure in self.ledger.figures}

    @cached_property
    def groups(self) -> dict[str, FigureGroup]:
        return {group.measure: group for group in self.ledger.figure_groups}

    @cached_property
    def group_of(self) -> dict[str, FigureGroup]:
        """Figure id to the first group that holds it."""
        found: dict[str, FigureGroup] = {}
        for group in self.ledger.figure_groups:
            for member in group.members:
                found.setdefault(member, group)
        return found

    def witness(self, report: str) -> Witness:
        """The report as the page names it; raises `KeyError` for an id that the ledger does not hold."""
        return self._witnesses[report]

    def letter(self, report: str) -> str:
        return self._witnesses[report].letter

    def in_order(self, reports: Iterable[str]) -> tuple[Witness, ...]:
        """The reports of these ids, each once, by letter."""
        return tuple(sorted((self._witnesses[report] for report in set(reports)), key=self._place))

    def _place(self, witness: Witness) -> int:
        return self._places[witness.id]

    def name(self, actor: str | None) -> str:
        """The actor's name; a plain name that is no id stays as it is."""
        if actor is None:
            return "nobody named"
        return self._actors[actor].name if actor in self._actors else actor

    def told(self, value: str) -> str:
        """A differing value in words: the name of an actor, or a date."""
        return words.day(self.name(value))

    def told_differently(self, differences: Iterable[Difference]) -> tuple[tuple[str, str], ...]:
        """Each field that differs, once, with all its values in words."""
        values: dict[str, dict[str, None]] = {}
        for difference in differences:
            values.setdefault(difference.field.replace("_", " "), {}).update(
                dict.fromkeys(self.told(value) for value in difference.values)
            )
        return tuple((field, " / ".join(told)) for field, told in values.items())

    def names(self, actors: Iterable[str]) -> str:
        return ", ".join(self.name(actor) for actor in actors)

    def referent(self, about: str) -> str:
        """The label of an event or the name of an actor."""
        return self.events[about].label if about in self.events else self.name(about)

    def kind(self, actor: str) -> str:
        return self._actors[actor].kind if actor in self._actors else ""

    def carriers(self, statement: Statement) -> tuple[Hop, ...]:
        """The hops from the speaker to the last carrier; the report's own outlet is left to its letter."""
        hops = list(statement.chain)
        if statement.speaker and (not hops or hops[0].actor != statement.speaker):
            hops.insert(0, Hop(actor=statement.speaker, span=statement.speaker_span))
        outlet = self.witness(statement.report).report.outlet
        while len(hops) > 1 and hops[-1].actor == outlet:
            hops.pop()
        return tuple(hops)

    def point_spans(self, point: Point) -> tuple[Span, ...]:
        """The words that a point rests on, the first of each report, by letter."""
        first: dict[str, Span] = {}
        for span in self.spans_of(point):
            first.setdefault(span.report, span)
        return tuple(first[witness.id] for witness in self.in_order(first))

    def spans_of(self, point: Point) -> tuple[Span, ...]:
        """All words that a point rests on: of its events, its statements and its figures."""
        spans = [span for event in point.about.events if event in self.events for span in self.events[event].mentions]
        spans += [
            part for said in point.about.statements if said in self.statements for part in self.statements[said].content
        ]
        for measure in point.about.figure_groups:
            members = self.groups[measure].members if measure in self.groups else ()
            spans += [self.figures[member].span for member in members if member in self.figures]
        return tuple(spans)


def published_words(report: Report) -> str:
    """The date of publication in words, with its bounds where no single date is known."""
    published = report.published
    open_day = published.precision == "day" and published.earliest and published.latest
    if published.value and not open_day:
        return words.day(published.value)
    if published.earliest and published.latest:
        return words.span_of_days(published.earliest, published.latest)
    if published.earliest:
        return f"not before {words.day(published.earliest)}"
    if published.latest:
        return f"not after {words.day(published.latest)}"
    return "date not known"


def report_says(report: Report) -> str:
    """What is known of a report's origin, in sentences made of its own fields."""
    parts = [_BASIS.get(report.published.basis or "", ""), report.published.questioned or "", _language(report)]
    return " ".join(part for part in parts if part)


def _language(report: Report) -> str:
    """What was not read because it is not English; empty where all of it is."""
    if not report.reads_as_english(0, 0):
        return f"In {words.language(report.language)}: only known names were read, no statements, events or figures."
    others = dict.fromkeys(words.language(p.language) for p in report.other_languages)
    return f"Partly in {' and '.join(others)}, which was not read." if others else ""


def _published(report: Report) -> tuple[str, str, str]:
    """Sort key: the last day on which the report can have come out, then the first; reports without one come last."""
    known = report.published
    last = known.latest or known.value or "9999"
    return f"{last}-99", known.earliest or known.value or last, report.id
