"""The machine's rows under any decisions: they can always be had back, and what decisions make can always be stored."""

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decisions import address
from variorum.amend.fields import FIELDS
from variorum.amend.machine import machine
from variorum.amend.request import Desk, Request
from variorum.ledger import check
from variorum.model import Decision, Ledger
from variorum.pipeline import decided

VALUES = {
    "text": "Other words",
    "word": "storm",
    "number": "12",
    "date": "2024-04",
    "days": "../2024-04-26",
    "time": "P3M",
}


@st.composite
def wishes(draw: st.DrawFn, story: Ledger) -> dict[str, object]:
    """Something that a person may ask for about a row, whether or not it still fits when its turn comes."""
    says = draw(st.sampled_from(("same", "different", "wrong", "right", "edit", "add")))
    table = draw(st.sampled_from(("actors", "events"))) if says in ("same", "different") else None
    table = table or draw(st.sampled_from(("actors", "statements", "events", "figures", "passages", "commitments")))
    row, other = (draw(st.sampled_from(getattr(story, table))) for _ in range(2))
    wish: dict[str, object] = {"says": says, "about": [row.id]}
    if says in ("same", "different"):
        wish["about"] = [row.id, other.id]
    if says == "add":
        words = draw(st.sampled_from(story.statements)).content[0]
        wish |= {"about": [address(words)], "table": draw(st.sampled_from(("statements", "events")))}
    if says == "edit":
        field, editable = draw(st.sampled_from(tuple(FIELDS[table].items())))
        wish |= {"field": field, "value": (editable.choices or (VALUES.get(editable.sort),))[-1]}
        if editable.takes_rows:
            words = row.content[0] if table == "statements" else draw(st.sampled_from(story.statements)).content[0]
            new = address(words) if editable.sort == "words" else draw(st.sampled_from(story.actors)).id
            wish |= {"to": [new], "value": None}
    return wish


def written(story: Ledger, asked: list[dict[str, object]]) -> list[Decision]:
    """The decisions, all asked for on the machine's ledger, as people do who work on it at one time."""
    start, desk = datetime(2031, 3, 5, 10, tzinfo=UTC), Desk(story)
    return [desk.decide(Request.read(wish), "Ana", start + timedelta(minutes=n)) for n, wish in enumerate(asked)]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_decisions_leave_a_sound_ledger_and_can_all_be_taken_back(story: Ledger, data: st.DataObject) -> None:
    asked = data.draw(st.lists(wishes(story), min_size=1, max_size=8))
    decisions = written(story, asked)
    made = decided(story, decisions)
    check(made)
    assert machine(made) == machine(story)
    again = decided(made, made.decisions)
    assert again == made
    later = datetime(2031, 3, 6, tzinfo=UTC)
    undone = [Desk(made).decide(Request(says="wrong", about=(d.id,)), "Ana", later) for d in decisions]
    back = decided(made, (*made.decisions, *undone))
    assert back.model_copy(update={"decisions": ()}) == story


def test_the_rows_of_the_machine_come_back_in_their_places(story: Ledger) -> None:
    asked = [
        {"says": "wrong", "about": [story.events[2].id]},
        {"says": "same", "about": [story.events[5].id, story.events[1].id]},
        {"says": "add", "about": [address(story.statements[0].content[0])], "table": "events"},
    ]
    made = decided(story, written(story, asked))
    assert [row.was is None for row in made.overruled if row.table == "events"].count(True) == 1
    assert machine(made).events == story.events
