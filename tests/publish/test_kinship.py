"""Passages as an answer shows them: which side is the copy."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.model import Ledger, Passage
from variorum.model.passage import Direction, Restored
from variorum.publish.kinship import kinship, shown
from variorum.publish.reports import Names

DIRECTIONS = st.sampled_from(["a-from-b", "b-from-a", "common-origin", "unknown"])


@pytest.mark.parametrize(
    ("direction", "copy_is_a"), [("a-from-b", True), ("b-from-a", False), ("unknown", False), ("common-origin", False)]
)
def test_the_copy_stands_on_the_right(small_ledger: Ledger, direction: Direction, copy_is_a: bool) -> None:
    passage = small_ledger.passages[0].model_copy(
        update={"direction": direction, "why": "the words of a are the odder"}
    )
    row = shown(passage, Names(small_ledger))
    assert (row.b.span == passage.a) == copy_is_a
    assert row.direction == ("b-from-a" if copy_is_a else direction)
    assert row.why == ("the words of b are the odder" if copy_is_a else passage.why)


def test_where_no_direction_is_known_the_side_with_swapped_words_stands_on_the_right(small_ledger: Ledger) -> None:
    passage = small_ledger.passages[0]
    swapped = (Restored(span=passage.a, likely="something else"),)
    assert shown(passage.model_copy(update={"restored": swapped}), Names(small_ledger)).b.span == passage.a


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(direction=DIRECTIONS)
def test_the_side_that_is_asked_for_comes_first_and_says_the_same(small_ledger: Ledger, direction: Direction) -> None:
    passage: Passage = small_ledger.passages[0].model_copy(update={"direction": direction})
    names = Names(small_ledger)
    for side, other in ((passage.a, passage.b), (passage.b, passage.a)):
        row = shown(passage, names, side.report)
        assert (row.a.span, row.b.span) == (side, other)
        takers = {"a-from-b": row.a.span, "b-from-a": row.b.span}
        if direction in ("a-from-b", "b-from-a"):
            assert takers[row.direction] == (passage.a if direction == "a-from-b" else passage.b)


def test_a_family_has_the_direction_of_its_own_passages_only(small_ledger: Ledger) -> None:
    passage = small_ledger.passages[0].model_copy(
        update={"direction": "b-from-a", "why": "rewritten; nothing of its own"}
    )
    family = small_ledger.families[0]
    for own in ((passage.id,), ()):
        ledger = small_ledger.model_copy(
            update={"passages": (passage,), "families": (family.model_copy(update={"passages": own}),)}
        )
        (kin,) = kinship(ledger).families
        assert kin.root == "harbour.txt"
        assert [(d.taker.file, d.source.file, d.passages, d.why) for d in kin.descent] == [
            ("coast.txt", "harbour.txt", 1, ("nothing of its own",))
        ] * len(own)


def test_a_text_that_is_not_among_the_reports_is_named(small_ledger: Ledger) -> None:
    family = small_ledger.families[0].model_copy(update={"root": None, "unseen": "Reuters"})
    (kin,) = kinship(small_ledger.model_copy(update={"families": (family,)})).families
    assert (kin.root, kin.unseen) == (None, "Reuters")
