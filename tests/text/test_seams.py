"""Where an attribution begins that follows what it attributes."""

import pytest

from variorum.text.quotations import quotations
from variorum.text.seams import attribution_seams


def tail(text: str) -> str | None:
    seams = attribution_seams(text, (0, len(text)), quotations(text, 0, len(text)))
    return text[seams[-1] :] if seams else None


@pytest.mark.parametrize(
    ("clause", "attribution"),
    [
        ("The bridge had collapsed after rain,", "the ministry said on Tuesday."),
        ("The bridge had collapsed after rain,", "said the deputy mayor of Ostrava."),
        ("Fourteen patients were moved,", "according to the health ministry."),
        ("Ghana will close two mines,", "Reuters reported, citing an official."),
        ("“It fell,”", "she said."),
        ("“Why did it fall?”", "asked Jo Berg, who saw it."),
        ("“Stop that now!”", "the guard shouted."),
    ],
)
def test_the_attribution_begins_after_the_clause(clause: str, attribution: str) -> None:
    assert tail(f"{clause} {attribution}") == attribution


@pytest.mark.parametrize(
    "text",
    [
        "The minister said it would rain.",
        "He came home, ate and slept.",
        "The boat, which sank, was old.",
        "The mayor resigned, as he said he would.",
        "The river rose, and the mayor said nothing.",
        "Short, he said.",
        "According to the ministry, it rained.",
    ],
)
def test_other_sentences_have_no_seam(text: str) -> None:
    assert tail(text) is None


def test_a_sentence_can_have_a_seam_after_its_quotation_and_one_before_its_tail() -> None:
    text = "“The dam held,” and the town stayed dry, the mayor said on Friday."
    first, second = attribution_seams(text, (0, len(text)), quotations(text, 0, len(text)))
    assert (text[first:][:3], text[second:]) == ("and", "the mayor said on Friday.")
