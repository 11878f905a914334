"""What a pattern cannot match without."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.annotate.time_rules import rules
from variorum.text.literals import needs, present


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(?:in |on )?(monday|tuesday),? \d+", [{"0"}, {"monday", "tuesday"}]),
        (r"the\s+(?P<what>day|week)\s+after", [{"after"}, {"the"}, {"day", "week"}]),
        (r"days?", [{"day"}]),
        (r"(?<!a)quarter(?=\s)", [{"quarter"}]),
        (r"half a|\d\d", [{"half a", "0"}]),
        (r"half a|.*", []),
        (r"(?:ab)+c", [{"ab"}]),
        (r"[12][0-9]th", [{"0"}, {"th"}]),
        (r"(?-i:May|June)\b\.?", [{"may", "june"}]),
        (r"\w+", []),
        (r"(?:ab){0,2}cd{2,}ef", [{"cd"}, {"ef"}]),
    ],
)
def test_needs(pattern: str, expected: list[set[str]]) -> None:
    assert sorted(map(sorted, needs(pattern))) == sorted(map(sorted, expected))


@pytest.mark.parametrize("pattern", ["(ab", "ab)", "(?=ab"])
def test_brackets_must_close(pattern: str) -> None:
    with pytest.raises(ValueError, match="clos"):
        needs(pattern)


VOCABULARY = (
    "on in the 5 12th June 2011 May Sept. last Friday Tuesday two years year's ago since of first week month quarter "
    "Q3 H1 a.m. 9:30 at from to between and half every other mornings later fiscal early mid 1990s BC so far today now"
).split()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY), max_size=9))
def test_what_matches_a_rule_holds_what_the_rule_needs(words: list[str]) -> None:
    text = " ".join(words)
    for rule in rules():
        if rule.pattern.search(text):
            here = present(text, {literal for need in rule.needs for literal in need})
            assert all(not here.isdisjoint(need) for need in rule.needs), rule.name


def test_present_leaves_case_aside() -> None:
    assert present("On MONDAY 5", {"monday", "friday"}) == {"monday", "0"}
    assert present("On Monday", {"friday", "0"}) == frozenset()
