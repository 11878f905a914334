"""What all prints of a text tell, the first of them tells for all; nothing else in a story moves."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from variorum.annotate.reprints import reprints
from variorum.model import Actor, Annotation, Event, Published
from variorum.resolve.actors import resolve_actors
from variorum.resolve.dating import dates
from variorum.resolve.editions import leads
from variorum.resolve.events import resolve_events
from variorum.resolve.relabel import event
from variorum.resolve.times import resolve_times

FIRE = (
    "Mayor Tomas Rehn visited the burnt mill in Tallinn on Tuesday and met firemen there. The attack had been "
    "planned, a spokesman said."
)
TALKS = "Estonian Foreign Minister Mari Kask met Mayor Tomas Rehn in Tallinn on 4 March 2031, the day of the fire."
Pile = tuple[Annotation, ...]


@pytest.fixture(scope="session")
def pile(annotated: Callable[..., Annotation]) -> Pile:
    """A report without a date, one with a date, and three more prints of the first."""
    first, other = annotated(FIRE, "0.txt"), annotated(TALKS, "1.txt")
    other = dated(other, "2031-03-05")
    return (first, other, *(printed(first, f"x-{n}") for n in range(3)))


def dated(annotation: Annotation, day: str) -> Annotation:
    published = Published(value=day, precision="day", basis="stated", why="test")
    return replace(annotation, report=annotation.report.model_copy(update={"published": published}))


def printed(first: Annotation, name: str) -> Annotation:
    (again,) = reprints(first, [first.report.model_copy(update={"id": name, "source": f"{name}.txt"})])
    return again


def events_of(pile: Pile) -> tuple[tuple[Event, ...], dict[str, Actor]]:
    """The story's events and actors."""
    published, cast = dates(pile), resolve_actors(pile)
    by_id = {actor.id: actor for actor in cast.actors}
    told = {a.report.id: [event(e, cast.ids) for e in a.events] for a in pile}
    times = {a.report.id: resolve_times(a, published[a.report.id]) for a in pile}
    return resolve_events(told, times, published, by_id, leads(pile)), by_id


def test_a_reprint_is_led_by_the_first_print_of_its_date(pile: Pile) -> None:
    first, other, *copies = pile
    late = dated(copies[-1], "2031-03-09")
    found = leads((first, other, *copies[:-1], late))
    assert {found[a.report.id] for a in (first, *copies[:-1])} == {min(a.report.id for a in (first, *copies[:-1]))}
    assert found[late.report.id] == late.report.id
    assert found[other.report.id] == other.report.id


def test_a_print_whose_times_are_read_anew_leads_itself(pile: Pile) -> None:
    first, _, copy, *_ = pile
    assert first.times
    assert len(set(leads((first, replace(copy, times=()))).values())) == 2


def test_a_date_that_is_printed_in_the_text_is_each_print_s_own(annotated: Callable[..., Annotation]) -> None:
    read = annotated(FIRE, "0.txt")
    place = read.report.span(0, 5)
    stated = Published(value="2031-03-05", precision="day", basis="stated", span=place, why="test")
    first = replace(read, report=read.report.model_copy(update={"published": stated}))
    again = printed(first, "x-1")
    own = stated.model_copy(update={"span": place.model_copy(update={"report": "x-1"})})
    again = replace(again, report=again.report.model_copy(update={"published": own}))
    assert len(set(leads((first, again)).values())) == 1
    assert dates((first, again)) == {first.report.id: stated, "x-1": own}


def test_the_order_of_the_pile_does_not_count(pile: Pile) -> None:
    assert leads(pile) == leads(pile[::-1])


def test_prints_of_an_undated_text_get_one_date(pile: Pile) -> None:
    first, other, *copies = pile
    alone, found = dates((first, other)), dates(pile)
    assert alone[first.report.id].value
    assert {found[a.report.id] for a in (first, *copies)} == {alone[first.report.id]}


def test_further_prints_add_places_and_nothing_else(pile: Pile) -> None:
    first, other, *copies = pile
    (few, cast), (many, larger) = events_of((first, other)), events_of(pile)
    assert few
    assert [_told(e, larger) for e in many] == [_told(e, cast) for e in few]
    for before, after in zip(few, many, strict=True):
        own = {m.start for m in before.mentions if m.report == first.report.id}
        assert {m for m in after.mentions if m.report not in {c.report.id for c in copies}} == set(before.mentions)
        for copy in copies:
            assert {m.start for m in after.mentions if m.report == copy.report.id} == own


def test_whom_a_text_only_describes_is_one_in_all_its_prints(pile: Pile) -> None:
    first, other, *copies = pile
    few, many = resolve_actors((first, other)), resolve_actors(pile)
    assert _names(many.actors) == _names(few.actors)
    spokesman = next(a for a in many.actors if a.name == "spokesman")
    assert {m.span.report for m in spokesman.mentions} == {a.report.id for a in (first, *copies)}
    for copy in copies:
        assert [many[a.id] for a in copy.actors] == [many[a.id] for a in first.actors]


def _names(actors: Iterable[Actor]) -> list[tuple[str, str]]:
    return sorted((a.kind, a.name) for a in actors)


def _told(event: Event, actors: dict[str, Actor]) -> object:
    """All that an event says but for its places."""
    told = event.model_dump(exclude={"id", "mentions", "when", "until", "why", "differences", "participants", "place"})
    place = actors[event.place].name if event.place in actors else event.place
    return told, [(actors[p.actor].name, p.role) for p in event.participants], place
