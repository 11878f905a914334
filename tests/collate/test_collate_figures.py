"""Relations of figures and their origins: the tolls of a flood that nobody agrees on."""

from collections.abc import Sequence

import pytest

from variorum.collate import figures
from variorum.collate.tellings import Tellings
from variorum.model import Actor, Figure, FigureGroup, Hop, Ledger, Mention, Passage, Role, Span, Statement

ACTORS = {
    "a-state": Actor(id="a-state", name="Peru", kind="state", traits=("country:PE",), why="test"),
    "a-health": Actor(id="a-health", name="the health ministry", kind="state-body", traits=("country:PE",), why="test"),
    "a-army": Actor(id="a-army", name="the army", kind="military", traits=("country:PE",), why="test"),
    "a-aid": Actor(id="a-aid", name="River Aid", kind="organisation", why="test"),
    "a-both": Actor(id="a-both", name="the two", kind="group", members=("a-aid", "a-army"), why="test"),
}


def toll(name: str, quote: str, low: float | None, high: float | None, comparator: str, **more: object) -> Figure:
    """A count of the dead in the report `name` (its first letter), on 1 June unless told otherwise."""
    row = {
        "id": name, "span": Span(report=name[0], start=0, end=len(quote), quote=quote), "measure": "m-dead",
        "unit": "persons", "low": low, "high": high, "comparator": comparator, "as_of": "2031-06-01",
        "counted": ("kill", "person"), "why": "test",
    }  # fmt: skip
    return Figure.model_validate({**row, **more})


def exact(name: str, number: float, **more: object) -> Figure:
    return toll(name, f"{number} dead", number, number, "exact", **more)


def said(by: str, statement: str = "s-1") -> dict[str, object]:
    return {"statement": statement, "chain": (Hop(actor=by),)}


def groups(
    rows: Sequence[Figure], passages: Sequence[Passage] = (), actors: dict[str, Actor] = ACTORS
) -> tuple[FigureGroup, ...]:
    """The groups of a story that has these figures, and a statement for each that has a speaker."""
    named = [f.model_copy(update={"statement": f"s-{f.id}"}) if f.chain else f for f in rows]
    statements = tuple(
        Statement(
            id=f"s-{f.id}", report=f.span.report, mode="indirect", content=(f.span,), speaker=f.chain[0].actor,
            chain=f.chain, why="test",
        )
        for f in named
        if f.chain
    )  # fmt: skip
    story = Ledger(actors=tuple(actors.values()), figures=tuple(named), statements=statements, passages=tuple(passages))
    return figures.groups(story, Tellings(story))


def only(*rows: Figure, passages: tuple[Passage, ...] = ()) -> FigureGroup:
    (group,) = groups(rows, passages)
    return group


def related(*figures: Figure) -> list[tuple[str, str, str]]:
    return [(r.a, r.relation, r.b) for r in only(*figures).relations]


FLOOR = toll("c", "at least 40", 40, None, "at-least")


