"""Strings in a JSON text, found by pointer and mapped character by character."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.read.jsonstring import characters, literal_at

VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(st.characters(codec="utf-8"), max_size=6)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=8,
)


@given(VALUES, st.text(st.characters(codec="utf-8"), max_size=10), VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_any_string_is_found_and_each_character_of_it(
    before: object, text: str, behind: object, ascii_only: bool, indent: int | None
) -> None:
    written = json.dumps([before, {"a/b~": text, "z": behind}], ensure_ascii=ascii_only, indent=indent)
    bounds = literal_at(written, "/1/a~1b~0")
    assert bounds is not None
    literal = written[slice(*bounds)]
    starts = characters(literal)
    assert len(starts) == len(text) + 1
    assert [json.loads(f'"{literal[a:b]}"') for a, b in pairwise(starts)] == list(text)


@pytest.mark.parametrize(
    ("written", "pointer"),
    [('{"a": 1}', "/a"), ('{"a": "x"}', "/b"), ('{"a": "x"', "/b"), ("[]", "/0"), ("nonsense", "/a"), ("[" * 9, "/0")],
)  # fmt: skip
def test_what_is_no_string_is_not_found(written: str, pointer: str) -> None:
    assert literal_at(written, pointer) is None


def test_of_two_equal_keys_the_last_counts_as_it_does_for_the_reader() -> None:
    written = '{"text": "first", "text": "last"}'
    bounds = literal_at(written, "/text")
    assert bounds and written[slice(*bounds)] == json.loads(written)["text"] == "last"
