"""Paragraphs of raw text: one line each, hard-wrapped, indented, interrupted."""

import textwrap
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from variorum.text.paragraphs import paragraphs

FERRY = (
    "The ferry company said on Monday that two of its ships would stay in the harbour of Palermo until the "
    "storm had passed, and that passengers could ask for their money back."
)
MAYOR = (
    "Mayor Lucia Ferro told reporters that the harbour had been built for calmer times. “We will need a second wall,” "
    "she said, adding that the city had no money for it."
)
SHORT = "No one was hurt."


def whole(text: str) -> list[str]:
    return [text[a:b] for a, b in paragraphs(text, ((0, len(text)),))]


def flat(text: str) -> list[str]:
    return [" ".join(p.split()) for p in whole(text)]


def test_one_line_a_paragraph() -> None:
    assert whole(f"{FERRY}\n{MAYOR}\n{SHORT}\n") == [FERRY, MAYOR, SHORT]


def test_empty_lines_and_windows_line_ends() -> None:
    assert whole(f"{FERRY}\r\n\r\n{MAYOR}\r\n\r\n\r\n{SHORT}") == [FERRY, MAYOR, SHORT]


def test_hard_wrapped_with_empty_lines() -> None:
    text = "\n\n".join(textwrap.fill(p, 72) for p in (FERRY, MAYOR, SHORT))
    assert flat(text) == [FERRY, MAYOR, SHORT]


def test_hard_wrapped_without_an_empty_line_after_a_short_last_line() -> None:
    text = "\n".join(textwrap.fill(p, 80) for p in (FERRY, MAYOR, SHORT))
    assert flat(text) == [FERRY, MAYOR, SHORT]


def test_stray_space_in_front_of_a_wrapped_line() -> None:
    text = textwrap.fill(FERRY, 80).replace("\n", "\n ")
    assert flat(f"{text}\n\n{textwrap.fill(MAYOR, 80)}") == [FERRY, MAYOR]


def test_an_indent_opens_a_paragraph_though_the_line_before_is_full() -> None:
    first = "The bridge over the Drina was closed for a third day on Sunday because of"
    second = "high water. Engineers hope to open one lane of it again on Tuesday noon."
    third = "    Drivers were told to use the old road by way of the village and the"
    fourth = "quarry until then."
    assert flat("\n".join([first, second, third, fourth])) == [f"{first} {second}", f"{third.strip()} {fourth}"]


def test_a_link_that_broke_a_line_does_not_break_the_paragraph() -> None:
    text = f"{FERRY}\nThe president of\nthe port authority\n, Anna Rossi, agreed.\n{MAYOR}"
    assert flat(text) == [FERRY, "The president of the port authority , Anna Rossi, agreed.", MAYOR]


def test_bullets_are_paragraphs() -> None:
    assert whole("- Harbour closed for a day\n- Ships wait outside\n" + FERRY) == [
        "- Harbour closed for a day",
        "- Ships wait outside",
        FERRY,
    ]


def test_parts_of_the_story_are_not_joined() -> None:
    text = textwrap.fill(FERRY, 60)
    cut = text.index("ships")
    assert len(paragraphs(text, ((0, cut), (cut, len(text))))) == 2


@given(st.text(alphabet="ab .,\n\r\t\u2028-”A", max_size=200), st.data())
def test_paragraphs_are_ordered_trimmed_and_hold_every_word_of_the_story(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    story = ((cuts[0], cuts[1]), (cuts[2], cuts[3]))
    found = paragraphs(text, story)
    assert all(a < b and text[a:b] == text[a:b].strip() for a, b in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    inside = [i for a, b in story for i in range(a, b) if not text[i].isspace()]
    assert inside == [i for a, b in found for i in range(a, b) if not text[i].isspace()]
