from variorum.model import Ledger, Passage
from variorum.publish.copies import compare


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
