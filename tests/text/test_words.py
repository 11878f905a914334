import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text import words as words_module
from variorum.text.words import named, numbers, words


def test_words_stand_as_they_are_written() -> None:
    assert words("The dam held, 3,500 said; don't.") == ["The", "dam", "held", "3", "500", "said", "don", "t"]


def test_a_script_without_spaces_is_taken_letter_by_letter() -> None:
    assert words("ทะเล and 東京に") == ["ท", "ะ", "เ", "ล", "and", "東", "京", "に"]
    assert words("김정은 위원장") == ["김정은", "위원장"]


@given(st.text())
def test_no_letter_is_lost(text: str) -> None:
    assert "".join(words(text)) == "".join(c for c in text if words(c))


def test_a_name_never_begins_with_a_small_letter() -> None:
    assert named("The dam at Korvo held. Water ran over the dam".split()) == {"korvo", "water"}


def test_a_word_has_the_same_number_in_every_process() -> None:
    code = "from variorum.text.words import numbers; print(*numbers(['dam', 'Korvo', '東']))"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60).stdout
    assert [int(n) for n in said.split()] == numbers(["dam", "Korvo", "東"]).tolist()
    assert len(set(said.split())) == 3


def test_numbers_that_were_forgotten_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = numbers(["dam", "lake"]).tolist()
    monkeypatch.setattr(words_module, "_MOST", 3)
    numbers(["a", "b", "c", "d"])
    assert numbers(["dam", "lake"]).tolist() == before
