"""Who said what, and which figures are given: answers in rows, each with the spans that bear it out."""

import re
from collections.abc import Iterable
from typing import Literal

from variorum.model import Ledger, Record, Relation, Span
from variorum.publish.reports import Named, Names
from variorum.publish.view import View

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class Said(Record):
    """A statement in one report. `through` are those who carried it there, the first hand first; `altered` words are
    those of a spun copy, and not the speaker's.
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
    found = []
    for statement in ledger.statements:
        speaker = view.name(statement.speaker) if statement.speaker else None
        words = " ".join(span.quote for span in statement.content)
        if _has(speaker or "", by) and _has(words, about):
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
                    content=statement.content,
                    quoted=statement.quoted,
                    cue=statement.cue,
                )
            )
    return tuple(found)


def measured(ledger: Ledger, about: str = "") -> tuple[Measured, ...]:
    """The measures whose label or figures have the words, those with most figures first."""
    view, names = View(ledger), Names(ledger)
    found = []
    for group in ledger.figure_groups:
        members = [view.figures[member] for member in group.members if member in view.figures]
        if _has(" ".join([group.label, *(figure.span.quote for figure in members)]), about):
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


def _has(text: str, wanted: str) -> bool:
    """Does each wanted word begin a word of the text, whatever the case?"""
    there = [word.casefold() for word in _WORD.findall(text)]
    return all(_begins(there, word.casefold()) for word in _WORD.findall(wanted))


def _begins(there: Iterable[str], word: str) -> bool:
    return any(each.startswith(word) for each in there)
