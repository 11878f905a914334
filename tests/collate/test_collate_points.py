"""Who stands behind a point: origins, silence, and what could not be known yet."""

from collections.abc import Sequence

import pytest

from variorum.collate.points import points
from variorum.collate.sayings import groups
from variorum.collate.tellings import Tellings
from variorum.collate.voices import Voices
from variorum.model import (
    Actor,
    Event,
    EventTime,
    Hop,
    Ledger,
    Mention,
    Passage,
    Point,
    Published,
    Report,
    Span,
    Statement,
)

MAYOR = Actor(id="a-mayor", name="Tomas Rehn", kind="person", traits=("country:EE",), why="test")
MINISTRY = Actor(id="a-ministry", name="interior ministry", kind="state-body", traits=("country:PE",), why="test")
AGENCY = Actor(id="a-agency", name="Andina", kind="news-agency", traits=("country:PE", "state-run:yes"), why="test")
WIRE = Actor(id="a-wire", name="Reuters", kind="news-agency", why="test")
CAST = (MAYOR, MINISTRY, AGENCY, WIRE)


def report(name: str, text: str, published: str | None = "2031-03-04") -> Report:
    return Report(
        id=name,
        source=f"{name}.txt",
        sha256="0" * 64,
        media_type="text/plain",
        text=text,
        published=Published(value=published, precision="day" if published else None, why="test"),
        language="en",
        story=((0, len(text)),),
        noise=(),
        why="test",
    )


def place(of: Report, words: str) -> Span:
    start = of.text.index(words)
    return of.span(start, start + len(words))


def said(ident: str, of: Report, words: str, *chain: str, quoted: bool = False) -> Statement:
    span = place(of, words)
    return Statement(
        id=ident,
        report=of.id,
        mode="direct" if quoted else "indirect",
        content=(span,),
        quoted=(span,) if quoted else (),
        speaker=chain[0] if chain else None,
        chain=tuple(Hop(actor=a) for a in chain),
        why="test",
    )


def fire(*spans: Span, start: str | None = None) -> Event:
    return Event(
        id="e-fire",
        label="fire in the old mill",
        kind="fire",
        time=EventTime(start=start, end=start, precision="day" if start else "none", why="test"),
        mentions=spans,
        why="test",
    )


ONE = report("r1", "The mill burnt down, the ministry told Andina.")
TWO = report("r2", "Fire destroyed the mill, Andina reported.")
THREE = report("r3", "Mayor Tomas Rehn said he saw the mill burn.")
SILENT = report("r4", "The harbour stayed closed.")
EARLY = report("r5", "The market opened.", "2031-03-01")
UNDATED = report("r6", "The weather was fine.", None)


def collated(story: Ledger) -> tuple[Point, ...]:
    return points(story, Tellings(story))


def point(reports: Sequence[Report], statements: Sequence[Statement], event: Event, *actors: Actor) -> Point:
    (found,) = collated(
        Ledger(reports=tuple(reports), actors=actors or CAST, statements=tuple(statements), events=(event,))
    )
    return found


def test_two_reports_that_rest_on_one_state_agency_are_one_origin() -> None:
    statements = [
        said("s1", ONE, "The mill burnt down", "a-ministry", "a-agency"),
        said("s2", TWO, "Fire destroyed the mill", "a-agency"),
    ]
    event = fire(place(ONE, "The mill burnt down"), place(TWO, "Fire destroyed the mill"))
    found = point([ONE, TWO], statements, event)
    assert found.carried_by == ("r1", "r2")
    assert found.independent_origins == 1
    assert found.origins[0].reports == ("r1", "r2")


def test_an_official_of_its_own_is_another_origin() -> None:
    statements = [
        said("s1", ONE, "The mill burnt down", "a-ministry", "a-agency"),
        said("s2", TWO, "Fire destroyed the mill", "a-agency"),
        said("s3", THREE, "the mill burn", "a-mayor"),
    ]
    event = fire(
        place(ONE, "The mill burnt down"), place(TWO, "Fire destroyed the mill"), place(THREE, "the mill burn")
    )
    found = point([ONE, TWO, THREE], statements, event)
    assert found.independent_origins == 2
    assert {o.reports for o in found.origins} == {("r1", "r2"), ("r3",)}


