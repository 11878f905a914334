"""When an event happened, from what its words and its report tell."""

import pytest

from variorum.model import Event, EventTime, Published, Span, Time
from variorum.resolve.event_times import dated, sharpest

REPORT = Published(value="2031-03-10", precision="day", why="test")


def event(kind: str, when: str = "", until: str = "", precision: str = "none", start: int = 0) -> Event:
    def beside(words: str) -> tuple[Span, ...]:
        return (Span(report="r0", start=start + 5, end=start + 5 + len(words), quote=words),) if words else ()

    return Event(
        id=f"e-{start}",
        label=kind,
        kind=kind,
        time=EventTime(precision=precision, why="test"),
        status="occurred",
        mentions=(Span(report="r0", start=start, end=start + 4, quote="told"),),
        when=beside(when),
        until=beside(until),
        why="test",
    )


def time(words: str, value: str, anchor: str | None = None, start: int = 0) -> Time:
    span = Span(report="r0", start=start + 5, end=start + 5 + len(words), quote=words)
    return Time(id="t-1", span=span, type="DATE", value=value, anchor=anchor, why="test")


def ends(found: Event | EventTime) -> tuple[str | None, str | None]:
    at = found.time if isinstance(found, Event) else found
    return at.start, at.end


def test_an_anniversary_dates_what_it_recalls() -> None:
    words = "the 25th anniversary"
    found = dated(event("disaster", until=words), [time(words, "2031-02-07", anchor="2006-02-07")], REPORT)
    assert ends(found) == ("2006-02-07", "2006-02-07")


@pytest.mark.parametrize("anchor", [None, "2031-02-07", "2006-02-09", "publication"])
def test_what_came_before_a_day_that_recalls_nothing_is_bounded_by_it(anchor: str | None) -> None:
    words = "the closing day"
    found = dated(event("disaster", until=words), [time(words, "2031-02-07", anchor)], REPORT)
    assert ends(found) == (None, "2031-02-07")


@pytest.mark.parametrize(("kind", "end"), [("troop-deployment", None), ("occupation", None), ("visit", "2029")])
def test_a_date_beside_what_lasts_is_that_of_its_beginning(kind: str, end: str | None) -> None:
    found = dated(event(kind, when="in 2029"), [time("in 2029", "2029")], REPORT)
    assert found.time.start is not None
    assert found.time.start.startswith("2029")
    assert found.time.end == end


def test_that_what_lasts_is_told_as_past_does_not_end_it() -> None:
    begun = dated(event("troop-deployment", when="in 2029"), [time("in 2029", "2029")], REPORT)
    again = dated(event("troop-deployment", start=40), [], REPORT)
    assert ends(sharpest([begun, again], "troop-deployment")) == ("2029-01-01", None)
    assert ends(sharpest([again], "troop-deployment")) == (None, "2031-03-10")
    assert ends(sharpest([again], "war")) == (None, None)
