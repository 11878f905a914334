"""Ids replaced in records of every kind."""

from variorum.amend.relabel import relabelled
from variorum.model import Event, EventTime, Figure, Hop, Ledger, Participant, Statement


def test_a_record_that_names_none_of_the_ids_is_itself(small_ledger: Ledger) -> None:
    for table in ("reports", "actors", "statements", "events", "figures", "points"):
        for row in getattr(small_ledger, table):
            assert relabelled(row, {"a-nobody": "a-other"}) is row


def test_a_chain_names_each_carrier_once(small_ledger: Ledger) -> None:
    chain = tuple(Hop(actor=a) for a in ("a-1", "a-2", "a-3", "a-2"))
    row = small_ledger.statements[0].model_copy(update={"speaker": "a-1", "chain": chain, "addressee": ("a-2", "a-9")})
    new = relabelled(row, {"a-3": "a-1", "a-2": "a-9"})
    assert isinstance(new, Statement)
    assert [hop.actor for hop in new.chain] == ["a-1", "a-9"]
    assert new.addressee == ("a-9",)


def test_what_names_a_row_that_is_gone_lets_it_go(small_ledger: Ledger) -> None:
    event = Event(
        id="e-7", label="x", kind="visit", time=EventTime(precision="none", why="t"), place="a-1", why="t",
        participants=(Participant(actor="a-1", role="host"), Participant(actor="a-2", role="guest")),
        mentions=small_ledger.events[0].mentions,
    )  # fmt: skip
    new = relabelled(event, {"a-1": None})
    assert isinstance(new, Event)
    assert new.place is None
    assert [p.actor for p in new.participants] == ["a-2"]


def test_a_record_that_cannot_stand_without_what_is_gone_goes_with_it(small_ledger: Ledger) -> None:
    assert relabelled(Hop(actor="a-1"), {"a-1": None}) is None


def test_a_plain_name_is_left_alone(small_ledger: Ledger) -> None:
    figure = small_ledger.figures[0].model_copy(update={"of": "the port"})
    assert relabelled(figure, {"a-1": "a-2"}) == figure
    assert isinstance(figure, Figure)