def test_a_carrier_is_no_origin_of_what_somebody_else_said() -> None:
    event = fire(place(THREE, "the mill burn"))
    found = point([THREE], [said("s3", THREE, "the mill burn", "a-mayor", "a-wire")], event)
    assert [o.origin for o in found.origins] == ["Tomas Rehn"]


def test_a_report_that_rests_on_an_agency_adds_nothing_to_whom_the_agency_carried() -> None:
    event = fire(place(ONE, "The mill burnt down"), place(TWO, "Fire destroyed the mill"))
    told = [
        said("s1", ONE, "The mill burnt down", "a-mayor", "a-wire"),
        said("s2", TWO, "Fire destroyed the mill", "a-wire"),
    ]
    found = point([ONE, TWO], told, event)
    assert [(o.origin, o.reports) for o in found.origins] == [("Tomas Rehn", ("r1", "r2"))]
    assert not found.at_least


def described(ident: str, name: str, kind: str = "person", *traits: str) -> Actor:
    """Somebody who is never named."""
    span = Span(report="r0", start=0, end=len(name), quote=name)
    mentions = (Mention(span=span, form="description"),)
    return Actor.model_validate(
        {"id": ident, "name": name, "kind": kind, "traits": traits, "mentions": mentions, "why": "test"}
    )


@pytest.mark.parametrize(
    ("who", "counted", "at_least"),
    [
        (described("a-x", "an official", "person", "head:official"), 1, True),
        (described("a-x", "a Peruvian official", "person", "head:official", "country:PE"), 2, False),
        (described("a-x", "a survivor", "person", "head:survivor"), 2, False),
        (described("a-x", "survivors", "group", "head:survivor"), 2, False),
        (described("a-x", "sources", "group", "head:source"), 1, True),
        (described("a-x", "the ministry", "state-body", "head:ministry"), 1, True),
        (described("a-x", "the firm", "organisation", "head:firm"), 2, False),
    ],
    ids=lambda case: case.name if isinstance(case, Actor) else str(case),
)
def test_who_is_only_described_may_be_the_one_who_is_named(who: Actor, counted: int, at_least: bool) -> None:
    event = fire(place(ONE, "The mill burnt down"), place(THREE, "the mill burn"))
    told = [said("s1", ONE, "The mill burnt down", "a-x"), said("s3", THREE, "the mill burn", "a-mayor")]
    found = point([ONE, THREE], told, event, *CAST, who)
    assert (found.independent_origins, found.at_least) == (counted, at_least)
    assert [o.counted for o in found.origins].count(True) == counted
    assert ("at least one origin" in found.verdict) == at_least
    assert (f"{who.name} may be the same" in found.verdict) == at_least


def test_two_who_are_only_described_alike_are_one_and_two_of_two_countries_are_two() -> None:
    event = fire(place(ONE, "The mill burnt down"), place(TWO, "Fire destroyed the mill"))
    told = [said("s1", ONE, "The mill burnt down", "a-x"), said("s2", TWO, "Fire destroyed the mill", "a-y")]
    x, y = (described(f"a-{n}", "an official", "person", "head:official") for n in "xy")
    found = point([ONE, TWO], told, event, x, y)
    assert (found.independent_origins, found.at_least) == (1, True)
    chilean = described("a-x", "an official", "person", "head:official", "country:CL")
    greek = described("a-y", "an official", "person", "head:official", "country:GR")
    found = point([ONE, TWO], told, event, chilean, greek)
    assert (found.independent_origins, found.at_least) == (2, False)


def test_a_copy_rests_on_what_its_original_rests_on() -> None:
    event = fire(place(THREE, "the mill burn"))
    copy = report("r7", "He saw the mill burn, it is said. A neighbour said the fish died.")
    passage = Passage(
        id="p", a=place(THREE, "he saw the mill burn"), b=copy.span(0, len(copy.text)), kind="light-edit",
        direction="b-from-a", score=0.8, why="test",
    )  # fmt: skip
    neighbour = described("a-n", "a neighbour", "person", "head:neighbour")
    told = (said("s3", THREE, "the mill burn", "a-mayor"), said("s7", copy, "the fish died", "a-n"))
    story = Ledger(
        reports=(THREE, copy), actors=(*CAST, neighbour), statements=told, events=(event,), passages=(passage,)
    )
    (found,) = (p for p in collated(story) if p.about.events)
    assert found.carried_by == ("r3", "r7")
    assert [(o.origin, o.reports) for o in found.origins] == [("Tomas Rehn", ("r3", "r7"))]


