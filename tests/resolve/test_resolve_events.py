"""Which mentions of a story's reports tell of one event, and what the reports tell otherwise."""

from time import process_time

import pytest

from variorum.model import Actor, Event, EventTime, Mention, Participant, Published, Span, Time
from variorum.model.actor import ActorKind
from variorum.model.event import Status
from variorum.resolve.events import joined, resolve_events

NAMED = Mention(span=Span(report="r9", start=0, end=4, quote="name"), form="name")
KINDS: dict[str, ActorKind] = {
    "Mercer": "person", "Varga": "person", "Okoro": "person", "Quito": "place", "Lima": "place",
    "Peru": "state", "Chile": "state", "Ghana": "state",
}  # fmt: skip
ACTORS = {name: Actor(id=name, name=name, kind=kind, mentions=(NAMED,), why="test") for name, kind in KINDS.items()}


def told(
    report: str, start: int, kind: str = "meeting", people: str = "", when: str | None = None, **more: str | None
) -> Event:
    """An event of one mention; its `when` stands right behind the mention."""
    words = f"{kind} of {people}"
    roles = {"letter": ["sender", "recipient"]}.get(kind, ["participant"] * 3)
    span = Span(report=report, start=start, end=start + len(words), quote=words)
    status: Status = more.get("status") or "occurred"  # type: ignore[assignment]
    return Event(
        id=f"{report}-{start}",
        label=words,
        kind=kind,
        participants=tuple(Participant(actor=a, role=r) for a, r in zip(people.split(), roles, strict=False)),
        time=EventTime(precision="none", why="as worded"),
        place=more.get("place"),
        status=status,
        mentions=(span,),
        when=(Span(report=report, start=span.end + 1, end=span.end + 1 + len(when), quote=when),) if when else (),
        words=(kind,),
        why="test",
    )


def resolved(*events: Event, published: str = "2031-03-10", **values: str) -> tuple[Event, ...]:
    """The story's events; `values` gives the TIMEX3 value of each time word."""
    by_report: dict[str, list[Event]] = {}
    times: dict[str, list[Time]] = {}
    for event in events:
        report = event.mentions[0].report
        by_report.setdefault(report, []).append(event)
        for w in event.when:
            found = Time(id=f"t-{report}-{w.start}", span=w, type="DATE", value=values[w.quote], why="test")
            times.setdefault(report, []).append(found)
    days = {report: Published(value=published, precision="day", why="test") for report in by_report}
    return resolve_events(by_report, times, days, ACTORS)


def test_same_people_same_day_are_one_event() -> None:
    found = resolved(
        told("r0", 0, people="Mercer Varga", when="Monday"),
        told("r1", 0, people="Varga Mercer", when="yesterday", place="Quito"),
        Monday="2031-03-03",
        yesterday="2031-03-03",
    )
    assert [len(e.mentions) for e in found] == [2]
    assert (found[0].time.start, found[0].time.precision) == ("2031-03-03", "day")
    assert "same day" in found[0].why


def test_same_people_on_other_days_are_two_events() -> None:
    found = resolved(
        told("r0", 0, people="Mercer Varga", when="Monday"),
        told("r1", 0, people="Mercer Varga", when="Tuesday"),
        Monday="2031-03-03",
        Tuesday="2031-03-04",
    )
    assert len(found) == 2


def test_other_people_are_another_event() -> None:
    assert len(resolved(told("r0", 0, people="Mercer Varga"), told("r1", 0, people="Mercer Okoro"))) == 2


def test_another_kind_is_another_event() -> None:
    found = resolved(told("r0", 0, people="Mercer Varga"), told("r1", 0, kind="letter", people="Mercer Varga"))
    assert len(found) == 2


def test_letter_and_answer_are_two_events() -> None:
    found = resolved(
        told("r0", 0, kind="letter", people="Mercer Varga"), told("r1", 0, kind="letter", people="Varga Mercer")
    )
    assert len(found) == 2


def test_vague_and_sharp_date_meet_in_the_sharp_one_and_are_noted() -> None:
    (event,) = resolved(
        told("r0", 0, people="Mercer Varga", when="in March"),
        told("r1", 0, people="Mercer Varga", when="Monday"),
        Monday="2031-03-03",
        **{"in March": "2031-03"},
    )
    assert event.time.start == event.time.end == "2031-03-03"
    (difference,) = [d for d in event.differences if d.field == "time"]
    assert [s.quote for s in difference.spans] == ["in March", "Monday"]


def test_undated_past_is_on_or_before_the_report() -> None:
    (event,) = resolved(told("r0", 0, people="Mercer Varga"))
    assert (event.time.start, event.time.end, event.time.precision) == (None, "2031-03-10", "on-or-before")


@pytest.mark.parametrize("status", ["planned", "denied", "alleged"])
def test_undated_other_standing_has_no_time(status: str) -> None:
    (event,) = resolved(told("r0", 0, people="Mercer Varga", status=status))
    assert (event.time.start, event.time.end) == (None, None)


