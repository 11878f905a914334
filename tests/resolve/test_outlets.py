"""The outlets of the reports as actors, and the media that a report credits."""

import pytest

from variorum.model import Actor, Family, Hop, Masthead, Mention, Report, Statement
from variorum.resolve.outlets import credits, through_outlet, with_carriers, with_outlets


def named(report: Report, name: str) -> Report:
    return report.model_copy(update={"masthead": Masthead(name=name, basis="url", why="test")})


def coast_post(coast_report: Report) -> Actor:
    start = coast_report.text.index("the Coast Post")
    span = coast_report.span(start, start + len("the Coast Post"))
    return Actor(id="a-post", name="Coast Post", kind="outlet", mentions=(Mention(span=span, form="name"),), why="test")


def test_an_outlet_that_the_text_names_is_that_actor(coast_report: Report) -> None:
    actors, outlets = with_outlets([coast_post(coast_report)], [named(coast_report, "The Coast Post")])
    assert outlets == {coast_report.id: "a-post"}
    assert [a.id for a in actors] == ["a-post"]


def test_an_outlet_that_only_a_masthead_names_becomes_an_actor(coast_report: Report, harbour_report: Report) -> None:
    reports = [named(coast_report, "Bay Herald"), named(harbour_report, "The Bay Herald")]
    actors, outlets = with_outlets([], reports)
    (made,) = actors
    assert made.kind == "outlet"
    assert set(outlets.values()) == {made.id}
    assert with_outlets([], reports[::-1]) == (actors, outlets)


def test_a_known_agency_is_known_by_any_of_its_names(coast_report: Report) -> None:
    ((made,), _) = with_outlets([], [named(coast_report, "AFP")])
    assert (made.kind, made.name) == ("news-agency", "Agence France-Presse")


def test_a_report_without_a_masthead_has_no_outlet(coast_report: Report) -> None:
    assert with_outlets([], [coast_report]) == ((), {})


@pytest.fixture
def statement(coast_report: Report) -> Statement:
    return Statement(
        id="s",
        report=coast_report.id,
        mode="indirect",
        content=(coast_report.span(0, 12),),
        speaker="a-lopes",
        chain=(Hop(actor="a-lopes"),),
        why="test",
    )


def test_the_outlet_is_the_last_hop(statement: Statement) -> None:
    found = through_outlet(statement, {statement.report: "a-post"})
    assert [(h.actor, h.inherited) for h in found.chain] == [("a-lopes", False), ("a-post", True)]
    assert through_outlet(found, {statement.report: "a-post"}) == found


def test_an_outlet_named_amid_the_chain_moves_to_its_end(statement: Statement) -> None:
    chain = tuple(Hop(actor=a) for a in ("a-lopes", "a-post", "a-wire"))
    found = through_outlet(statement.model_copy(update={"chain": chain}), {statement.report: "a-post"})
    assert [h.actor for h in found.chain] == ["a-lopes", "a-wire", "a-post"]


def test_what_nobody_said_gets_no_outlet(statement: Statement) -> None:
    empty = statement.model_copy(update={"chain": (), "speaker": None})
    assert through_outlet(empty, {statement.report: "a-post"}) == empty


def test_media_in_the_story_are_credited_and_those_in_the_noise_are_not(
    coast_report: Report, harbour_report: Report
) -> None:
    post = coast_post(coast_report)
    shared = Actor(
        id="a-share",
        name="Share",
        kind="outlet",
        mentions=(Mention(span=harbour_report.span(0, 5), form="name"),),
        why="test",
    )
    found = credits([coast_report, harbour_report], [post, shared], {})
    assert found == {coast_report.id: ("a-post",), harbour_report.id: ()}


def test_only_an_agency_credits_itself(coast_report: Report) -> None:
    wire = Actor(id="a-wire", name="Wire", kind="news-agency", why="test")
    paper = Actor(id="a-paper", name="Paper", kind="outlet", why="test")
    for outlet, found in (("a-wire", ("a-wire",)), ("a-paper", ())):
        assert credits([coast_report], [wire, paper], {coast_report.id: outlet}) == {coast_report.id: found}


def test_the_house_behind_a_family_is_its_root_where_it_is_an_actor() -> None:
    wire = Actor(id="a-wire", name="Reuters", kind="news-agency", why="test")
    houses = ("Reuters", "dpa", None)
    rows = [
        Family(id=f"g-{n}", reports=("r0", "r1"), kind="verbatim", share=(), unseen=unseen, why="test")
        for n, unseen in enumerate(houses)
    ]
    found = [(f.root, f.unseen) for f in with_carriers(rows, [wire])]
    assert found == [("a-wire", "Reuters"), (None, "dpa"), (None, None)]
