"""A list of all others stands for the tuple of their ids."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Others, Point

IDS = st.lists(st.text("abcdef", min_size=1, max_size=3), unique=True, max_size=8).map(tuple)


@given(IDS, st.data())
def test_others_are_as_the_tuple_of_their_ids(every: tuple[str, ...], data: st.DataObject) -> None:
    but = data.draw(st.frozensets(st.sampled_from(every))) if every else frozenset()
    expected = tuple(ident for ident in every if ident not in but)
    others = Others(every, but)
    assert others == expected
    assert expected == others
    assert (len(others), hash(others), repr(others)) == (len(expected), hash(expected), repr(expected))
    assert others[1:] == expected[1:]
    assert [ident in others for ident in every] == [ident in expected for ident in every]


def test_a_point_with_others_is_written_and_read_as_one_with_a_list() -> None:
    silent = Others(("r0", "r1", "r2"), frozenset({"r1"}))
    point = Point.model_validate(
        {"id": "p", "label": "", "about": {}, "carried_by": ("r1",), "silent": silent, "verdict": "", "why": "test"}
    )
    read = Point.model_validate_json(point.model_dump_json())
    assert point.silent is silent
    assert read == point
    assert read.silent == ("r0", "r2")
    assert read.row()["silent"] == ["r0", "r2"]