def test_tolls_of_one_day() -> None:
    found = {(r.a, r.b): r.relation for r in only(exact("a", 41), exact("b", 38), FLOOR).relations}
    assert found == {("b", "a"): "conflict", ("a", "c"): "refines", ("c", "b"): "conflict"}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (exact("a", 41), exact("b", 41), ("a", "agree", "b")),
        (toll("a", "some 750", 750, 750, "about"), exact("b", 750), ("a", "agree", "b")),
        (toll("a", "about 40", 40, 40, "about"), exact("b", 41), ("b", "refines", "a")),
        (toll("a", "thousands", 2000, None, "vague"), exact("b", 23000), ("b", "refines", "a")),
        (toll("a", "up to 50", None, 50, "at-most"), FLOOR, ("a", "compatible", "c")),
        (toll("a", "30 to 45", 30, 45, "between"), exact("b", 41), ("b", "refines", "a")),
        (toll("a", "many", None, None, "vague"), exact("b", 41), ("a", "compatible", "b")),
        (exact("a", 38), exact("b", 41, as_of="2031-06-02"), ("b", "updates", "a")),
        (FLOOR, exact("b", 52, as_of="2031-06-02"), ("b", "updates", "c")),
        (exact("a", 38), exact("b", 410), ("b", "compatible", "a")),
        (exact("a", 38), exact("b", 41, as_of=None), ("a", "compatible", "b")),
        (exact("a", 38, as_of="2031-03"), exact("b", 41), ("b", "compatible", "a")),
        (exact("a", 38, as_of="2031-03"), exact("b", 41, as_of="2031-04"), ("b", "compatible", "a")),
        (exact("a", 38, as_of="2031"), exact("b", 41, as_of="2031"), ("b", "conflict", "a")),
    ],
)
def test_pairs(a: Figure, b: Figure, expected: tuple[str, str, str]) -> None:
    assert related(a, b) == [expected]
    assert related(b, a) == [expected]


def test_two_numbers_of_one_report_conflict_only_between_two_speakers() -> None:
    first, second = exact("a1", 41), exact("a2", 38)
    assert [r.relation for r in only(first, second).relations] == ["compatible"]
    other = {"a1": said("a-health", "s-1"), "a2": said("a-aid", "s-2")}
    told = [exact(name, number, **other[name]) for name, number in (("a1", 41), ("a2", 38))]
    assert [r.relation for r in only(*told).relations] == ["conflict"]


def test_money_conflicts_only_where_the_thing_is_surely_the_same() -> None:
    rows = {"unit": "USD", "measure": "m-usd"}
    loose = [exact("a", 3, counted=("loan",), **rows), exact("b", 5, counted=("loan",), **rows)]
    assert [r.relation for r in only(*loose).relations] == ["compatible"]
    sure = [exact("a", 3, counted=("bridge", "cost"), **rows), exact("b", 5, counted=("bridge", "cost"), **rows)]
    assert [r.relation for r in only(*sure).relations] == ["conflict"]


def test_neighbouring_measures_are_compatible_with_a_reason() -> None:
    dead, hurt = exact("a", 40), exact("a2", 60, measure="m-hurt", counted=("person", "wound"))
    both = exact("b", 90, measure="m-all", counted=("casualty",))
    before = exact("c", 7000, measure="m-old", as_of="1999")
    found = {r.why.partition(": ")[2] for g in groups([dead, hurt, both, before]) for r in g.relations}
    assert any("killed or wounded takes in killed" in why for why in found)
    assert any("killed or wounded takes in wounded" in why for why in found)
    assert any("another time, place or party" in why and "1999" in why for why in found)
    pairs = {frozenset((r.a, r.b)) for g in groups([dead, hurt, both, before]) for r in g.relations}
    assert frozenset(("a", "a2")) not in pairs


def test_origins_are_first_speakers_and_what_has_none_is_none() -> None:
    group = only(exact("a", 41, **said("a-health")), exact("b", 41, **said("a-aid")), exact("c", 41))
    assert (group.origins, group.independent_origins) == ((("a",), ("b",)), 2)


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [("a-state", "a-health", 1), ("a-health", "a-army", 2), ("a-both", "a-aid", 1), ("a-health", "a-health", 1)],
)
def test_a_state_and_its_body_or_a_group_and_its_member_are_one_origin(first: str, second: str, count: int) -> None:
    assert only(exact("a", 41, **said(first)), exact("b", 41, **said(second))).independent_origins == count


def test_a_copied_number_is_one_origin() -> None:
    rows = exact("a", 41, **said("a-health")), exact("b", 41, **said("a-aid"))
    copied = Passage(id="p", a=rows[0].span, b=rows[1].span, kind="light-edit", score=0.9, why="test")
    assert only(*rows).independent_origins == 2
    assert only(*rows, passages=(copied,)).origins == (("a", "b"),)


