"""What a report that came changed: the small story, and the same story with one report more."""

import pytest

from samples import plain_report
from variorum.model import (
    Difference,
    Event,
    EventTime,
    Figure,
    FigureGroup,
    Ledger,
    Origin,
    Point,
    Relation,
    Report,
    Span,
)
from variorum.publish.changes import changes
from variorum.read import Arrival

GULL = "The pilots said that 60 boats wait. A tug sank on Tuesday.\n"


@pytest.fixture
def gull() -> Report:
    """The report that comes."""
    return plain_report(GULL, "r-gull", source="news/gull.txt")


def words(report: Report, quote: str) -> Span:
    start = report.text.index(quote)
    return report.span(start, start + len(quote))


@pytest.fixture
def grown(small_ledger: Ledger, gull: Report) -> Ledger:
    """The small story after the report came: it tells of a sunken tug, and gives another number of boats.

    The ids of event and point are others than before, as they may be after a build.
    """
    boats, sinking = words(gull, "60 boats"), words(gull, "A tug sank")
    group, point, event = small_ledger.figure_groups[0], small_ledger.points[0], small_ledger.events[0]
    conflict = Relation(a="f-0", b="f-2", relation="conflict", why="40 and 60 cannot both be")
    return small_ledger.model_copy(
        update={
            "reports": (*small_ledger.reports, gull),
            "events": (
                event.model_copy(update={"id": "e-9"}),
                Event(
                    id="e-2",
                    label="sinking of a tug",
                    kind="sinking",
                    time=EventTime(start="2031-03-04", end="2031-03-04", precision="day", why="test"),
                    mentions=(sinking,),
                    why="test",
                ),
            ),
            "figures": (
                *small_ledger.figures,
                Figure(id="f-2", span=boats, measure="m-boats", low=60, high=60, comparator="exact", why="test"),
            ),
            "figure_groups": (group.model_copy(update={"members": (*group.members, "f-2"), "relations": (conflict,)}),),
            "points": (_with_pilots(point, gull, boats),),
        }
    )


def _with_pilots(point: Point, gull: Report, boats: Span) -> Point:
    return point.model_copy(
        update={
            "id": "k-9",
            "about": point.about.model_copy(update={"events": ("e-9",)}),
            "carried_by": (*point.carried_by, gull.id),
            "origins": (*point.origins, Origin(origin="the pilots", reports=(gull.id,), why=f"named in {gull.id}")),
            "independent_origins": 2,
            "differences": (Difference(field="number", values=("40 boats", "60 boats"), spans=(boats,)),),
        }
    )


def test_nothing_came_and_nothing_changed(small_ledger: Ledger) -> None:
    assert changes(small_ledger, small_ledger, ()).rows() == ()


def test_other_ids_for_the_same_words_are_no_news(small_ledger: Ledger, gull: Report) -> None:
    events = tuple(e.model_copy(update={"id": "e-9"}) for e in small_ledger.events)
    points = tuple(
        p.model_copy(update={"id": "k-9", "about": p.about.model_copy(update={"events": ("e-9",)})})
        for p in small_ledger.points
    )
    figures = tuple(f.model_copy(update={"measure": "m-9"}) for f in small_ledger.figures)
    update = {"reports": (*small_ledger.reports, gull), "events": events, "points": points, "figures": figures}
    assert changes(small_ledger, small_ledger.model_copy(update=update), ()).rows() == ()


def test_a_new_event(small_ledger: Ledger, grown: Ledger) -> None:
    (event,) = changes(small_ledger, grown, ()).events
    assert (event.id, event.label, event.status, event.time) == ("e-2", "sinking of a tug", "occurred", "2031-03-04")
    assert [report.file for report in event.told_by] == ["gull.txt"]
    assert event.words.quote == "A tug sank"


def test_an_event_that_was_told_before_is_not_new_though_a_new_report_tells_it(
    small_ledger: Ledger, grown: Ledger, gull: Report
) -> None:
    event = small_ledger.events[0]
    told = event.model_copy(update={"id": "e-9", "mentions": (*event.mentions, words(gull, "A tug sank"))})
    assert changes(small_ledger, grown.model_copy(update={"events": (told,)}), ()).events == ()


