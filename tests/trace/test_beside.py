from variorum.model import Passage, Span
from variorum.trace.beside import Beside, among

WORDS = "the dam held through the night"


def passage(a: str, b: str) -> Passage:
    spans = [Span.cut(report, WORDS, 4, 12) for report in (a, b)]
    return Passage(id="p", a=spans[0], b=spans[1], kind="verbatim", score=1.0, why="test")


def test_a_passage_is_held_in_either_order_and_only_where_both_sides_touch() -> None:
    beside = Beside({}).plus([passage("r0", "r1")])
    assert beside.holds(("r0", (10, 20)), ("r1", (0, 5)))
    assert beside.holds(("r1", (0, 5)), ("r0", (10, 20)))
    assert not beside.holds(("r0", (12, 20)), ("r1", (0, 5)))
    assert not beside.holds(("r0", (10, 20)), ("r2", (0, 5)))


def test_pairs_of_some_reports_have_one_of_them() -> None:
    reports = ["r0", "r1", "r0", "r2"]
    assert set(among([0, 1, 3], reports, None)) == {(0, 1), (0, 3), (1, 3)}
    assert set(among([0, 1, 3], reports, {"r1"})) == {(0, 1), (1, 3)}
