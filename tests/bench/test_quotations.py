"""Which quotations are compared, and when an answer about one is right."""

import pytest

from polnear import Attribution, trimmed
from quotations import answer_about, judged, quotations_of

TEXT = 'He said: "It is late, and dark." She said that it was "rather late" then. "Go home now." - Jo. "So be it," yes.'


def places(*words: str) -> frozenset[tuple[int, int]]:
    return trimmed(TEXT, [(TEXT.index(each), TEXT.index(each) + len(each)) for each in words])


GOLDS = [
    Attribution(places("He"), places("said"), places("It is late, and dark.")),
    Attribution(places("She"), places("said that"), places('that it was "rather late" then')),
    Attribution(
        places("Jo"), trimmed(TEXT, [(TEXT.index(" - Jo") + 1, TEXT.index(" - Jo") + 2)]), places("Go home now")
    ),
]


def test_a_quotation_is_of_the_kind_that_its_gold_attribution_says() -> None:
    kinds = [(TEXT[slice(*q.bounds)], q.kind) for q in quotations_of(TEXT, GOLDS)]
    assert kinds == [
        ("It is late, and dark", "direct"),
        ("rather late", "mixed"),
        ("Go home now", "uncued"),
        ("So be it", "nobody's"),
    ]


def test_a_name_in_quotation_marks_and_a_single_word_are_none() -> None:
    assert list(quotations_of('They saw "Gone With Them" and the "play".', [])) == []


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (GOLDS[0], set()),
        (Attribution(places("She"), places("said"), places("It is late")), {"content, exact span", "speaker"}),
        (Attribution(places("He"), places("He said"), places("dark")), {"content", "cue, exact span"}),
    ],
)
def test_an_answer_is_judged_by_each_part(answer: Attribution, wrong: set[str]) -> None:
    quotation = next(quotations_of(TEXT, GOLDS))
    right = judged(quotation, answer)
    missed = {line for line, fine in right.items() if not fine} - {"all, overlapping"}
    assert missed == {line for line in right if any(line.startswith(each) for each in wrong)}
    assert right["all, overlapping"] == (not any("overlapping" in line for line in missed))


def test_the_answer_about_a_quotation_is_the_one_whose_content_is_most_like_it() -> None:
    quotation = next(quotations_of(TEXT, GOLDS))
    less = Attribution(places("He"), places("said"), places("dark"))
    assert answer_about(quotation, [less, GOLDS[0], GOLDS[1]]) is GOLDS[0]
    assert answer_about(quotation, [GOLDS[1]]) is None
