"""Publication dates across an invented pile of reports."""

import pytest

from variorum.annotate.parser import SpacyParser
from variorum.annotate.times import times
from variorum.model import Annotation, Dateline, Published, Report, Span
from variorum.resolve.dating import believed, dates, with_year
from variorum.text.calendar import precision

PARSER = SpacyParser()
WRECK = (
    "Fishing boats from Tema sank in a storm off Ghana on Tuesday, the coast guard said. Captain Kofi Mensah said the "
    "trawler Adom went down near Keta and that nine sailors were missing."
)


def annotated(name: str, text: str, published: str | None = None) -> Annotation:
    report = Report(
        id=name, source=name, sha256="0" * 64, media_type="text/plain", text=text, language="en", why="test",
        published=Published(
            value=published, precision=precision(published), basis="stated" if published else None, why="test"
        ),
        story=((0, len(text)),), noise=(),
    )  # fmt: skip
    parse = PARSER.parse(report)
    return Annotation(report, parse, times=times(report, parse))


def dated(*pile: Annotation) -> dict[str, Published]:
    return dates(pile)


def test_a_stated_date_stays() -> None:
    only = annotated("a", WRECK, "2016-07-13")
    assert dated(only)["a"] == only.report.published


def test_a_stated_date_that_the_story_contradicts_stays_and_is_questioned() -> None:
    found = dated(annotated("a", "The bank collapsed on 14 June 2018, and its head was arrested.", "2012-01-01"))["a"]
    assert found.value == "2012-01-01"
    assert "2018-06-14" in str(found.questioned)


@pytest.mark.parametrize(
    ("text", "stated", "told", "believed_in"),
    [
        ("The dam burst on 13 June 2016, the mayor said.", "2016-06-08", "2016-06-13", "2016-06"),
        ("The dam burst on June 13, and the town was flooded.", "2016-06-08", "2016-06-13", "2016-06"),
        ("The dam burst on 3 July, and the town was flooded.", "2016-06-28", "2016-07-03", "2016"),
        ("The dam burst on 2 January, the mayor said.", "2015-12-20", "2016-01-02", None),
    ],
)
def test_a_page_stamped_before_what_it_tells_is_questioned_and_not_believed(
    text: str, stated: str, told: str, believed_in: str | None
) -> None:
    report = annotated("a", text, stated)
    found = dated(report)["a"]
    assert (found.value, found.precision, found.earliest) == (stated, "day", told)
    assert told in str(found.questioned)
    assert stated in str(found.questioned)
    assert believed(found).value == believed_in


@pytest.mark.parametrize(
    "text",
    [
        "The fair will open on 13 June 2016, the mayor said.",
        "The fair is to open on June 13.",
        "The dam burst on June 8, and on June 9 the mayor resigned.",  # a day more is a time zone
        "The dam burst on May 13, and last year on June 13.",
        "“We opened the gates on June 13,” the mayor said of last year.",
        "The dam of 13 June 1916 was the first.",
        "It was a rehearsal for the vote in 2020.",
        "In 2014 the dam was full. On June 13 it burst, and the mayor resigned.",
    ],
)
def test_what_lies_ahead_or_long_back_does_not_question_a_date(text: str) -> None:
    found = dated(annotated("a", text, "2016-06-08"))["a"]
    assert found.questioned is None
    assert believed(found) == found


def test_a_date_that_its_events_contradict_dates_no_sister() -> None:
    same = WRECK.replace("said the trawler", "told reporters that the trawler")
    wrong = annotated("a", f"{WRECK} The harbour was closed on 19 July 2016.", "2016-07-13")
    assert dated(annotated("a", WRECK, "2016-07-13"), annotated("b", same))["b"].value is not None
    found = dated(wrong, annotated("b", same))
    assert found["a"].value == "2016-07-13"
    assert found["b"].precision != "day" or str(found["b"].value) >= "2016-07-19"


def test_last_week_in_one_report_is_the_weekday_of_another() -> None:
    later = (
        "Last week the trawler Adom sank near Keta and nine sailors were lost. A minister visited the harbour on "
        "Monday, the Ghana News Agency reported. Captain Kofi Mensah was questioned."
    )
    found = dated(annotated("a", WRECK, "2016-07-13"), annotated("b", later))["b"]
    assert (found.value, found.precision, found.basis) == ("2016-07-18", "day", "inferred")
    assert "2016-07-18" <= str(found.earliest) <= str(found.latest) <= "2016-07-24"


def test_the_weekday_of_an_act_that_a_dated_report_tells_too() -> None:
    same = (
        "The trawler Adom, which sank near Keta on Tuesday, had no radio, Captain Kofi Mensah said. The coast guard is "
        "to resume the search on Thursday."
    )
    found = dated(annotated("a", WRECK, "2016-07-13"), annotated("b", same))["b"]
    assert "2016-07-12" <= str(found.value) <= "2016-07-14"


def test_many_weekdays_do_not_hide_the_date() -> None:
    same = (
        "The trawler Adom sank near Keta on Tuesday, Captain Kofi Mensah said. Divers searched the wreck on Wednesday, "
        "Thursday and Friday. The harbour was closed on Saturday and opened again on Sunday."
    )
    found = dated(annotated("a", WRECK, "2016-07-13"), annotated("b", same))["b"]
    assert (found.value, found.precision) == ("2016-07-17", "day")


def test_shared_background_dates_nothing() -> None:
    known = (
        "The Danube bridge at Vidin links Bulgaria and Romania. Some 4,500 lorries cross the Danube bridge every day."
    )
    fire = f"The Danube bridge at Vidin was closed on Monday after a fire, police said. {known}"
    visit = f"The foreign minister met his Romanian colleague on Wednesday in Sofia. {known}"
    assert dated(annotated("a", fire, "2013-02-12"), annotated("b", visit))["b"].value is None


