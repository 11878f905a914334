"""Who said what, and which figures are given: answers in rows, each with the spans that bear it out."""

from typing import Literal

from variorum.model import Ledger, Record, Relation, Span
from variorum.publish.reports import Named, Names
from variorum.publish.view import View
from variorum.publish.wanted import has, words_of


class Said(Record):
    """A statement in one report. `through` are those who carried it there, the first hand first; `altered` words are
    those of a spun copy, and not the speaker's; `read_by` is the large model that alone has seen the statement.
    """

    entry: Literal["statement"] = "statement"
    id: str
    speaker: str | None
    through: tuple[str, ...]
    report: Named
    mode: str
    certainty: str
    act: str
    date_said: str | None
    altered: bool
    read_by: str | None
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    cue: Span | None


class Given(Record):
    """A figure in one report: `low` and `high` are the numbers that are stated, `through` those who carried it."""

    entry: Literal["figure"] = "figure"
    id: str
    measure: str
    low: float | None
    high: float | None
    comparator: str
    unit: str | None
    as_of: str | None
    through: tuple[str, ...]
    report: Named
    span: Span


class Measured(Record):
    """The figures of one measure, how they stand to each other, and how many independent origins they have."""

    entry: Literal["measure"] = "measure"
    measure: str
    label: str
    independent_origins: int
    at_least: bool
    figures: tuple[Given, ...]
    relations: tuple[Relation, ...]


def said(ledger: Ledger, by: str = "", about: str = "") -> tuple[Said, ...]:
    """The statements of a speaker (words of the name) about something (words of what was said), or all of them."""
    view, names = View(ledger), Names(ledger)
    speaking, saying = words_of(by), words_of(about)
    found = []
    for statement in ledger.statements:
        speaker = view.name(statement.speaker) if statement.speaker else None
        if has([speaker or ""], speaking) and has((span.quote for span in statement.content), saying):
            found.append(
                Said(
                    id=statement.id,
                    speaker=speaker,
                    through=tuple(view.name(hop.actor) for hop in statement.chain if hop.actor != statement.speaker),
                    report=names.of(statement.report),
                    mode=statement.mode,
                    certainty=statement.certainty,
                    act=statement.act,
                    date_said=statement.date_said,
                    altered=statement.altered,
                    read_by=statement.read_by,
                    content=statement.content,
                    quoted=statement.quoted,
                    cue=statement.cue,
                )
            )
    return tuple(found)


def measured(ledger: Ledger, about: str = "") -> tuple[Measured, ...]:
    """The measures whose label or figures have the words, those with most figures first."""
    view, names, wanted = View(ledger), Names(ledger), words_of(about)
    found = []
    for group in ledger.figure_groups:
        members = [view.figures[member] for member in group.members if member in view.figures]
        if has([group.label, *(figure.span.quote for figure in members)], wanted):
            given = (
                Given(
                    id=figure.id,
                    measure=figure.measure,
                    low=figure.low,
                    high=figure.high,
                    comparator=figure.comparator,
                    unit=figure.unit,
                    as_of=figure.as_of,
                    through=tuple(view.name(hop.actor) for hop in figure.chain),
                    report=names.of(figure.span.report),
                    span=figure.span,
                )
                for figure in members
            )
            found.append(
                Measured(
                    measure=group.measure,
                    label=group.label,
                    independent_origins=group.independent_origins,
                    at_least=group.at_least,
                    figures=tuple(given),
                    relations=group.relations,
                )
            )
    return tuple(sorted(found, key=lambda group: (-len(group.figures), group.label)))
