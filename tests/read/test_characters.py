"""Characters and the bytes that they were decoded from."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.read.characters import byte_bounds

PLAIN = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-be", "gb18030"])
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=12), st.data())
def test_the_bytes_decoded_are_the_characters(encoding: str, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    written = text.encode(encoding)
    first, last = byte_bounds(written, encoding, start, end)
    assert written[first:last].decode(PLAIN.get(encoding, encoding)) == text[start:end]


@pytest.mark.parametrize("encoding", ["cp1252", "shift_jis", "koi8-r", "utf-8"])
def test_a_place_far_behind_is_found(encoding: str) -> None:
    text = "word " * 5_000 + {"shift_jis": "津波", "koi8-r": "море"}.get(encoding, "café") + " end"
    data = text.encode(encoding)
    first, last = byte_bounds(data, encoding, 25_000, len(text) - 4)
    assert data[first:last].decode(encoding) == text[25_000:-4]


def test_a_byte_order_mark_is_left_aside() -> None:
    data = codecs.BOM_UTF16_BE + "aé".encode("utf-16-be")
    assert byte_bounds(data, "utf-16", 0, 2) == (2, 6)
