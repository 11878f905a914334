"""Answers that are kept: made once, and never more of them than there is room for."""

from variorum.serve.kept import Kept


def test_an_answer_is_made_once() -> None:
    kept, made = Kept(), []
    for _ in range(3):
        assert kept.get("a", lambda: made.append(1) or "text") == "text"
    assert made == [1]


def test_what_was_not_asked_for_longest_goes_first() -> None:
    kept, made = Kept(largest=10), list[str]()

    def ask(name: str) -> str:
        return kept.get(name, lambda: made.append(name) or name * 4)

    for name in "ababcab":
        assert ask(name) == name * 4
    assert made == ["a", "b", "c", "a", "b"]


def test_an_answer_larger_than_the_room_is_given_and_not_kept() -> None:
    kept, made = Kept(largest=3), list[int]()
    for _ in range(2):
        assert kept.get("a", lambda: made.append(1) or "long text") == "long text"
    assert made == [1, 1]
