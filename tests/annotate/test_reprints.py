from collections.abc import Callable
from dataclasses import replace

from samples import plain_report
from variorum.annotate.reprints import print_of, reprints
from variorum.model import Annotation, Dateline, LeftOut, Report, Span

TEXT = "Mayor Tomas Rehn said on 4 March that 40 people had been hurt. “We will rebuild it,” Rehn told reporters.\n"


def test_a_reprint_says_what_the_first_print_says(annotated: Callable[..., Annotation]) -> None:
    first = annotated(TEXT)
    (again,) = reprints(first, [first.report.model_copy(update={"id": "r-again", "source": "again.txt"})])
    assert first.statements and first.figures and first.actors
    for layer in ("actors", "times", "statements", "events", "figures", "commitments"):
        ours, theirs = getattr(again, layer), getattr(first, layer)
        assert [_told(row) for row in ours] == [_told(row) for row in theirs]
        assert not {row.id for row in ours} & {row.id for row in theirs}
    assert first.report.id not in repr((again.actors, again.statements, again.figures, again.times, again.events))
    assert {s.speaker for s in again.statements} - {None} <= {a.id for a in again.actors}
    assert again.parse.report == "r-again"
    assert again.parse.tokens is first.parse.tokens


def test_what_is_left_out_of_a_reprint_is_told_of_its_own_source(annotated: Callable[..., Annotation]) -> None:
    first = annotated(TEXT)
    span = first.report.span(0, 5)
    left = LeftOut(stage="claims", reason="t", source=first.report.source, span=span)
    (again,) = reprints(
        replace(first, left_out=(left,)), [first.report.model_copy(update={"id": "r-2", "source": "b.txt"})]
    )
    assert [(row.source, row.span and row.span.report) for row in again.left_out] == [("b.txt", "r-2")]


def test_ids_of_a_reprint_hang_on_it_alone(annotated: Callable[..., Annotation]) -> None:
    first = annotated(TEXT)
    others = [first.report.model_copy(update={"id": ident}) for ident in ("r-2", "r-3")]
    second, third = reprints(first, others)
    assert reprints(second, others[1:]) == reprints(first, others[1:]) == [third]


def test_prints_are_alike_in_text_story_and_dateline() -> None:
    one = plain_report(TEXT, "r-1")
    assert print_of(one) == print_of(plain_report(TEXT, "r-2", source="elsewhere.txt", title="Other"))
    assert print_of(one) != print_of(plain_report(TEXT + " ", "r-2"))
    assert print_of(one) != print_of(plain_report(TEXT, "r-2", story=((0, 10),)))
    assert print_of(_dated(one)) == print_of(_dated(plain_report(TEXT, "r-2"))) != print_of(one)


def _dated(report: Report) -> Report:
    line = Dateline(place="Tallinn", span=Span.cut(report.id, report.text, 0, 5))
    return report.model_copy(update={"dateline": line})


def _told(row: object) -> list[str]:
    """The words of a row, by its spans."""
    return [part for part in repr(row).split("'") if " " in part]