def test_nothing_is_invented() -> None:
    alone = dated(annotated("a", "On Thursday the mayor of Turku opened a bridge. She said it was late."))["a"]
    assert (alone.value, alone.earliest, alone.latest) == (None, None, None)
    told = dated(annotated("b", "The pound fell on 3 November 2016."))["b"]
    assert (told.value, told.earliest) == (None, "2016-11-03")


def test_the_order_of_the_pile_does_not_count() -> None:
    pile = [annotated("a", WRECK, "2016-07-13"), annotated("b", WRECK.replace("said", "told reporters"))]
    assert dates(pile) == dates(pile[::-1])


VERDICT = (
    "The High Court in Lilongwe adjourned the fraud trial of the banker Thoko Mwale on Thursday, after the clerk "
    "Esther Phiri said that the ledgers of the Zomba Savings Bank had been lost."
)


def test_a_weekday_and_a_date_of_one_deed_meet() -> None:
    dating = (
        "The fraud trial of the banker Thoko Mwale was adjourned in Lilongwe on 9 May 2019. The clerk Esther Phiri had "
        "said that the ledgers of the Zomba Savings Bank were lost."
    )
    found = dated(annotated("a", VERDICT), annotated("b", dating, "2019-05-30"))["a"]
    assert (found.value, found.earliest) == ("2019-05-09", "2019-05-09")
    other_day = dated(annotated("a", VERDICT), annotated("b", dating.replace("9 May", "7 May"), "2019-05-30"))["a"]
    assert other_day.precision != "day" or str(other_day.earliest) <= "2019-05-09" <= str(other_day.latest)


def test_persons_alone_do_not_make_two_weekdays_one() -> None:
    later = "Justice minister Grace Banda met the banker Thoko Mwale and the clerk Esther Phiri in Blantyre on Friday."
    first = "Justice minister Grace Banda met the banker Thoko Mwale and the clerk Esther Phiri in Mzuzu on 3 May 2019."
    found = dated(annotated("a", later), annotated("b", first, "2019-05-04"))["a"]
    assert found.value is None or found.value >= "2019-05-03"


def test_a_count_of_weeks_since_a_dated_deed_gives_the_week() -> None:
    later = (
        "Workers at the Kitwe smelter of Copperline returned to the furnaces on Monday, two weeks after the walkout "
        "over unpaid wages at the Kitwe smelter."
    )
    first = "The walkout at the Kitwe smelter of Copperline over unpaid wages began on 4 March 2013, the union said."
    found = dated(annotated("a", later), annotated("b", first, "2013-03-05"))["a"]
    assert (found.value, found.precision) == ("2013-03-18", "day")


def test_a_quote_of_last_month_sets_the_month() -> None:
    fresh = "Mayor Ilse Brandt called the new tram “a gift to the valley” at the depot in Graz on Tuesday."
    later = "Mayor Ilse Brandt, who last month called the tram “a gift to the valley”, resigned on Friday in Graz."
    found = dated(annotated("a", fresh, "2017-09-12"), annotated("b", later))["b"]
    assert str(found.value)[:7] == "2017-10"


def test_reports_date_one_another_in_a_chain() -> None:
    last = (
        "Masons from Patan began on Sunday to raise the fallen Taleju spire, four days after Mayor Bina Shakya "
        "reopened the Taleju square in Patan."
    )
    middle = (
        "Mayor Bina Shakya reopened the Taleju square in Patan on Wednesday. The Taleju spire fell in the Patan quake "
        "of last week, and the masons of the square lost their tools."
    )
    first = (
        "The Taleju spire fell on Friday when a quake shook Patan, and the masons of the square lost their tools, "
        "Mayor Bina Shakya said."
    )
    pile = (annotated("a", last), annotated("b", middle), annotated("c", first, "2015-04-25"))
    found = dated(*pile)
    assert (found["b"].value, found["a"].value) == ("2015-04-29", "2015-05-03")


def test_a_pile_of_other_stories_dates_nothing() -> None:
    pile = (
        annotated("a", VERDICT),
        annotated("b", WRECK, "2016-07-13"),
        annotated(
            "c", "Officials at the ministry said on Thursday that the rules for milk would change.", "2018-02-01"
        ),
        annotated("d", "A court in Oslo adjourned the trial of a skipper on 9 May 2019.", "2019-05-09"),
    )
    assert dated(*pile)["a"].value is None


def with_dateline(annotation: Annotation, month_day: str) -> Annotation:
    span = Span.cut(annotation.report.id, annotation.report.text, 0, 7)
    line = Dateline(month_day=month_day, span=span)
    report = annotation.report.model_copy(update={"dateline": line})
    return Annotation(report, annotation.parse, times=annotation.times)


def test_a_dateline_without_a_year_is_in_the_year_nearest_to_a_dated_report() -> None:
    newest = annotated("b", WRECK, "2017-01-02")
    undated = with_dateline(annotated("a", WRECK), "12-30")
    found = dated(undated, newest)["a"]
    assert (found.value, found.precision, found.basis) == ("2016-12-30", "day", "dateline")
    line = with_year(undated.report, found)
    assert line is not None
    assert line.date == "2016-12-30"


def test_a_dateline_without_a_year_among_undated_reports_stays_without() -> None:
    undated = with_dateline(annotated("a", WRECK), "12-30")
    found = dated(undated, annotated("b", WRECK))["a"]
    assert found.value is None
    assert with_year(undated.report, found) == undated.report.dateline


def test_the_last_day_of_february_of_another_year_is_no_day() -> None:
    undated = with_dateline(annotated("a", WRECK), "02-29")
    assert dated(undated, annotated("b", WRECK, "2017-03-02"))["a"].value != "2017-02-29"
