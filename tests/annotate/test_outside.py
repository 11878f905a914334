"""What a reader outside the program is given."""

from hypothesis import given
from hypothesis import strategies as st

from samples import plain_report
from variorum.annotate.outside import excerpts
from variorum.model import InLanguage

FIRST = "The mill burnt down on Monday. “We will rebuild it,” the mayor said."
SECOND = "About 40 people were hurt."


def test_each_paragraph_is_an_excerpt_with_its_sentences() -> None:
    report = plain_report(f"{FIRST}\n\n{SECOND}\n")
    found = excerpts(report)
    assert [report.text[slice(*e.bounds)] for e in found] == [FIRST, SECOND]
    assert [report.text[slice(*s)] for s in found[0].sentences] == [
        "The mill burnt down on Monday.",
        "“We will rebuild it,” the mayor said.",
    ]


def test_what_is_no_english_is_not_given() -> None:
    text = f"{FIRST}\n\nDie Mühle ist abgebrannt.\n"
    start = text.index("Die")
    part = InLanguage(start=start, end=len(text), language="de", why="test")
    report = plain_report(text, other_languages=(part,))
    assert [report.text[slice(*e.bounds)] for e in excerpts(report)] == [FIRST]


@given(st.integers(1, 400))
def test_a_very_long_paragraph_is_given_in_several_parts_that_cut_no_sentence(times: int) -> None:
    report = plain_report(" ".join([FIRST] * times))
    found = excerpts(report)
    assert max(end - start for start, end in (e.bounds for e in found)) <= 4_000
    assert sum(len(e.sentences) for e in found) == 2 * times
