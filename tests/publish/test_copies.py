from variorum.model import Ledger, Passage, Restored
from variorum.publish.copies import MOST_PASSAGES, compare, pairings
from variorum.publish.view import View


def test_swapped_words_are_lit_and_the_rest_is_left(small_ledger: Ledger) -> None:
    harbour, coast = small_ledger.reports
    a = harbour.span(harbour.text.index("Some 40"), harbour.text.index("wait.") + 5)
    b = coast.span(coast.text.index("About 40"), coast.text.index("waiting") + 7)
    found = compare(Passage(id="p-x", a=a, b=b, kind="spun", score=1, why="test"))
    assert found.left == (("Some", "swapped"), ("40 boats", "same"), ("wait.", "swapped"))
    assert found.right == (("About", "swapped"), ("40 boats", "same"), ("are waiting", "swapped"))
    assert found.changed == 2


def test_quotation_marks_and_case_are_no_change(small_ledger: Ledger) -> None:
    passage = small_ledger.passages[0]
    assert compare(passage.model_copy(update={"b": passage.a})).changed == 0


def test_the_copy_stands_on_the_right_where_its_swapped_words_are_lit(small_ledger: Ledger) -> None:
    passage = small_ledger.passages[0]
    spun = [
        passage.model_copy(update={"kind": "spun", "direction": way, "restored": (Restored(span=side, likely="x"),)})
        for side, way in ((passage.a, "a-from-b"), (passage.b, "b-from-a"))
    ]
    for row, copy in zip(spun, (passage.a, passage.b), strict=True):
        view = View(small_ledger.model_copy(update={"passages": (row,)}))
        (pair,) = pairings(view)
        (shown,) = pair.passages
        assert (pair.right.id, shown.passage.b) == (copy.report, copy)
        assert shown.passage.direction == "b-from-a"


def test_every_passage_stands_in_an_entry_of_its_pair(small_ledger: Ledger) -> None:
    passage = small_ledger.passages[0]
    many = tuple(passage.model_copy(update={"id": f"p-{n}"}) for n in range(MOST_PASSAGES + 1))
    found = pairings(View(small_ledger.model_copy(update={"passages": many})))
    assert [(pair.continued, len(pair.passages), pair.total) for pair in found] == [
        (False, MOST_PASSAGES, MOST_PASSAGES + 1),
        (True, 1, MOST_PASSAGES + 1),
    ]
