"""What reports tell otherwise of one event."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Actor, Difference, Event, EventTime, Mention, Participant, Span
from variorum.resolve.differences import differences

_NAMED = Mention(span=Span(report="r9", start=0, end=4, quote="name"), form="name")
_DESCRIBED = Mention(span=Span(report="r9", start=0, end=4, quote="crew"), form="description")
ACTORS = {
    name: Actor(id=name, name=name, kind=kind, mentions=(mention,), why="test")
    for name, kind, mention in (
        ("Mercer", "person", _NAMED), ("Varga", "person", _NAMED), ("Okoro", "person", _NAMED),
        ("Peru", "state", _NAMED), ("Chile", "state", _NAMED), ("Ghana", "state", _NAMED),
        ("crew", "group", _DESCRIBED), ("troops", "group", _DESCRIBED),
    )
}  # fmt: skip


def told(
    report: str,
    *,
    place: str | None = None,
    parts: str = "",
    day: str = "",
    status: str = "occurred",
    kind: str = "talks",
) -> Event:
    """What one report tells: a mention of twenty characters, its date right behind it."""
    when = Span(report=report, start=20, end=30, quote=f"on {day}"[:10]) if day else None
    return Event.model_validate(
        {
            "id": f"e-{report}-{place}-{parts}-{day}-{status}-{kind}",
            "label": kind,
            "kind": kind,
            "participants": tuple(Participant(actor=actor, role="participant") for actor in parts.split()),
            "time": EventTime(start=day or None, end=day or None, precision="day" if day else "none", why="test"),
            "place": place,
            "status": status,
            "mentions": (Span(report=report, start=0, end=20, quote="x" * 20),),
            "when": (when,) if when else (),
            "why": "test",
        }
    )


def found(*group: Event) -> dict[str, tuple[str, ...]]:
    return {d.field: d.values for d in differences(group, ACTORS)}


def test_days_that_differ_are_told_with_the_words_that_give_them() -> None:
    (difference,) = differences([told("r0", day="2031-03-03"), told("r1", day="2031-03-04")], ACTORS)
    assert (difference.field, difference.values) == ("time", ("2031-03-03/2031-03-03", "2031-03-04/2031-03-04"))
    assert [(s.report, s.start) for s in difference.spans] == [("r0", 20), ("r1", 20)]


def test_each_names_a_participant_whom_the_other_leaves_out() -> None:
    assert found(told("r0", parts="Peru Chile"), told("r1", parts="Peru Ghana")) == {"participants": ("Chile", "Ghana")}


def test_what_one_report_leaves_out_is_no_difference() -> None:
    assert not found(told("r0", parts="Peru Chile Ghana", place="Quito"), told("r1", parts="Peru"))


def test_a_leader_and_his_state_are_no_difference() -> None:
    assert not found(told("r0", parts="Mercer Varga"), told("r1", parts="Peru Chile"))


def test_descriptions_are_no_difference() -> None:
    assert not found(told("r0", parts="crew"), told("r1", parts="troops"))


def test_standings_and_outcomes_that_exclude_each_other() -> None:
    assert found(told("r0", kind="conviction"), told("r1", kind="acquittal", status="planned")) == {
        "status": ("occurred", "planned"), "outcome": ("conviction", "acquittal"),
    }  # fmt: skip


def test_kinds_that_can_both_hold_are_no_difference() -> None:
    assert not found(told("r0", kind="meeting"), told("r1", kind="negotiation"))


def test_a_report_that_gives_both_places_does_not_differ_from_those_that_give_one() -> None:
    both = told("r0", place="Quito"), told("r0", place="Lima")
    assert not found(*both, told("r1", place="Lima"))
    (difference,) = differences([*both, told("r1", place="Lima"), told("r2", place="Quito")], ACTORS)
    assert {v: s.report for v, s in zip(difference.values, difference.spans, strict=True)} == {
        "Quito": "r2", "Lima": "r1",
    }  # fmt: skip


_MENTIONS = st.builds(
    told,
    report=st.sampled_from(["r0", "r1", "r2"]),
    place=st.sampled_from([None, "Quito", "Lima", "Cuzco"]),
    parts=st.sets(st.sampled_from(["Mercer", "Varga", "Peru", "Chile", "Ghana", "crew"])).map(" ".join),
    day=st.sampled_from(["", "2031-03-03", "2031-03-04"]),
    status=st.sampled_from(["occurred", "planned", "denied"]),
    kind=st.sampled_from(["conviction", "acquittal"]),
)


def _gives(event: Event, difference: Difference, value: str, span: Span) -> bool:
    """Does a mention give this value in these words?"""
    values = {
        "time": {f"{event.time.start}/{event.time.end}"},
        "place": {event.place},
        "participants": {p.actor for p in event.participants},
        "status": {event.status},
        "outcome": {event.kind},
    }
    return value in values[difference.field] and span in (*event.mentions, *event.when)


@given(st.lists(_MENTIONS, max_size=7))
def test_every_difference_stands_between_reports_and_each_value_in_its_words(group: list[Event]) -> None:
    for difference in differences(group, ACTORS):
        assert len(set(difference.values)) == len(difference.values) == len(difference.spans) >= 2
        assert len({span.report for span in difference.spans}) >= 2
        for value, span in zip(difference.values, difference.spans, strict=True):
            assert any(_gives(event, difference, value, span) for event in group)


@given(st.lists(_MENTIONS, max_size=7))
def test_one_report_alone_differs_from_none(group: list[Event]) -> None:
    assert not list(differences([e for e in group if e.mentions[0].report == "r0"], ACTORS))
