"""The deeds that dated reports tell, worked out once for each date."""

from collections.abc import Callable

from variorum.model import Annotation, Published
from variorum.resolve.retold import Tellings, told_by

TEXT = "Anna Lund signed the Pine River treaty in Oslo on Monday."


def of_day(value: str) -> Published:
    return Published(value=value, precision="day", basis="stated", why="a test")


def test_a_report_is_worked_out_once_for_a_date_and_anew_for_another(annotated: Callable[..., Annotation]) -> None:
    report, tellings = annotated(TEXT, "0.txt"), Tellings()
    first = tellings.of(report, of_day("2031-05-14"))
    assert first == told_by(report, of_day("2031-05-14")) != []
    assert tellings.of(report, of_day("2031-05-14")) is first
    later = tellings.of(report, of_day("2031-06-14"))
    assert later == told_by(report, of_day("2031-06-14")) != first
