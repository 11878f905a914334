import pytest

from variorum.model import Event, EventTime, Ledger
from variorum.publish.timeline import UNDATED, timeline
from variorum.publish.view import View


def shape(ledger: Ledger, start: str | None, end: str | None, precision: str) -> str | None:
    """The shape that an event of this time is drawn in."""
    time = EventTime(start=start, end=end, precision=precision, why="test")
    event = Event(id="e-x", label="x", kind="works", time=time, mentions=ledger.events[0].mentions, why="test")
    found = timeline(View(ledger.model_copy(update={"events": (event,)})))
    (row,) = found.rows
    assert (row.lane == UNDATED) == (row.mark is None)
    return row.mark.shape if row.mark else None


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ("2031-03-01", None, "day", "day"),
        ("2031-03-01", "2031-03-01", "day", "day"),
        ("2031-03", None, "month", "between"),
        ("2031-03-01", "2031-03-09", "interval", "between"),
        ("2031-03-01", None, "interval", "from"),
        (None, "2031-03-01", "interval", "before"),
        ("2031-03", "2031-05", "ongoing", "through"),
        (None, None, "none", None),
        ("PAST_REF", None, "none", None),
    ],
)
def test_an_event_is_drawn_only_as_exactly_as_it_is_dated(
    small_ledger: Ledger, start: str | None, end: str | None, precision: str, expected: str | None
) -> None:
    assert shape(small_ledger, start, end, precision) == expected


def test_planned_and_alleged_events_stand_apart(small_ledger: Ledger) -> None:
    planned = small_ledger.events[0]
    time = EventTime(start="2031-03-02", precision="day", why="test")
    alleged = planned.model_copy(update={"id": "e-2", "status": "alleged", "time": time})
    found = timeline(View(small_ledger.model_copy(update={"events": (planned, alleged)})))
    assert [(row.lane, row.event.id) for row in found.rows] == [("Planned when reported", "e-1"), ("Alleged", "e-2")]
    assert found.rows[0].actors == ("Ana Lopes",)