def test_what_happened_wins_over_what_was_planned_and_is_noted() -> None:
    (event,) = resolved(
        told("r0", 0, people="Mercer Varga", when="Monday", status="planned"),
        told("r1", 0, people="Mercer Varga", when="Monday"),
        Monday="2031-03-03",
    )
    assert event.status == "occurred"
    assert [d.values for d in event.differences if d.field == "status"] == [("planned", "occurred")]


def test_places_that_differ_are_noted() -> None:
    (event,) = resolved(
        told("r0", 0, people="Mercer Varga", when="Monday", place="Quito"),
        told("r1", 0, people="Mercer Varga", when="Monday", place="Lima"),
        Monday="2031-03-03",
    )
    assert [d.values for d in event.differences if d.field == "place"] == [("Quito", "Lima")]


def test_a_bare_word_is_joined_only_by_comparison() -> None:
    (bare,) = resolved(told("r0", 0, kind="attack"), told("r1", 0, kind="attack"))
    (named,) = resolved(told("r0", 0, people="Mercer Varga"), told("r1", 0, people="Mercer Varga"))
    assert "same kind" in bare.why
    assert "told alike 2 times" in named.why


def test_ids_do_not_depend_on_the_order_of_reports() -> None:
    a, b = told("r0", 0, people="Mercer Varga"), told("r1", 0, people="Varga Mercer")
    assert resolved(a, b) == resolved(b, a)


def test_a_vague_mention_does_not_bridge_two_events() -> None:
    found = resolved(
        told("r0", 0, people="Mercer Varga", when="Monday"),
        told("r1", 0, people="Mercer Varga"),
        told("r2", 0, people="Mercer Varga", when="Tuesday"),
        Monday="2031-03-03",
        Tuesday="2031-03-04",
    )
    assert sorted(len(e.mentions) for e in found) == [1, 2]
    assert {e.time.start for e in found} == {"2031-03-03", "2031-03-04"}


def test_every_mention_is_kept_once() -> None:
    events = [told(f"r{i}", 0, people="Mercer Varga") for i in range(6)]
    (event,) = resolved(*events)
    assert [m.report for m in event.mentions] == [f"r{i}" for i in range(6)]
    assert event.why.endswith("told alike 6 times")


def test_time_to_resolve_grows_with_the_number_of_mentions() -> None:
    """A thousand mentions of one occasion, all told a little otherwise, need no million comparisons."""
    events = [
        told(f"r{i:04}", 0, people="Mercer Varga").model_copy(update={"words": ("meeting", f"w{i}")})
        for i in range(1000)
    ]
    start = process_time()
    assert sum(len(e.mentions) for e in resolved(*events)) == 1000
    assert process_time() - start < 5


def test_another_one_is_not_the_one() -> None:
    first, second = told("r0", 0, people="Mercer Varga"), told("r1", 0, people="Mercer Varga")
    assert len(resolved(first, second.model_copy(update={"words": ("meeting", "another")}))) == 2


def test_states_and_their_leaders_may_sign_one_treaty() -> None:
    leaders = told("r0", 0, kind="treaty-signing", people="Mercer Varga", when="Monday")
    states = told("r1", 0, kind="treaty-signing", people="Peru Chile", when="Monday")
    (event,) = resolved(leaders, states, Monday="2031-03-03")
    assert [p.actor for p in event.participants] == ["Mercer", "Varga", "Peru", "Chile"]
    assert "other participants" not in event.why


@pytest.mark.parametrize(("second", "events"), [("2031-05-01", 1), ("2031-09-10", 2)])
def test_undated_news_of_another_season_is_another_event(second: str, events: int) -> None:
    days = {r: Published(value=d, precision="day", why="test") for r, d in (("r0", "2031-03-10"), ("r1", second))}
    by_report = {r: [told(r, 0, "visit", "Mercer"), told(r, 60, other)] for r, other in zip(days, "ab", strict=True)}
    found = resolve_events(by_report, {}, days, ACTORS)
    assert len([event for event in found if event.kind == "visit"]) == events


def test_what_happened_long_before_may_be_told_again_without_its_date() -> None:
    days = {r: Published(value=d, precision="day", why="test") for r, d in (("r0", "2031-03-10"), ("r1", "2031-09-10"))}
    first = told("r0", 0, "treaty-signing", "Mercer Varga", when="2030", place="Quito")
    second = told("r1", 0, "treaty-signing", "Mercer Varga", place="Quito")
    assert first.when
    times = {"r0": [Time(id="t", span=first.when[0], type="DATE", value="2030-06-01", why="test")]}
    assert len(resolve_events({"r0": [first], "r1": [second]}, times, days, ACTORS)) == 1


def test_battles_that_are_joined_with_a_war_are_that_war() -> None:
    battles = [told(f"r{i}", 0, kind="combat", people="Peru Chile") for i in range(3)]
    assert joined(battles, "", ACTORS).kind == "combat"
    assert joined([*battles, told("r3", 0, kind="war", people="Peru Chile")], "", ACTORS).kind == "war"
