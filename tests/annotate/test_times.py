"""Time expressions in sentences: what is found, how it is read, and what only looks like a time."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import plain_report
from variorum.annotate.parser import SpacyParser
from variorum.annotate.time_rules import find, rules
from variorum.annotate.times import times
from variorum.model import Dateline, Span, TimeExpression

PARSER = SpacyParser()


def told(text: str, *, spun: bool = False) -> tuple[TimeExpression, ...]:
    report = plain_report(text)
    found = times(report, PARSER.parse(report), spun=spun)
    for expression in found:
        expression.span.verify(text)
    return found


@pytest.mark.parametrize(
    ("text", "quote", "reading"),
    [
        ("The ship sank on June 9, 1998.", "June 9, 1998", "value:1998-06-09"),
        ("The ship sank on the 9th of June 1998.", "the 9th of June 1998", "value:1998-06-09"),
        ("The ship sank on 29/06/1998.", "29/06/1998", "value:1998-06-29"),
        ("The ship sank on 1998-06-09.", "1998-06-09", "value:1998-06-09"),
        ("The ship sank in October last year.", "October last year", "month:10:-1"),
        ("The ship sank in mid-March.", "mid-March", "month:03"),
        ("It was built in the late 1950s.", "the late 1950s", "value:195"),
        ("The temple was in use from 120 BC to 101 BC.", "from 120 BC to 101 BC", "value:-0119/-0100"),
        ("Profits fell in the third quarter of 2003.", "the third quarter of 2003", "value:2003-Q3"),
        ("They met last Friday.", "last Friday", "weekday:5:-1"),
        ("They met on Friday last week.", "Friday last week", "week-day:5:-1"),
        ("They met late on Thursday night.", "late on Thursday night", "weekday:4@TNI"),
        ("Snow had fallen the previous day.", "the previous day", "then:day:-1"),
        ("They met the day before.", "the day before", "then:day:-1"),
        ("They met three days later.", "three days later", "then:day:3"),
        ("They met twenty-five years ago.", "twenty-five years ago", "unit:year:-25"),
        ("The shares fell late this week.", "late this week", "unit:week:0"),
        ("They met over the weekend.", "over the weekend", "unit:weekend"),
        ("They met in recent days.", "in recent days", "ref:PAST_REF"),
        ("Nobody has come so far.", "so far", "ref:PRESENT_REF"),
        ("They will meet in the near future.", "in the near future", "ref:FUTURE_REF"),
        ("It took less than five weeks.", "less than five weeks", "value:P5W"),
        ("It took more than a decade.", "more than a decade", "value:P10Y"),
        ("It took two and a half years.", "two and a half years", "value:P2.5Y"),
        ("A 30-day truce holds.", "30-day", "value:P30D"),
        ("Trains leave at 6:05 p.m. on Sunday.", "at 6:05 p.m. on Sunday", "weekday:7@T18:05"),
        ("The market is held every Tuesday.", "every Tuesday", "value:XXXX-WXX-2"),
        ("The fair runs from 5 to 7 June.", "from 5 to 7 June", "span:month-day:06-05~month-day:06-07"),
        ("He has ruled since 2008.", "since 2008", "since:value:2008"),
        ("It was the 9th anniversary of the war of 1961.", "the 9th anniversary", "anniversary:9:value:1961"),
        ("He met them on April 19 and 26.", "April 19", "month-day:04-19"),
        ("It opened on 5 June of 1998.", "5 June of 1998", "value:1998-06-05"),
        ("It shut on 12 Sept.", "12 Sept.", "month-day:09-12"),
        ("It grew from April to June in 2017.", "from April to June in 2017", "value:2017-04/2017-06"),
        ("It rained in June-August 1992.", "June-August 1992", "value:1992-06/1992-08"),
        ("It ran from 3 May 2014 to 5 June 2016.", "from 3 May 2014 to 5 June 2016", "value:2014-05-03/2016-06-05"),
        ("They met between Jan 22 and today.", "between Jan 22 and today", "since:month-day:01-22"),
        ("It fell in the last week of July.", "the last week of July", "nth:week:-1:month:07"),
        ("It fell in the first week of 2015.", "the first week of 2015", "nth:week:1:value:2015"),
        ("It fell in the second week of last month.", "the second week of last month", "nth:week:2:unit:month:-1"),
        ("Polls opened on the first Sunday in March.", "the first Sunday in March", "nth:7:1:month:03"),
        ("It fell on the 15th day of June.", "the 15th day of June", "nth:day:15:month:06"),
        ("It fell in the week of April 10.", "the week of April 10", "week-of:month-day:04-10"),
        ("The deal was signed on Monday the 21st.", "Monday the 21st", "weekday-day:1:21"),
        ("They met on Tuesday of last week.", "Tuesday of last week", "week-day:2:-1"),
        ("They met the previous Friday.", "the previous Friday", "then-weekday:5:-1"),
        ("They met earlier in the week.", "earlier in the week", "within:week"),
        ("Profits fell against the past quarter.", "the past quarter", "unit:quarter:-1"),
        ("Profits fell in Q3 2019.", "Q3 2019", "value:2019-Q3"),
        ("Profits fell in 2019 H2.", "2019 H2", "value:2019-H2"),
        ("Shares are down 20% in the year to date.", "the year to date", "since:unit:year:0"),
        ("Profits fell in the last fiscal year.", "the last fiscal year", "fiscal:-1"),
        ("Profits fell in last year's third quarter.", "last year's third quarter", "season:Q3:-1"),
        ("They met two weeks and three days ago.", "two weeks and three days ago", "back:day:-3:unit:week:-2"),
        ("The plant will close in two years.", "in two years", "unit:year:2"),
        ("It was the first strike in two years.", "two years", "value:P2Y"),
        ("It will be the first strike in two years.", "two years", "value:P2Y"),
        ("It lasted one hour and a half.", "one hour and a half", "value:PT1.5H"),
        ("It rained all week.", "all week", "value:P1W"),
        ("Riots went on for three nights.", "three nights", "value:P3D"),
        ("The paper came out weekly.", "weekly", "value:P1W"),
        ("They meet every other Friday.", "every other Friday", "value:XXXX-WXX-5"),
        ("They meet on Tuesday afternoons.", "Tuesday afternoons", "value:XXXX-WXX-2@TAF"),
        ("They met on Tuesday in the morning.", "Tuesday in the morning", "weekday:2@TMO"),
        ("Parades marked Juneteenth.", "Juneteenth", "feast:06-19"),
        ("Shops were full on Black Friday.", "Black Friday", "feast:11.4.4+1"),
        ("She flew home on Thanksgiving.", "Thanksgiving", "feast:11.4.4"),
        ("Canada shut its shops on Thanksgiving.", "Thanksgiving", "feast:10.1.2"),
        ("Britain sends flowers on Mother's Day.", "Mother's Day", "feast:easter-21"),
        ("Mardi Gras drew thousands.", "Mardi Gras", "feast:easter-47"),
        ("The plant will stop in week 31.", "week 31", "season:W31"),
        ("Deliveries rose in week 9 of 2012.", "week 9 of 2012", "value:2012-W09"),
        ("Profits fell in FY2012.", "FY2012", "value:FY2012"),
        ("Profits fell in FY12.", "FY12", "value:FY2012"),
        ("Profits fell in Q3.", "Q3", "season:Q3"),
        ("Profits fell in the latest quarter.", "the latest quarter", "unit:quarter:-1"),
        ("Profits fell in the following quarter.", "the following quarter", "then:quarter:1"),
        ("Profits will fall in the next quarter.", "the next quarter", "unit:quarter:1"),
        ("Profits beat those of the year-ago period.", "the year-ago period", "unit:year:-1"),
        ("The firm posted a first-half loss.", "first-half", "season:H1"),
        ("Profits fell in the second half of the year.", "the second half of the year", "season:H2"),
        ("The plant will shut by year-end.", "year-end", "unit:year:0"),
        ("It was built in the late '80s.", "the late '80s", "value:198"),
        ("It was built in the early nineties.", "the early nineties", "value:199"),
        ("The club won twice in the 2011-12 season.", "2011-12", "value:2011/2012"),
        ("It rained from Monday to Wednesday.", "from Monday to Wednesday", "span:weekday:1~weekday:3"),
        ("Sales beat those of the prior year.", "the prior year", "then:year:-1"),
        ("It is the 9th anniversary of Ghana's independence.", "the 9th anniversary", "anniversary:9:value:1957-03-06"),
    ],
)  # fmt: skip
def test_an_expression_and_its_reading(text: str, quote: str, reading: str) -> None:
    assert (quote, reading) in [(t.span.quote, t.reading) for t in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "May did not come, and they march on.",
        "Theresa May spoke to April Jones.",
        "About 1,998 people came, 2000 soldiers among them.",
        "The choir sang it without a break, for the fifth time.",
        "Meanwhile the ongoing talks went ahead as planned.",
        "The country's 45-year-old leader sat down.",
        "He ran for a second term and scored two second-half goals.",
        "Three quarters of the voters hoped for a new year of peace.",
        "He shut the second door as soon as he could.",
        "The Daily Post is a daily paper.",
        "In week 3 of the strike the men went back, in their sixties as they were.",
        "The visitors led at the end of the first half.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The minister arrived in Lima on Thursday.", -1),
        ("The minister is to arrive in Lima on Thursday.", 1),
        ("She prepared to fly to Lima on Thursday.", 1),
        ("The vote is scheduled for Thursday.", 1),
        ("Ahead of Thursday's vote, police closed the square.", 1),
        ("They postponed the vote until Thursday.", 1),
        ("The court meets on Thursday.", 1),
        ("They agreed on Thursday to meet again.", -1),
        ("They agreed to meet again on Thursday.", 1),
        ("She said on Thursday that she would resign.", -1),
        ("The port was closed on Thursday, the agency reports.", -1),
        ("As of Thursday the port accounts for half of the trade.", -1),
    ],
)
def test_direction(text: str, direction: int) -> None:
    assert [t.direction for t in told(text)] == [direction]


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("They met early this evening.", "START"),
        ("They met late this morning.", "END"),
        ("It fell at the end of the year.", "END"),
        ("It took around three weeks.", "APPROX"),
        ("It opened in mid-2011.", "MID"),
    ],
)
def test_modifiers(text: str, mod: str) -> None:
    assert [t.mod for t in told(text)] == [mod]


def test_today_in_a_quotation_is_no_day() -> None:
    assert [t.reading for t in told("“The river is clean today,” he said today.")] == ["ref:PRESENT_REF", "unit:day:0"]


def test_spun_words_are_read_as_what_they_stand_for() -> None:
    text = "The bakery, which opened final 12 months, shut final week in Riga."
    assert [t.reading for t in told(text, spun=True)] == ["unit:year:-1", "unit:week:-1"]
    assert "unit:week:-1" not in [t.reading for t in told(text)]


def test_the_dateline_outside_the_story() -> None:
    text = "Quito, May 3 (ABC) The volcano woke up on Sunday."
    start = text.index("The")
    line = Dateline(place="Quito", agency="ABC", span=Span.cut("r", text, 0, start - 1))
    report = plain_report(text, "r", story=((start, len(text)),), dateline=line)
    found = times(report, PARSER.parse(report))
    assert [(t.span.quote, t.sentence) for t in found] == [("May 3", -1), ("Sunday", 0)]


def test_a_named_day_is_that_of_the_country_at_hand() -> None:
    assert [t.reading for t in told("Ghana held a parade on Independence Day.")] == ["feast:03-06"]
    assert [t.reading for t in told("Fiji held a parade on Independence Day.")] == ["feast:10-10"]
    assert [t.reading for t in told("Shops were shut on Good Friday.")] == ["feast:easter-2"]
    assert told("The town held a parade on its Independence Day.") == ()


def test_a_day_that_the_calendar_does_not_have_is_recorded_as_written() -> None:
    assert [(t.span.quote, t.reading) for t in told("It sank on 31 February 2011.")] == [
        ("31 February 2011", "value:2011-02-31")
    ]


def test_versions_and_endless_figures_are_no_times() -> None:
    assert told(f"It runs version 1.2.3 since release {10**400}.") == ()


@given(
    st.lists(
        st.sampled_from("on in the 5 June 2011 last Friday two years ago since of a.m. 9:30 - , May quarter".split())
    )
)
def test_found_spans_are_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    found = find(text, 0, len(text))
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_line_break_is_white_space() -> None:
    text = "The ship sank on June\n9 last\n year."
    assert [(f.start, f.end, f.reading) for f in find(text, 0, len(text))] == [
        (17, len(text) - 1, "month-day:06-09:-1")
    ]


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names))
