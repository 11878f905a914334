"""A stored report as it was read."""

import pytest

from samples import plain_report
from variorum.errors import StoreError
from variorum.model import Dateline, Published
from variorum.resolve.unresolved import unresolved

TEXT = "LISBON, March 6 - The mill burnt down.\n"
UNDATED = Published(why="published: no date")


def test_what_resolution_found_is_taken_away() -> None:
    read = plain_report(TEXT, published=UNDATED)
    line = Dateline(place="LISBON", month_day="03-06", span=read.span(0, 15))
    read = read.model_copy(update={"dateline": line})
    resolved = read.model_copy(
        update={
            "published": Published(value="2031-03-06", precision="day", basis="inferred", why="of its sisters"),
            "published_as_read": UNDATED,
            "dateline": line.model_copy(update={"date": "2031-03-06"}),
            "outlet": "a-1",
            "credits": ("a-2",),
        }
    )
    assert unresolved(resolved) == read


def test_a_dateline_that_reading_dated_keeps_its_date() -> None:
    stated = Published(value="2031-03-06", precision="day", basis="stated", why="stamp")
    read = plain_report(TEXT, published=stated)
    line = Dateline(place="LISBON", date="2031-03-06", month_day="03-06", span=read.span(0, 15))
    resolved = read.model_copy(update={"dateline": line, "published_as_read": stated})
    assert unresolved(resolved).dateline == line


def test_a_report_of_an_older_program_is_refused() -> None:
    with pytest.raises(StoreError, match=r"r0\.txt: stored by an older Variorum"):
        unresolved(plain_report(TEXT))
