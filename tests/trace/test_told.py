"""What reports of one parse tell is worked out once, and told of each of them."""

from collections.abc import Callable

from variorum.model import Annotation
from variorum.trace.pile import Pile
from variorum.trace.quotes import quotes
from variorum.trace.told import Told

Annotate = Callable[..., Annotation]

DAM = (
    "Engineers opened two of the six gates of the Orvan dam at dawn and sent the water into an old canal.\n"
    "“We will not let the river take one more house from the people of Orvan,” Peter Voss said.\n"
)


def test_reports_of_one_parse_are_worked_out_once(annotate: Annotate) -> None:
    one = annotate("r0", DAM)
    printed = Annotation(annotate("r1", DAM).report, one.parse)
    told = Told()
    assert told.once(printed, quotes) is told.once(one, quotes)
    assert [quote.report for quote in told.by(one, quotes)] == ["r0"]
    assert [quote.report for quote in told.by(printed, quotes)] == ["r1"]
    assert tuple(told.by(one, quotes)) == quotes(one)


def test_a_pile_of_prints_does_not_tell_that_they_share_a_parse(annotate: Annotate) -> None:
    one, other = annotate("r0", DAM), annotate("r1", DAM)
    assert Pile.of([one, Annotation(other.report, one.parse)]) == Pile.of([one, other])
