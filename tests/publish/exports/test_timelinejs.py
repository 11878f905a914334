import json

import pytest

from variorum.model import EventTime, Ledger
from variorum.publish.exports.timelinejs import document


def slides(ledger: Ledger, start: str | None, end: str | None) -> list[dict[str, object]]:
    (event,) = ledger.events
    time = EventTime(start=start, end=end, precision="day", why="test")
    told = ledger.model_copy(update={"events": (event.model_copy(update={"time": time, "label": "<b>x</b>"}),)})
    found: list[dict[str, object]] = json.loads(document(told))["events"]
    return found


@pytest.mark.parametrize(
    ("days", "first", "last", "told"),
    [
        (("2031-05-02", "2031-05-02"), {"year": 2031, "month": 5, "day": 2}, None, "2031-05-02"),
        (("2031-05", "2031-05"), {"year": 2031, "month": 5}, None, "2031-05"),
        (("2031", "2032"), {"year": 2031}, {"year": 2032}, "2031 to 2032"),
        (("2031-W10", "2031-W10"), {"year": 2031, "month": 3, "day": 3}, None, "2031-W10"),
        ((None, "2031-05-02"), {"year": 2031, "month": 5, "day": 2}, None, "on or before 2031-05-02"),
        (("2031-05-02", None), {"year": 2031, "month": 5, "day": 2}, None, "from 2031-05-02"),
    ],
)
def test_a_date_is_as_exact_as_the_event_s(
    small_ledger: Ledger, days: tuple[str | None, str | None], first: object, last: object, told: str
) -> None:
    (slide,) = slides(small_ledger, *days)
    assert (slide["start_date"], slide.get("end_date"), slide["display_date"]) == (first, last, told)
    assert slide["unique_id"] == "e-1"
    assert slide["group"] == "Planned"


def test_what_has_no_date_is_no_slide(small_ledger: Ledger) -> None:
    assert slides(small_ledger, None, None) == []


def test_words_of_reports_are_no_markup(small_ledger: Ledger) -> None:
    (slide,) = slides(small_ledger, "2031", "2031")
    assert slide["text"]["headline"] == "&lt;b&gt;x&lt;/b&gt;"  # type: ignore[index]
    assert "<q>We will dredge the harbour by May</q>" in slide["text"]["text"]  # type: ignore[index]
