"""Records of a report with the ids of the story."""

from variorum.model import Commitment, Event, EventTime, Figure, Hop, Participant, Report, Statement
from variorum.resolve import relabel

IDS = {"x1": "lopes", "x2": "post", "x3": "post", "x4": "treaty", "x5": "spain"}


def saying(report: Report, *chain: str) -> Statement:
    return Statement(
        id="s",
        report=report.id,
        mode="indirect",
        content=(report.span(0, 5),),
        speaker=chain[0] if chain else None,
        chain=tuple(Hop(actor=actor) for actor in chain),
        addressee=("x5", "x2", "x3"),
        why="test",
    )


def test_a_statement_gets_the_ids_of_the_story(harbour_report: Report) -> None:
    found = relabel.statement(saying(harbour_report, "x1", "x2"), IDS)
    assert found.speaker == "lopes"
    assert [hop.actor for hop in found.chain] == ["lopes", "post"]


def test_hops_that_turn_out_to_be_one_stand_once(harbour_report: Report) -> None:
    found = relabel.statement(saying(harbour_report, "x1", "x2", "x3"), IDS)
    assert [hop.actor for hop in found.chain] == ["lopes", "post"]
    assert found.addressee == ("spain", "post")


def test_a_statement_without_a_speaker_keeps_none(harbour_report: Report) -> None:
    assert relabel.statement(saying(harbour_report), IDS).speaker is None


def test_a_place_that_is_no_actor_keeps_its_name(harbour_report: Report) -> None:
    event = Event(
        id="e",
        label="",
        kind="meeting",
        participants=(Participant(actor="x2", role="host"), Participant(actor="x3", role="guest")),
        time=EventTime(precision="none", why="test"),
        place="the old mill",
        mentions=(harbour_report.span(0, 5),),
        why="test",
    )
    found = relabel.event(event, IDS)
    assert found.place == "the old mill"
    assert [(p.actor, p.role) for p in found.participants] == [("post", "host")]
    assert relabel.event(event.model_copy(update={"place": "x5"}), IDS).place == "spain"


def test_figures_and_commitments(harbour_report: Report) -> None:
    span = harbour_report.span(0, 5)
    figure = Figure(id="f", span=span, measure="", comparator="exact", of="x5", why="test")
    assert relabel.figure(figure, IDS).of == "spain"
    assert relabel.figure(figure.model_copy(update={"of": None}), IDS).of is None
    duty = Commitment(
        id="c", who=("x2", "x3"), to_whom=("x5",), what=span, instrument="x4", strength="pledge", why="test"
    )
    found = relabel.commitment(duty, IDS)
    assert (found.who, found.to_whom, found.instrument) == (("post",), ("spain",), "treaty")
