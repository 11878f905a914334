"""What a report shows of its own date."""

from collections.abc import Callable
from dataclasses import replace

from variorum.model import Annotation, Noise, Published
from variorum.resolve.alone import by_itself

Annotated = Callable[..., Annotation]


def undated(annotation: Annotation, *stamps: str) -> Annotation:
    """The report without a date, with date stamps beside its story."""
    text, noise = annotation.report.text, []
    for stamp in stamps:
        noise.append(Noise(start=len(text), end=len(text) + len(stamp) + 1, kind="date-stamp", why="test"))
        text += f"\n{stamp}"
    changed = {"text": text, "noise": tuple(noise), "published": Published(why="test")}
    return replace(annotation, report=annotation.report.model_copy(update=changed))


def test_stamps_of_teasers_give_the_month_where_the_story_is_not_much_older(annotated: Annotated) -> None:
    story = "The two parties signed the charter on March 8, 2010. On May 2 the union took in forty members."
    stamps = ("June 3, 2010", "June 4, 2010", "4 June 2010")
    found = by_itself(undated(annotated(story), *stamps))
    assert (found.value, found.precision, found.earliest) == ("2010-06", "month", "2010-05-02")
    assert by_itself(undated(annotated(story.replace("2010", "2001")), *stamps)).value is None


def test_stamps_of_many_months_give_none(annotated: Annotated) -> None:
    story = annotated("The two parties signed the charter on March 8, 2010.")
    assert by_itself(undated(story, "June 3, 2010", "July 4, 2010", "4 August 2010")).value is None


def test_an_anniversary_gives_the_year(annotated: Annotated) -> None:
    told = annotated("The town will mark the 50th anniversary of the flood of 11 October 1961 with a concert.")
    found = by_itself(undated(told))
    assert (found.value, found.precision) == ("2011", "year")


def test_what_is_told_bounds_a_date_that_nothing_gives(annotated: Annotated) -> None:
    found = by_itself(undated(annotated("The bank was founded on 3 May 2016. It will close its doors on 9 June 2018.")))
    assert (found.value, found.earliest, found.latest) == (None, "2016-05-03", "2018-06-09")
