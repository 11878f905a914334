"""Noise that is known beforehand."""

from variorum.model.report import Noise
from variorum.read.page import read_page

STORY = "The harbour is closed to small boats until Friday, the office said."
MORE = "Fishermen were told on Sunday, when two of them had already left for the islands."


def test_known_noise_is_cut_out_of_the_paragraph_that_it_stands_in() -> None:
    text = f"{STORY}\n--\nHarbour Office of Port Example, Quay 1\n\n{MORE}"
    start, end = text.index("--"), text.index("\n\n")
    page = read_page(text, (Noise(start=start, end=end, kind="other", why="letter: signature"),))
    assert [text[a:b] for a, b in page.story()] == [STORY, MORE]
    assert "letter: signature" in {noise.why for noise in page.noise()}
