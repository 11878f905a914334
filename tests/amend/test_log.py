"""The order of decisions, and which of them are in force."""

from itertools import permutations

from variorum.amend.log import in_force, settled
from variorum.model import Decision


def decision(ident: str, minute: int, says: str = "right", *about: str) -> Decision:
    return Decision.model_validate(
        {"id": ident, "by": "Ana", "at": f"2031-03-05T10:{minute:02}:00Z", "says": says, "about": about or ("k-1",)}
    )


FIRST, UNDO, REDO = decision("d-1", 1), decision("d-2", 2, "wrong", "d-1"), decision("d-3", 3, "wrong", "d-2")


def test_the_order_is_that_of_their_instants_whatever_order_they_come_in() -> None:
    for mixed in permutations((FIRST, UNDO, REDO)):
        assert [d.id for d in settled(mixed)] == ["d-1", "d-2", "d-3"]


def test_a_decision_that_a_later_one_calls_wrong_is_undone() -> None:
    log = settled((FIRST, UNDO))
    assert [d.undone_by for d in log] == ["d-2", None]
    assert list(in_force(log)) == []


def test_undoing_the_undoing_brings_it_back() -> None:
    log = settled((FIRST, UNDO, REDO))
    assert [d.undone_by for d in log] == [None, "d-3", None]
    assert [d.id for d in in_force(log)] == ["d-1"]


def test_a_decision_cannot_undo_a_later_one_or_itself() -> None:
    early, itself = decision("d-0", 0, "wrong", "d-1"), decision("d-9", 9, "wrong", "d-9")
    assert all(d.undone_by is None for d in settled((FIRST, early, itself)))


def test_the_same_decision_twice_is_one() -> None:
    assert settled((FIRST, FIRST)) == (FIRST,)


def test_what_an_older_log_says_of_undoing_is_found_anew() -> None:
    stale = FIRST.model_copy(update={"undone_by": "d-77"})
    assert settled((stale,)) == (FIRST,)
