"""When a report came out, as far as its file tells."""

import pytest

from variorum.model import Report
from variorum.read.assemble import report_of
from variorum.read.raw import Metadata, Raw

STORY = "The harbour of Port Example is closed to small boats until Friday, the office said."


def made(text: str, day: str) -> Report:
    return report_of(Raw("x", "0" * 64, "application/pdf", text, Metadata(made=day)))


def test_the_day_of_the_making_is_a_bound_and_no_date() -> None:
    published = made(STORY, "2031-03-04").published
    assert (published.value, published.earliest, published.latest) == (None, None, "2031-03-04")
    assert "the file was made on 2031-03-04" in published.why


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2031-03-02", "2031-03-02"),
        ("2031-03-09", "2031-03-02"),
        ("2031-03-10", None),
        ("2031-03-01", None),
        ("2032-01-01", None),
    ],
)
def test_a_dateline_takes_its_year_from_a_file_made_in_the_week_after(day: str, value: str | None) -> None:
    report = made(f"OSLO, March 2 (AP) – {STORY}", day)
    assert report.published.value == value
    assert report.published.basis == ("inferred" if value else None)


def test_a_stated_date_goes_before_it() -> None:
    report = made(f"March 3, 2031\n\nOSLO, March 2 (AP) – {STORY}", "2031-03-04")
    assert (report.published.value, report.published.basis) == ("2031-03-03", "stated")


def test_a_leap_day_of_another_year_is_none() -> None:
    assert made(f"OSLO, Feb. 29 (AP) – {STORY}", "2031-03-01").published.value is None
