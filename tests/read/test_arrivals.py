"""What a report that comes is to the reports that are there."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from samples import plain_report
from variorum.model import Masthead, Published, Report
from variorum.read import arrivals

TEXT = "The ferry is late.\n\nIt will sail on Tuesday.\n"
URL = "https://www.coast.example/ferry/"


def report(name: str, text: str = TEXT, url: str | None = None, outlet: str | None = None, day: str = "04") -> Report:
    masthead = Masthead(name=outlet, basis="metadata", why="test") if outlet else None
    published = Published(value=f"2031-03-{day}", why="test")
    return plain_report(text, name, url=url, masthead=masthead, published=published)


def standings(there: Sequence[Report], *come: Report) -> dict[str, tuple[str, str | None]]:
    return {a.source.removesuffix(".txt"): (a.standing, a.of) for a in arrivals(there, come)[1]}


@pytest.mark.parametrize(
    ("come", "standing", "of"),
    [
        (report("r0"), "same-bytes", "r0"),
        (report("r1", TEXT.replace("\n\n", " \t\n")), "same-text", "r0"),
        (report("r1", TEXT, url=URL), "same-text", "r0"),
        (report("r1", TEXT.upper()), "new", None),
        (report("r1", "Another ferry.\n"), "new", None),
    ],
)
def test_a_report_beside_one_of_unknown_origin(come: Report, standing: str, of: str | None) -> None:
    assert standings([report("r0")], come)[come.id] == (standing, of)


@pytest.mark.parametrize(
    ("come", "standing"),
    [
        (report("r1", url="http://coast.example/ferry#part"), "same-text"),
        (report("r1", url="https://www.coast.example/other"), "copy"),
        (report("r1", url="https://www.coast.example/ferry?page=2"), "copy"),
        (report("r1", url="http://mirror.example/ferry", outlet="Coast Post"), "copy"),
        (report("r1", outlet="coast post"), "same-text"),
        (report("r1", outlet="Harbour News"), "copy"),
        (report("r1", "The ferry has sailed.\n", url="http://coast.example/ferry"), "new-version"),
        (report("r1", "The ferry has sailed.\n", url="http://mirror.example/ferry"), "new"),
    ],
)
def test_a_report_beside_one_of_known_origin(come: Report, standing: str) -> None:
    there = report("r0", url=URL, outlet="Coast Post")
    added, (told,) = arrivals([there], [come])
    assert told.standing == standing
    assert told.of == (None if standing == "new" else "r0")
    assert bool(added) == told.is_added == (standing in ("new", "copy", "new-version"))


def test_a_version_is_of_the_one_before_it() -> None:
    come = [report("r1", "One.\n", URL, day="05"), report("r2", "Two.\n", URL, day="06")]
    assert standings([report("r0", url=URL)], *come) == {"r1": ("new-version", "r0"), "r2": ("new-version", "r1")}


def test_of_two_that_come_with_the_same_words_one_is_added_whatever_their_order() -> None:
    come = [report("r1", day="06"), report("r2", day="05"), report("r3", "Other.\n")]
    for order in permutations(come):
        added, _ = arrivals([], order)
        assert [r.id for r in added] == ["r3", "r2"]


def test_an_address_that_is_none_is_told_apart_as_it_stands() -> None:
    assert standings([report("r0", url="http://[")], report("r1", "Other.\n", url="http://[")) == {
        "r1": ("new-version", "r0")
    }
