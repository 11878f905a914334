"""The relations that a timeline is scored by."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from timelines import Entry, Relation, closure, reduced, renamed

_Rows = list[tuple[int, str, str]]


@st.composite
def timelines(draw: st.DrawFn) -> _Rows:
    """Places in an order, each with its date or none, and the events that stand there."""
    sizes = draw(st.lists(st.integers(1, 3), max_size=5))
    dates = [draw(st.sampled_from([f"203{i}", "XXXX"])) for i in range(len(sizes))]
    return [(i + 1, dates[i], f"{i}-{chr(97 + n)}") for i, size in enumerate(sizes) for n in range(size)]


def followed(relations: set[Relation]) -> set[Relation]:
    """All that follows from some relations, by nothing but rules on single ones."""
    known = set(relations)
    while True:
        same = {(a, b) for kind, a, b in known if kind == "together"}
        same |= {(b, a) for a, b in same}
        new: set[Relation] = set()
        for (kind, a, b), (one, other) in product(known, same):
            if a == one:
                new.add((kind, other, b))
            if b == one:
                new.add((kind, a, other))
        before = {(a, b) for kind, a, b in known if kind == "before"}
        new |= {("before", a, d) for (a, b), (c, d) in product(before, before) if b == c}
        new = {(k, *sorted((a, b))) if k == "together" else (k, a, b) for k, a, b in new if a != b}
        if new <= known:
            return known
        known |= new


@given(timelines())
def test_the_reduced_relations_say_all_and_none_of_the_order_can_be_spared(rows: _Rows) -> None:
    kept = reduced(rows)
    assert followed(kept) == closure(rows)
    for relation in (r for r in kept if r[0] != "at"):
        assert relation not in followed(kept - {relation})


@given(timelines())
def test_the_reduced_relations_give_each_event_its_date(rows: _Rows) -> None:
    dates = {(name, date) for _, date, name in rows if date != "XXXX"}
    assert {(name, date) for kind, name, date in reduced(rows) if kind == "at"} == dates


def test_events_without_an_order_are_left_out_and_mentions_go_by_their_chain() -> None:
    ours = [Entry(1, "2031", ("1-1-met",)), Entry(2, "2032", ("1-2-left", "2-1-left")), Entry(0, "", ("1-3-said",))]
    assert renamed(ours, {"2-1-left": "3-1-departure"}) == [(1, "2031", "1-1-met"), (2, "2032", "3-1-departure")]