def test_a_figure_that_moved(small_ledger: Ledger, grown: Ledger) -> None:
    (moved,) = changes(small_ledger, grown, ()).figures
    assert (moved.before, moved.now) == (("about 40",), "60")
    assert (moved.relation, moved.why) == ("conflict", "40 and 60 cannot both be")
    assert moved.words.quote == "60 boats"


@pytest.mark.parametrize(("low", "high"), [(40, 40), (None, None)])
def test_a_figure_that_is_the_same_or_none_has_not_moved(
    small_ledger: Ledger, grown: Ledger, low: float | None, high: float | None
) -> None:
    new = grown.figures[-1].model_copy(update={"low": low, "high": high})
    after = grown.model_copy(update={"figures": (*grown.figures[:-1], new)})
    assert changes(small_ledger, after, ()).figures == ()


def test_the_first_figure_of_a_measure_has_not_moved(small_ledger: Ledger, grown: Ledger) -> None:
    alone = FigureGroup(measure="m-tugs", label="tugs", members=("f-2",), why="test")
    after = grown.model_copy(update={"figure_groups": (*small_ledger.figure_groups, alone)})
    assert changes(small_ledger, after, ()).figures == ()


def test_a_new_origin(small_ledger: Ledger, grown: Ledger) -> None:
    (origin,) = changes(small_ledger, grown, ()).origins
    assert (origin.point, origin.origin, origin.counted) == ("k-9", "the pilots", True)
    assert (origin.before, origin.now) == ("1", "2")
    assert origin.why == "named in gull.txt"


def test_the_first_origins_of_a_new_point_are_no_news(small_ledger: Ledger, grown: Ledger) -> None:
    before = small_ledger.model_copy(update={"points": ()})
    assert changes(before, grown, ()).origins == ()


def test_an_origin_under_a_better_name_is_no_news_where_no_new_report_rests_on_it(
    small_ledger: Ledger, grown: Ledger
) -> None:
    point = grown.points[0]
    renamed = tuple(o.model_copy(update={"reports": small_ledger.points[0].carried_by}) for o in point.origins)
    after = grown.model_copy(update={"points": (point.model_copy(update={"origins": renamed}),)})
    assert changes(small_ledger, after, ()).origins == ()


def test_a_new_conflict(small_ledger: Ledger, grown: Ledger) -> None:
    (conflict,) = changes(small_ledger, grown, ()).conflicts
    assert (conflict.field, conflict.values) == ("number", ("40 boats", "60 boats"))
    assert [span.quote for span in conflict.words] == ["60 boats"]


def test_a_conflict_that_was_there_is_not_new(small_ledger: Ledger, grown: Ledger) -> None:
    point = small_ledger.points[0].model_copy(update={"differences": grown.points[0].differences})
    assert changes(small_ledger.model_copy(update={"points": (point,)}), grown, ()).conflicts == ()


def test_what_came_is_named_by_its_own_file(small_ledger: Ledger, grown: Ledger, harbour_report: Report) -> None:
    came = (
        Arrival(report="r-gull", source="news/gull.txt", standing="new", why="test"),
        Arrival(
            report=harbour_report.id, source="in/again.txt", standing="same-bytes", of=harbour_report.id, why="test"
        ),
    )
    rows = changes(small_ledger, grown, came).reports
    assert [(row.report.file, row.standing, row.of and row.of.file) for row in rows] == [
        ("gull.txt", "new", None),
        ("again.txt", "same-bytes", "harbour.txt"),
    ]


def test_every_row_says_what_it_is(small_ledger: Ledger, grown: Ledger) -> None:
    came = (Arrival(report="r-gull", source="news/gull.txt", standing="new", why="test"),)
    entries = [row.entry for row in changes(small_ledger, grown, came).rows()]
    assert entries == ["report", "event", "figure", "origin", "conflict"]
