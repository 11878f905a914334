"""From ids and addresses to decisions that hold on to words."""

from datetime import UTC, datetime

import pytest

from decisions import address
from variorum.amend.request import MOST_PLACES, Desk, Request, _some
from variorum.errors import RequestError
from variorum.model import Ledger, Span

AT = datetime(2031, 3, 5, 10, tzinfo=UTC)


def test_a_decision_keeps_the_words_of_its_rows_with_the_hash_of_their_file(small_ledger: Ledger) -> None:
    decision = Desk(small_ledger).decide(Request(says="right", about=("e-1",)), " Ana  Lopes ", AT)
    (anchor,) = decision.anchors
    assert (anchor.table, anchor.id) == ("events", "e-1")
    assert [place.span for place in anchor.places] == list(small_ledger.events[0].mentions)
    assert {place.sha256 for place in anchor.places} == {"0" * 64}
    assert (decision.by, decision.at) == ("Ana Lopes", "2031-03-05T10:00:00.000+00:00")


def test_the_same_judgement_at_another_time_is_another_decision(small_ledger: Ledger) -> None:
    desk, request = Desk(small_ledger), Request(says="right", about=("e-1",))
    assert desk.decide(request, "Ana", AT).id == desk.decide(request, "Ana", AT).id
    assert desk.decide(request, "Ana", AT).id != desk.decide(request, "Bea", AT).id


def test_a_row_that_rests_on_others_keeps_their_words(small_ledger: Ledger) -> None:
    desk = Desk(small_ledger)
    quotes = {
        key: {
            place.span.quote for place in desk.decide(Request(says="wrong", about=(key,)), "Ana", AT).anchors[0].places
        }
        for key in ("k-1", "g-1")
    }
    assert {"Some 40 boats", "We will dredge the harbour by May"} <= quotes["k-1"]
    assert {text[:10] for text in quotes["g-1"]} == {"“We will d", "The minist"}  # the openings: it names no passage


@pytest.mark.parametrize("about", ["x-9", "r-x-1-4", "-1-4", "e-1-0", "", "r-1--4", "🙂-1-2", "x" * 5000])
def test_what_is_no_row_and_no_address_is_named(small_ledger: Ledger, about: str) -> None:
    with pytest.raises(RequestError, match="expected the id of a row"):
        Desk(small_ledger).decide(Request(says="wrong", about=(about,)), "Ana", AT)


def test_words_beyond_the_text_are_refused(small_ledger: Ledger) -> None:
    report = small_ledger.reports[0].id
    with pytest.raises(RequestError, match="the text has only"):
        Desk(small_ledger).decide(Request(says="add", about=(f"{report}-5-99999",), table="events"), "Ana", AT)


def test_words_that_are_split_off_are_one_anchor(small_ledger: Ledger) -> None:
    first, second = (address(span) for span in small_ledger.events[0].mentions)
    decision = Desk(small_ledger).decide(Request(says="different", about=("e-1", first, second)), "Ana", AT)
    assert [(a.table, a.id, len(a.places)) for a in decision.anchors] == [("events", "e-1", 2), ("events", None, 2)]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"says": "perhaps", "about": ["e-1"]}, "says: input should be"),
        ({"says": "right", "about": []}, "about: tuple should have at least 1 item"),
        ({"says": "right", "about": ["e-1"], "colour": 1}, "colour: extra inputs are not permitted"),
        ("nonsense", "a decision: "),
    ],
)
def test_wrong_fields_are_named(fields: object, message: str) -> None:
    with pytest.raises(RequestError, match=message):
        Request.read(fields)


def test_of_very_many_words_some_of_every_report_are_kept() -> None:
    many = [Span(report="r-1", start=n, end=n + 1, quote="x") for n in range(1000)]
    few = [Span(report="r-2", start=n, end=n + 1, quote="x") for n in range(3)]
    kept = _some((*many, *few))
    assert len(kept) == MOST_PLACES
    assert set(few) <= set(kept)
