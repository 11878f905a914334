"""Counting origins: whatever the tellings and their order."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.collate.origins import Telling, behind
from variorum.collate.sources import Source
from variorum.model import Actor, Mention, Span

ROWS = (
    ("a-mayor", "Tomas Rehn", "person", "name", ("country:EE",), ()),
    ("a-peru", "Peru", "state", "name", ("country:PE",), ()),
    ("a-ministry", "the interior ministry of Peru", "state-body", "description", ("country:PE", "head:ministry"), ()),
    ("a-body", "the ministry", "state-body", "description", ("head:ministry",), ()),
    ("a-official", "an official", "person", "description", ("head:official",), ()),
    ("a-greek", "a Greek official", "person", "description", ("head:official", "country:GR"), ()),
    ("a-survivor", "a survivor", "person", "description", ("head:survivor",), ()),
    ("a-wire", "Reuters", "news-agency", "name", (), ()),
    ("a-other-wire", "Andina", "news-agency", "name", (), ()),
    ("a-both", "Rehn and the ministry", "group", "name", (), ("a-mayor", "a-ministry")),
    ("a-pact", "the pact", "document", "description", ("head:pact",), ()),
)
CAST = {
    ident: Actor.model_validate(
        {
            "id": ident, "name": name, "kind": kind, "traits": traits, "members": members, "why": "test",
            "mentions": (Mention(span=Span(report="r0", start=0, end=len(name), quote=name), form=form),),
        }
    )
    for ident, name, kind, form, traits, members in ROWS
}  # fmt: skip
WIRES = st.frozensets(st.sampled_from(["a-wire", "a-other-wire"]))


@st.composite
def told(draw: st.DrawFn) -> Telling:
    actor = CAST[draw(st.sampled_from(sorted(CAST)))]
    source = Source(actor.id, actor.id, actor.name, "test", draw(WIRES))
    return Telling(draw(st.sampled_from("pqrs")), draw(st.sampled_from(["r1", "r2", "r3"])), source)


@given(tellings=st.lists(told(), max_size=8), data=st.data())
def test_the_count_is_sound_and_does_not_hang_on_the_order(tellings: list[Telling], data: st.DataObject) -> None:
    found = behind(tellings, CAST)
    assert behind(data.draw(st.permutations(tellings)), CAST) == found
    assert found.independent == sum(o.counted for o in found.origins)
    assert found.at_least == any(not o.counted for o in found.origins)
    assert bool(tellings) <= found.independent <= len({t.source.key for t in tellings})
    assert {r for o in found.origins for r in o.reports} == {t.report for t in tellings}


@given(tellings=st.lists(told(), max_size=6), more=told())
def test_one_telling_more_adds_one_origin_at_most(tellings: list[Telling], more: Telling) -> None:
    assert behind([*tellings, more], CAST).independent <= behind(tellings, CAST).independent + 1


def test_agencies_that_carry_one_another_are_one_origin() -> None:
    def says(agency: str, carrier: str) -> Telling:
        return Telling(agency, "r1", Source(agency, agency, CAST[agency].name, "test", frozenset({carrier})))

    found = behind([says("a-wire", "a-other-wire"), says("a-other-wire", "a-wire")], CAST)
    assert (found.independent, found.places) == (1, (("a-other-wire", "a-wire"),))
