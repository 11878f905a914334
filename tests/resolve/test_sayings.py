"""When a statement was said, and whether its source is in the pile."""

from collections.abc import Sequence

import pytest

from variorum.model import Event, EventTime, Hop, Published, Report, Statement, Time
from variorum.model.event import Status
from variorum.resolve.sayings import with_dates, with_ends


@pytest.fixture
def statement(harbour_report: Report) -> Statement:
    text = harbour_report.text
    start, end = text.index("We will"), text.index(",” minister")
    sentence = harbour_report.span(text.index("“"), text.index(" Some 40"))
    return Statement(
        id="s",
        report=harbour_report.id,
        mode="direct",
        content=(harbour_report.span(start, end),),
        speaker="a-lopes",
        chain=(Hop(actor="a-lopes", evidence=sentence),),
        why="test",
    )


def time(report: Report, words: str, value: str) -> Time:
    start = report.text.index(words)
    return Time(id=words, span=report.span(start, start + len(words)), type="DATE", value=value, why="test")


PUBLISHED = Published(value="2031-03-04", precision="day", basis="stated", why="test")


def said_on(
    statement: Statement, *times: Time, published: Published = PUBLISHED, events: Sequence[Event] = ()
) -> str | None:
    (found,) = with_dates([statement], {statement.report: times}, {statement.report: published}, events)
    return found.date_said


def test_a_day_beside_the_cue_dates_the_statement(harbour_report: Report, statement: Statement) -> None:
    assert said_on(statement, time(harbour_report, "Monday", "2031-03-03")) == "2031-03-03"


@pytest.mark.parametrize("value", ["2031-W10", "2031-W09-WE"])
def test_a_week_or_its_end_dates_a_statement(harbour_report: Report, statement: Statement, value: str) -> None:
    assert said_on(statement, time(harbour_report, "Monday", value)) == value


def test_a_day_inside_the_content_does_not(harbour_report: Report, statement: Statement) -> None:
    assert said_on(statement, time(harbour_report, "by May", "2031-05-01")) == "../2031-03-04"


@pytest.mark.parametrize("value", ["2031", "PAST_REF", "2031-03-03/2031-03-05"])
def test_only_a_day_week_or_month_dates_a_statement(harbour_report: Report, statement: Statement, value: str) -> None:
    assert said_on(statement, time(harbour_report, "Monday", value)) == "../2031-03-04"


def test_a_month_dates_a_statement_where_no_day_does(harbour_report: Report, statement: Statement) -> None:
    month = time(harbour_report, "minister", "2031-02")
    assert said_on(statement, month) == "2031-02"
    assert said_on(statement, month, time(harbour_report, "Monday", "2031-03-03")) == "2031-03-03"


def happened(report: Report, words: str, day: str, status: Status = "occurred") -> Event:
    start = report.text.index(words)
    mention = report.span(start, start + len(words))
    when = EventTime(start=day, end=day, precision="day", why="test")
    return Event(id=words, label=words, kind="storm", time=when, status=status, mentions=(mention,), why="test")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2031-03-02", "2031-03-02/2031-03-04"),
        ("2031-03-04", "2031-03-04"),
        ("2031-02-20", "../2031-03-04"),
        ("2031-03-05", "../2031-03-04"),
    ],
)
def test_who_speaks_of_what_has_just_happened_spoke_afterwards(
    harbour_report: Report, statement: Statement, day: str, said: str
) -> None:
    event = happened(harbour_report, "dredge the harbour", day)
    assert said_on(statement, events=[event]) == said
    assert said_on(statement, time(harbour_report, "Monday", "2031-03-03"), events=[event]) == "2031-03-03"


def test_neither_what_is_planned_nor_what_is_told_elsewhere_bounds_a_statement(
    harbour_report: Report, statement: Statement
) -> None:
    planned = happened(harbour_report, "dredge the harbour", "2031-03-02", "planned")
    elsewhere = happened(harbour_report, "boats wait", "2031-03-02")
    assert said_on(statement, events=[planned, elsewhere]) == "../2031-03-04"


def test_without_a_day_of_publication_what_happened_bounds_nothing(
    harbour_report: Report, statement: Statement
) -> None:
    event = happened(harbour_report, "dredge the harbour", "2031-03-02")
    month = Published(value="2031-03", precision="month", basis="stated", why="test")
    assert said_on(statement, published=month, events=[event]) == "../2031-03"


def test_what_nothing_dates_was_said_by_publication_if_that_is_known(statement: Statement) -> None:
    assert said_on(statement) == "../2031-03-04"
    assert said_on(statement, published=Published(latest="2031-03-09", why="test")) == "../2031-03-09"
    assert said_on(statement, published=Published(why="test")) is None


def test_the_source_is_seen_where_its_own_report_is_in_the_pile(statement: Statement) -> None:
    ((own,), (other,)) = (with_ends([statement], {"r": outlet}, ()) for outlet in ("a-lopes", "a-post"))
    assert (own.chain_end, other.chain_end) == ("seen", "not-seen")


def test_quotations_of_a_spun_report_are_altered_and_its_paraphrases_are_not(statement: Statement) -> None:
    paraphrase = statement.model_copy(update={"mode": "indirect"})
    found = with_ends([statement, paraphrase], {}, {statement.report})
    assert [s.altered for s in found] == [True, False]
    assert not with_ends([statement], {}, ())[0].altered
