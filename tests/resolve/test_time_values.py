"""Readings against an anchor: the TIMEX3 values."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Annotation, Parse, Published, Report, TimeExpression
from variorum.model.time import TimeType
from variorum.resolve.times import Anchor, resolve_times, value_of
from variorum.text.calendar import bounds

PUBLISHED = "2012-05-10"  # a Thursday


def expression(reading: str, direction: int = 0, start: int = 0, kind: TimeType = "DATE") -> TimeExpression:
    return TimeExpression(
        id=f"x{start}", span=REPORT.span(start, start + 1), type=kind, reading=reading, direction=direction,  # type: ignore[arg-type]
        sentence=0, why="test",
    )  # fmt: skip


REPORT = Report(
    id="r", source="test", sha256="0" * 64, media_type="text/plain", text="x" * 20, language="en", why="test",
    published=Published(value=PUBLISHED, precision="day", basis="stated", why="test"), story=((0, 20),), noise=(),
)  # fmt: skip


@pytest.mark.parametrize(
    ("reading", "direction", "value"),
    [
        ("value:1998-06-09", -1, "1998-06-09"),
        ("value:1998-02-31", -1, None),
        ("value:P3M", 0, "P3M"),
        ("ref:PAST_REF", 0, "PAST_REF"),
        ("century:19", 0, "18"),
        ("weekday:4", -1, "2012-05-10"),
        ("weekday:5", -1, "2012-05-04"),
        ("weekday:5", 0, "2012-05-04"),
        ("weekday:5", 1, "2012-05-11"),
        ("weekday:4:-1", -1, "2012-05-03"),
        ("weekday:2:1", 1, "2012-05-15"),
        ("weekday:6:0", 1, "2012-05-12"),
        ("week-day:5:-1", -1, "2012-05-04"),
        ("weekday:4@TNI", -1, "2012-05-10TNI"),
        ("month:04", -1, "2012-04"),
        ("month:11", -1, "2011-11"),
        ("month:11", 1, "2012-11"),
        ("month:06:-1", -1, "2011-06"),
        ("named-month:05:-1", -1, "2011-05"),
        ("named-month:05:1", 1, "2013-05"),
        ("named-month:06:1", 1, "2012-06"),
        ("month-day:12-28", -1, "2011-12-28"),
        ("month-day:06-19:-1", -1, "2011-06-19"),
        ("month-day:02-31", -1, None),
        ("month-day:02-29", -1, "2012-02-29"),
        ("season:SU:-1", -1, "2011-SU"),
        ("season:Q4", -1, "2011-Q4"),
        ("unit:week:0", -1, "2012-W19"),
        ("unit:year:-1", -1, "2011"),
        ("unit:day:-1", -1, "2012-05-09"),
        ("unit:year:-2.5", -1, "2009-11"),
        ("unit:year:-90000", -1, None),
        ("unit:weekend", -1, "2012-W18-WE"),
        ("feast:12-25", -1, "2011-12-25"),
        ("feast:easter+1", 0, "2012-04-09"),
        ("feast:11.4.4", -1, "2011-11-24"),
        ("anniversary:40:value:1961-05-03", 0, "2001-05-03"),
        ("anniversary::value:1961-05-03", 0, "2012-05-03"),
        ("anniversary:40:", 0, None),
        ("anniversary:1:month-day:06-19:-1", 0, "2012-06-19"),
        ("since:value:2008", -1, "2008/2012-05-10"),
        ("span:month-day:04-05~month-day:04-07", -1, "2012-04-05/2012-04-07"),
        ("then:day:-1", -1, None),
        ("then:year:-1", -1, "2011"),
        ("then:quarter:-1", -1, "2012-Q1"),
        ("then:year:1", 1, None),
        ("season:W31", -1, "2011-W31"),
        ("season:W31", 1, "2012-W31"),
        ("span:weekday:1~weekday:3", -1, "2012-05-07/2012-05-09"),
        ("span:weekday:5~weekday:1", -1, "2012-05-04/2012-05-07"),
        ("then-weekday:5:-1", -1, None),
        ("within:week", -1, "2012-W19"),
        ("coming:4", 1, "2012-05-17"),
        ("weekday-day:1:21", -1, "2011-11-21"),
        ("weekday-day:1:21", 1, "2012-05-21"),
        ("fiscal:-1", -1, "FY2011"),
        ("nth:week:-1:month:07", -1, "2011-W30"),
        ("nth:week:1:value:2015", -1, "2015-W01"),
        ("nth:7:1:month:03", -1, "2012-03-04"),
        ("nth:7:-1:value:2012-03", -1, "2012-03-25"),
        ("nth:day:15:unit:month:1", 1, "2012-06-15"),
        ("nth:day:31:month:04", -1, None),
        ("nth:5:1:value:2011-02-31", -1, None),
        ("week-of:month-day:04-10", -1, "2012-W15"),
        ("back:day:-3:unit:week:-2", -1, "2012-04-23"),
        ("back:month:-2:unit:year:-1", -1, "2011-03"),
        ("back:month:-2:unit:year:-9000", -1, None),
        ("since:unit:year:0", -1, "2012/2012-05-10"),
        ("value:XXXX-WXX-2@TAF", 0, "XXXX-WXX-2TAF"),
        ("value:P1D@T19:13", 0, "P1D"),
        ("clock:T09:30", -1, "2012-05-10T09:30"),
    ],
)
def test_values(reading: str, direction: int, value: str | None) -> None:
    assert value_of(expression(reading, direction), Anchor(PUBLISHED)).value == value


@pytest.mark.parametrize(
    ("reading", "published", "value"),
    [
        ("weekday:4", None, None),
        ("weekday:4", "2012-05", None),
        ("unit:year:-1", "2012-05", "2011"),
        ("unit:month:-1", "2012-05", "2012-04"),
        ("month:04", "2012-05", "2012-04"),
        ("month-day:04-28", "2012-05", "2012-04-28"),
        ("month-day:05-20", "2012-05", "2012-05-20"),
        ("unit:year:-1", "2012", "2011"),
        ("value:1998", None, "1998"),
    ],
)
def test_a_coarse_anchor_gives_only_what_it_settles(reading: str, published: str | None, value: str | None) -> None:
    assert value_of(expression(reading, -1), Anchor(published)).value == value


def test_a_story_goes_on_from_the_time_last_named() -> None:
    readings = ["value:1999-05-03", "then:day:2", "then:day:0", "value:1984", "then:year:3", "then:day:-1"]
    readings += ["then-weekday:5:-1", "then-weekday:5:1", "within:month"]
    expressions = tuple(expression(reading, -1, start) for start, reading in enumerate(readings))
    annotation = Annotation(REPORT, Parse("r", (), (), (), ()), times=expressions)
    values = [t.value for t in resolve_times(annotation, REPORT.published)]
    assert values == [
        "1999-05-03",
        "1999-05-05",
        "1999-05-05",
        "1984",
        "1987",
        "1999-05-04",
        "1999-04-30",
        "1999-05-07",
        "1999-05",
    ]


UNDATED = Published(why="test")


@pytest.mark.parametrize(
    "published", [None, "", "2012-02-31", "yesterday", "2012-13", "99999-01-01", "2012-05-10T25:99"]
)
@pytest.mark.parametrize(
    "reading", ["unit:day:-1", "weekday:4", "month-day:02-29", "since:value:2008", "nth:week:1:month:07"]
)
def test_without_a_known_day_nothing_is_counted_and_nothing_fails(published: str | None, reading: str) -> None:
    found = value_of(expression(reading, -1), Anchor(published))
    assert found.value is None or bounds(published) is not None
    assert found.why


@pytest.mark.parametrize(
    "reading",
    [
        "month-day:02-31", "value:2012-02-30", "value:2012-13-45", "unit:year:-" + "9" * 400, "unit:week:" + "9" * 30,
        "value:2012-06/2012-02", "span:month-day:02-30~month-day:03-01", "century:0", "century:999", "monthday:32@TMO",
        "back:day:-9999999999:unit:week:-2", "anniversary:99999:value:1961-05-03", "nth:day:99:month:02",
    ],
)  # fmt: skip
def test_what_the_calendar_does_not_have_is_null_with_its_reason(reading: str) -> None:
    found = value_of(expression(reading, -1), Anchor(PUBLISHED))
    assert found.value is None
    assert found.why


def test_a_report_from_the_future_of_another_is_dated_by_itself() -> None:
    expressions = (expression("unit:day:-1", -1),)
    annotation = Annotation(REPORT, Parse("r", (), (), (), ()), times=expressions)
    late = Published(value="9998-12-31", precision="day", basis="stated", why="test")
    assert [t.value for t in resolve_times(annotation, late)] == ["9998-12-30"]
    assert [t.value for t in resolve_times(annotation, UNDATED)] == [None]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 7))
def test_a_weekday_looks_at_most_six_days_either_way(day: date, number: int) -> None:
    for direction in (-1, 1):
        found = bounds(value_of(expression(f"weekday:{number}", direction), Anchor(day.isoformat())).value)
        assert found is not None
        assert found[0].isoweekday() == number
        assert 0 <= (found[0] - day).days * direction <= 6
