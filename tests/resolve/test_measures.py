"""Which figures of a pile count one thing."""

from itertools import permutations

import pytest

from samples import plain_report
from variorum.model import Actor, Figure, Hop, Published, Statement
from variorum.resolve.measures import attach, measures

TEXT = "Officials said 40 people died there, and 12 were hurt."
STATES = {
    "a-es": Actor(id="a-es", name="Spain", kind="state", traits=("country:ES",), why="test"),
    "a-army": Actor(id="a-army", name="the Spanish army", kind="military", traits=("country:ES",), why="test"),
    "a-pt": Actor(id="a-pt", name="Portugal", kind="state", traits=("country:PT",), why="test"),
}


def figure(name: str, counted: str, low: float | None = 40, **more: object) -> Figure:
    """A figure of the report `name` (its first letter) that counts the words of `counted`."""
    report = plain_report(TEXT, name[0])
    row = {
        "id": name, "span": report.span(15, 17), "measure": name, "unit": "persons", "low": low, "high": low,
        "comparator": "exact", "counted": tuple(sorted(counted.split())), "why": "test",
    }  # fmt: skip
    return Figure.model_validate({**row, **more})


def together(*figures: Figure, day: str = "2031-05-06") -> list[set[str]]:
    """The names of the figures by measure."""
    published = {f.span.report: Published(value=day, precision="day", basis="stated", why="test") for f in figures}
    by_report: dict[str, list[Figure]] = {}
    for each in figures:
        by_report.setdefault(each.span.report, []).append(each)
    found: dict[str, set[str]] = {}
    for each in measures(by_report, STATES, published):
        found.setdefault(each.measure, set()).add(each.id)
    return sorted(found.values(), key=sorted)


def test_what_leaves_the_thing_open_joins_what_names_it() -> None:
    assert together(figure("a", "kill"), figure("b", "kill soldier"), figure("c", "kill")) == [{"a", "b", "c"}]


def test_another_frame_or_thing_is_another_measure() -> None:
    rows = figure("a", "kill person"), figure("b", "wound person"), figure("c", "casualty"), figure("d", "child kill")
    assert together(*rows) == [{"a"}, {"b"}, {"c"}, {"d"}]


def test_of_several_that_fit_the_nearest_number_is_joined() -> None:
    rows = figure("a1", "kill person", 40, where=("Porto",)), figure("a2", "kill person", 3, where=("Faro",))
    assert together(*rows, figure("b", "kill", 40)) == [{"a1", "b"}, {"a2"}]
    assert together(*rows, figure("b", "kill", 3)) == [{"a1"}, {"a2", "b"}]


def test_numbers_of_another_order_are_of_another_event() -> None:
    rows = figure("a", "kill person", 40), figure("b", "kill person", 9000), figure("c", "kill person", 44)
    assert together(*rows) == [{"a", "c"}, {"b"}]
    vague = figure("b", "kill person", 2000, high=None, comparator="vague")
    assert together(figure("a", "kill person", 40), vague) == [{"a", "b"}]


def test_a_year_is_another_scope_and_last_year_counts_from_publication() -> None:
    dated, last, so_far = (
        figure(n, "send soldier", as_of=y) for n, y in (("a", "2030"), ("b", "year:-1"), ("c", None))
    )
    assert together(dated, last, so_far) == [{"a", "b"}, {"c"}]


def test_of_whom_is_compared_by_country() -> None:
    rows = (
        figure("a", "kill soldier", of="a-es"),
        figure("b", "kill soldier", of="a-army"),
        figure("c", "kill soldier", of="a-pt"),
    )
    assert together(*rows) == [{"a", "b"}, {"c"}]


def test_a_country_holds_its_places_but_two_of_its_places_differ() -> None:
    land, town, other = (
        figure(n, "kill person", where=(w,)) for n, w in (("a", "Turkey"), ("b", "Ankara"), ("c", "Peru"))
    )
    assert together(land, town, other) == [{"a", "b"}, {"c"}]


def test_money_for_another_thing_is_another_measure() -> None:
    rows = [figure(n, c, unit="USD") for n, c in (("a", "road spend"), ("b", "road spend"), ("c", "loan repay"))]
    assert together(*rows) == [{"a", "b"}, {"c"}]


def test_measures_do_not_hang_on_the_order() -> None:
    rows = [
        figure("a", "kill", 40),
        figure("b", "kill person", 38, where=("Ankara",)),
        figure("c", "kill person", 41),
        figure("d", "wound", 41),
    ]
    named = [
        {f.id: f.measure for f in measures({f.id: [f] for f in order}, STATES, {})} for order in permutations(rows)
    ]
    assert all(each == named[0] for each in named)


def test_as_of_is_the_year_of_the_clause_else_the_day_of_publication() -> None:
    day = Published(value="2031-05-06", precision="day", basis="stated", why="test")
    rows = [figure("a1", "kill"), figure("a2", "kill", as_of="1999"), figure("a3", "kill", as_of="year:0")]
    assert [f.as_of for f in sorted(measures({"a": rows}, {}, {"a": day}), key=lambda f: f.id)] == [
        "2031-05-06",
        "1999",
        "2031",
    ]
    assert [f.as_of for f in measures({"a": rows[:1]}, {}, {})] == [None]
    month = Published(value="2031-05", precision="month", basis="stated", why="test")
    assert [f.as_of for f in measures({"a": rows[:1]}, {}, {"a": month})] == [None]


@pytest.mark.parametrize(
    ("told", "month"),
    [
        ("month:5", "2031-05"),
        ("month:3", "2031-03"),
        ("month:12", "2030-12"),
        ("months:-1", "2031-04"),
        ("months:-5", "2030-12"),
    ],
)
def test_a_month_counts_back_from_the_publication(told: str, month: str) -> None:
    day = Published(value="2031-05-06", precision="day", basis="stated", why="test")
    (found,) = measures({"a": [figure("a", "kill", as_of=told)]}, {}, {"a": day})
    assert found.as_of == month


def test_attach_takes_the_innermost_statement() -> None:
    plain = figure("a", "kill")
    report = plain_report(TEXT, "a")
    wide, narrow, beside = (
        Statement(id=i, report="a", mode="indirect", content=(report.span(*b),), chain=(Hop(actor=i),), why="test")
        for i, b in (("s-wide", (0, 54)), ("s-narrow", (15, 35)), ("s-beside", (41, 53)))
    )
    (tied,) = attach([plain], [wide, narrow, beside])
    assert (tied.statement, tied.chain) == ("s-narrow", (Hop(actor="s-narrow"),))
    assert attach([plain], [beside]) == (plain,)


def test_people_of_one_report_may_be_passengers_of_another() -> None:
    rows = figure("a", "passenger wound", 41), figure("b", "person wound", 38)
    assert together(*rows) == [{"a", "b"}]
    assert together(figure("a", "passenger wound", 12), figure("b", "person wound", 38)) == [{"a"}, {"b"}]
    both = figure("a1", "passenger wound", 35), figure("a2", "person wound", 38)
    assert together(*both) == [{"a1"}, {"a2"}]
