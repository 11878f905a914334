"""What is not read of a report because it is in another language than English."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from variorum.model import Annotation, Bounds, LeftOut, Record, Report, Span, records_in

_Row = TypeVar("_Row", bound=Record)


def foreign(report: Report) -> tuple[LeftOut, ...]:
    """The parts of a story of which only known names are read, with the language that they are in."""
    return tuple(
        LeftOut(
            stage="language",
            reason=f"in another language ({code}): only known names were read, no statements, events, times or figures",
            source=report.source,
            span=report.span(*bounds),
        )
        for bounds, code in _parts(report)
    )


def _parts(report: Report) -> Iterable[tuple[Bounds, str]]:
    """The parts that are not English: in a report in another language each part of the story up to English ones."""
    if report.reads_as_english(0, 0):
        yield from (((p.start, p.end), p.language) for p in report.other_languages)
        return
    for start, end in report.story:
        at = start
        for part in report.other_languages:
            if start <= part.start and part.end <= end and report.reads_as_english(part.start, part.end):
                if report.text[at : part.start].strip():
                    yield (at, part.start), report.language
                at = part.end
        if report.text[at:end].strip():
            yield (at, end), report.language


def english_only(annotation: Annotation) -> Annotation:
    """The annotation without rows that point into another language, which rules for English cannot have read right."""
    report = annotation.report
    left_out = foreign(report)
    if not left_out:
        return annotation
    statements = _english(report, annotation.statements)
    said = {statement.id for statement in statements}
    return replace(
        annotation,
        times=_english(report, annotation.times),
        statements=statements,
        events=_english(report, annotation.events),
        figures=_english(report, annotation.figures),
        commitments=tuple(c for c in _english(report, annotation.commitments) if c.statement in (None, *said)),
        left_out=(*annotation.left_out, *left_out),
    )


def _english(report: Report, rows: tuple[_Row, ...]) -> tuple[_Row, ...]:
    return tuple(row for row in rows if all(report.reads_as_english(*s.bounds) for s in _spans(row)))


def _spans(row: Record) -> Iterable[Span]:
    return (part for part in records_in(row) if isinstance(part, Span))
