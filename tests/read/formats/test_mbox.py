"""Mailboxes, a letter at a time."""

import io

from variorum.model import Report
from variorum.read import read_bytes
from variorum.read.formats.mbox import read_mbox
from variorum.read.item import Item
from variorum.read.limits import Limits

LETTER = (
    b"From: a@b.example\nMessage-ID: <%d>\nSubject: News %d\n\n"
    b"The harbour opened on day %d, the office said.\n\nFrom there it is far.\n"
)


def box(*numbers: int) -> bytes:
    return b"".join(b"From a@b.example Tue Mar  4 12:00:00 2031\n" + LETTER % (n, n, n) + b"\n" for n in numbers)


def test_letters_are_parted_at_their_marks_only() -> None:
    reports = read_bytes(box(1, 2, 3), "all").reports
    assert [report.title for report in reports] == ["News 1", "News 2", "News 3"]
    assert all("From there it is far." in report.text for report in reports)


def test_a_letter_that_is_too_long_costs_no_other() -> None:
    huge = box(1) + box(2).replace(b"far", b"far" * 2000) + box(3)
    found = list(read_mbox(Item("all.mbox", io.BytesIO(huge), limits=Limits(document=1000))))
    assert [isinstance(outcome, Item) for outcome in found] == [True, False, True]
    assert "at most 1000" in str(found[1]) and "all.mbox!2" in str(found[1])


def test_line_ends_of_windows_and_an_empty_letter_are_read() -> None:
    data = b"From a@b.example Tue Mar  4 12:00:00 2031\n\n" + box(2)
    reading = read_bytes(data.replace(b"\n", b"\r\n"), "all.mbox")
    assert [type(r) for r in reading.reports] == [Report]
    assert len(reading.problems) == 1
