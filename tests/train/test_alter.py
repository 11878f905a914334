"""Texts altered for training keep their attributions on the same words."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "train" / "attribution"))

from alter import lowered, passed_on, raised, requoted, unmarked

TEXT = (
    "“We sail in May,” Karin Lund said on Monday, “and nobody will stop us.”\n\n"
    "The boats had waited for three long weeks in the old harbour of the northern town."
)


def spans(*words):
    return tuple((TEXT.index(word), TEXT.index(word) + len(word)) for word in words)


GOLD = (spans("said"), spans("Karin Lund"), spans("“We sail in May,”", "“and nobody will stop us.”"))


def words_of(text, gold):
    return [[text[a:b] for a, b in part] for part in gold]


@pytest.mark.parametrize("way", [lowered, raised, unmarked, requoted])
def test_the_attribution_stays_on_its_words(way):
    text, (gold,) = way(TEXT, [GOLD], random.Random(1))
    plain = [["".join(c for c in part.lower() if c.isalnum()) for part in parts] for parts in words_of(text, gold)]
    assert plain == [["said"], ["karinlund"], ["wesailinmay", "andnobodywillstopus"]]


def test_without_marks_no_mark_is_left():
    text, (gold,) = unmarked(TEXT, [GOLD], random.Random(1))
    assert not set(text) & set("“”")
    assert words_of(text, gold)[2] == ["We sail in May,", "and nobody will stop us."]


@pytest.mark.parametrize("seed", range(12))
def test_a_sentence_that_is_passed_on_is_what_the_agency_says(seed):
    text, golds = passed_on(["Reuters"])(TEXT, [GOLD], random.Random(seed))
    kept, added = golds
    assert words_of(text, kept) == words_of(TEXT, GOLD)
    cue, source, content = words_of(text, added)
    assert source == ["Reuters"]
    assert cue[0] in ("reported", "said", "according to", "according to a report by")
    assert content == ["The boats had waited for three long weeks in the old harbour of the northern town"]
