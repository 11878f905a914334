"""When a feed is looked at again."""

from variorum.watch.due import pause

QUARTER = 15 * 60.0


def test_a_feed_that_works_is_looked_at_as_often_as_asked() -> None:
    assert pause(QUARTER, 0, None) == QUARTER


def test_one_that_fails_is_looked_at_ever_more_seldom_up_to_a_day() -> None:
    assert [pause(QUARTER, failures, None) / QUARTER for failures in range(9)] == [1, 2, 4, 8, 16, 32, 64, 96, 96]
    assert pause(QUARTER, 100_000, None) == 24 * 3600.0


def test_one_that_is_looked_at_every_week_stays_so() -> None:
    assert pause(7 * 24 * 3600.0, 3, None) == 7 * 24 * 3600.0


def test_the_server_may_ask_for_more() -> None:
    assert pause(QUARTER, 1, 48 * 3600.0) == 48 * 3600.0
    assert pause(QUARTER, 1, 5.0) == 2 * QUARTER