def test_a_copy_that_leaves_its_source_out_rests_on_it_all_the_same_unless_it_moved_the_number() -> None:
    first, bare = exact("a", 41, **said("a-health")), exact("b", 41)
    copied = Passage(id="p", a=first.span, b=bare.span, kind="verbatim", score=1.0, why="test")
    assert only(first, bare, passages=(copied,)).origins == (("a", "b"),)
    assert only(first, exact("b", 44), passages=(copied,)).origins == (("a",),)


def test_an_official_without_a_name_is_counted_only_where_nothing_else_is() -> None:
    cast = {
        **ACTORS,
        "a-one": Actor(
            id="a-one", name="an official", kind="person", traits=("head:official",), why="test",
            mentions=(Mention(span=Span(report="b", start=0, end=11, quote="An official"), form="description"),),
        ),
    }  # fmt: skip
    official, ministry = exact("b", 41, **said("a-one")), exact("a", 41, **said("a-health"))
    (alone,) = groups([official], (), cast)
    assert (alone.origins, alone.at_least) == ((("b",),), False)
    (both,) = groups([official, ministry], (), cast)
    assert (both.origins, both.independent_origins, both.at_least) == ((("a",),), 1, True)


def test_groups_do_not_hang_on_the_order_and_have_plain_labels() -> None:
    rows = [exact("a", 41, of="a-state", where=("Cusco",)), exact("b", 38), FLOOR]
    assert groups(rows) == groups(rows[::-1])
    assert only(*rows).label == "people of Peru killed, Cusco"


def test_a_person_counts_with_the_body_that_the_title_names() -> None:
    text = "Health ministry director Ada Paz said 41 had died."
    spans = {"a-health": (0, 15), "a-paz": (0, 32)}
    cast = {
        ident: Actor(
            id=ident, name=ident, kind=kind, why="test",
            mentions=(Mention(span=Span.cut("a", text, *spans[ident]), form="name"),),
        )
        for ident, kind in (("a-health", "state-body"), ("a-paz", "person"))
    }  # fmt: skip
    rows = exact("a", 41, **said("a-paz")), exact("b", 41, **said("a-health"))
    assert groups(rows, (), cast)[0].independent_origins == 1


def test_a_title_takes_up_the_last_body_named_before_it() -> None:
    text = "The relief agency and the ministry met. Agency spokesman Ada Paz said 41 had died."
    cast = {
        "a-agency": Actor(
            id="a-agency", name="relief agency", kind="organisation", traits=("head:agency",), why="test",
            mentions=(Mention(span=Span.cut("a", text, 0, 17), form="description"),),
        ),
        "a-ministry": Actor(
            id="a-ministry", name="ministry", kind="state-body", traits=("head:ministry",), why="test",
            mentions=(Mention(span=Span.cut("a", text, 22, 34), form="description"),),
        ),
        "a-paz": Actor(
            id="a-paz", name="Ada Paz", kind="person", why="test",
            mentions=(Mention(span=Span.cut("a", text, 57, 64), form="name"),),
            roles=(Role(title="Agency spokesman", span=Span.cut("a", text, 40, 56)),),
        ),
    }  # fmt: skip
    rows = exact("a", 41, **said("a-paz")), exact("b", 41, **said("a-agency"))
    assert groups(rows, (), cast)[0].origins == (("a", "b"),)


def test_of_a_long_list_a_number_that_is_given_again_is_laid_beside_its_first() -> None:
    rows = [exact(f"{chr(97 + n % 26)}{n:03}", 10 + n % 5) for n in range(200)]
    group = only(*rows)
    again = [r for r in group.relations if r.relation == "agree"]
    assert len(again) == len(rows) - 5
    assert len({r.a for r in again}) == 5
    assert len(group.relations) - len(again) == 5 * 4 / 2
    assert "what gives it again beside its first" in group.why