def test_who_only_passes_on_another_statement_of_the_point_is_no_origin_of_it() -> None:
    rule = "ships shall help each other at sea"
    a = report("ra", f"Rehn said the pact provides that {rule}.")
    b = report("rb", f"The pact says {rule}.")
    pact = described("a-pact", "the pact", "document", "head:pact")
    told = tuple(
        s.model_copy(update={"act": "legal-provision"}) if s.speaker == "a-pact" else s
        for s in (
            said("s1", a, f"the pact provides that {rule}", "a-mayor"),
            said("s2", a, rule, "a-pact"),
            said("s3", b, rule, "a-pact"),
        )
    )
    passage = Passage(id="p", a=place(a, rule), b=place(b, rule), kind="verbatim", score=1.0, why="test")
    (found,) = collated(Ledger(reports=(a, b), actors=(*CAST, pact), statements=told, passages=(passage,)))
    assert [o.origin for o in found.origins] == ["the pact"]


def test_a_group_adds_nothing_to_its_members_nor_a_state_to_its_bodies() -> None:
    event = fire(*(place(r, w) for r, w in ((ONE, "The mill burnt down"), (THREE, "the mill burn"))))
    both = Actor(id="a-both", name="the two", kind="group", members=("a-mayor", "a-ministry"), why="test")
    peru = Actor(id="a-peru", name="Peru", kind="state", traits=("country:PE",), why="test")
    for first, second in (("a-both", "a-mayor"), ("a-peru", "a-ministry")):
        told = [said("s1", ONE, "The mill burnt down", first), said("s3", THREE, "the mill burn", second)]
        assert point([ONE, THREE], told, event, *CAST, both, peru).independent_origins == 1


def test_what_a_report_tells_by_itself_has_no_origin() -> None:
    found = point([ONE], [], fire(place(ONE, "The mill burnt down")))
    assert (found.origins, found.independent_origins) == ((), 0)


def test_every_report_carries_a_point_or_is_silent_or_too_early() -> None:
    event = fire(place(ONE, "The mill burnt down"), start="2031-03-03")
    found = point([ONE, SILENT, EARLY, UNDATED], [], event)
    assert found.carried_by == ("r1",)
    assert found.too_early == ("r5",)
    assert set(found.silent) == {"r4", "r6"}


def test_a_report_of_the_day_itself_is_silent_not_too_early() -> None:
    event = fire(place(ONE, "The mill burnt down"), start="2031-03-01")
    assert point([ONE, EARLY], [], event).silent == ("r5",)


# ------------------------------------------------------------------------------------------------ voices and sayings
def test_the_innermost_statement_that_holds_a_span_is_its_voice() -> None:
    outer, inner = (
        said("s1", ONE, "The mill burnt down, the ministry", "a-wire"),
        said("s2", ONE, "The mill", "a-mayor"),
    )
    voices = Voices([outer, inner])
    assert voices.innermost(place(ONE, "mill")) == inner
    assert voices.innermost(place(ONE, "burnt")) == outer
    assert voices.innermost(place(ONE, "Andina")) is None
    assert voices.innermost(place(TWO, "mill")) is None


def test_like_statements_of_one_speaker_are_one_saying() -> None:
    a = report("ra", "The old bridge will reopen on the first of May after repairs. The cats are asleep.")
    b = report("rb", "Repairs done, the old bridge would reopen on the first of May.")
    statements = [
        said("s1", a, "The old bridge will reopen on the first of May after repairs", "a-mayor"),
        said("s2", a, "The cats are asleep", "a-mayor"),
        said("s3", b, "the old bridge would reopen on the first of May", "a-mayor"),
        said("s4", b, "the old bridge would reopen", "a-ministry"),
    ]
    assert groups(statements, ()) == (("s1", "s3"),)
    assert groups(statements[::-1], ()) == (("s1", "s3"),)
