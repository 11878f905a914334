"""When to ask again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.fetch.retry import passes, pause, seconds_asked
from variorum.fetch.settings import Settings

TODAY = datetime(2031, 3, 4, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        (" 30 ", 30.0),
        ("Tue, 04 Mar 2031 12:01:00 GMT", 60.0),
        ("Tue, 04 Mar 2031 11:00:00 GMT", 0.0),
        ("Tue, 04 Mar 2031 12:01:00", 60.0),
        (None, None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("٣", None),
    ],
)
def test_what_a_server_asks_to_wait(header: str | None, seconds: float | None) -> None:
    assert seconds_asked(header, TODAY) == seconds


@given(st.text())
def test_any_header_is_read_or_not(header: str) -> None:
    seconds = seconds_asked(header, TODAY)
    assert seconds is None or seconds >= 0


def test_pauses_grow_and_end() -> None:
    settings = Settings(delay=1.0, attempts=4)
    assert [pause(attempt, None, settings) for attempt in range(4)] == [2.0, 4.0, 8.0, None]


def test_the_servers_own_wish_counts_unless_it_is_too_long() -> None:
    assert pause(0, 90.0, Settings()) == 90.0
    assert pause(0, 3600.0, Settings()) is None


def test_which_statuses_pass() -> None:
    assert [status for status in (200, 301, 304, 403, 404, 410, 429, 500, 501, 503) if passes(status)] == [
        429,
        500,
        503,
    ]
