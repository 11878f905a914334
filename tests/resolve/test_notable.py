"""Which events belong in the ledger of a story."""

import pytest

from variorum.model import Event, EventTime, Participant, Span
from variorum.resolve.notable import is_notable


def event(kind: str, reports: str, parts: str = "", when: bool = False) -> Event:
    spans = tuple(Span(report=report, start=0, end=4, quote="told") for report in reports)
    return Event(
        id="e-1",
        label=kind,
        kind=kind,
        plover="none",
        participants=tuple(Participant(actor=part, role="actor") for part in parts),
        time=EventTime(precision="none", why="test"),
        status="occurred",
        mentions=spans,
        when=spans[:1] if when else (),
        why="test",
    )


@pytest.mark.parametrize(
    ("told", "notable"),
    [
        (event("meeting", "a"), True),
        (event("repainting", "a", "x"), False),
        (event("repainting", "ab", "x"), True),
        (event("repainting", "ab"), False),
        (event("repainting", "aa", "x"), False),
        (event("repainting", "a", "x", when=True), True),
        (event("repainting", "a", when=True), False),
    ],
)
def test_small_doings_matter_where_several_tell_or_a_day_is_named(told: Event, notable: bool) -> None:
    assert is_notable(told) is notable
