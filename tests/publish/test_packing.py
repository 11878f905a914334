import base64
import zlib

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from variorum.publish.packing import LARGEST_OPEN, fits, pack


@given(st.text())
def test_what_is_packed_comes_out_as_it_went_in_and_cannot_end_its_element(text: str) -> None:
    packed = pack(text)
    assert zlib.decompress(base64.b64decode(packed)).decode() == text
    assert "<" not in packed


def test_parts_are_weighed_together_and_in_bytes() -> None:
    half = LARGEST_OPEN // 2
    assert fits([Markup("x" * half), Markup("x" * half)])
    assert not fits([Markup("x" * half), Markup("x" * half), Markup("x")])
    assert not fits([Markup("é" * half), Markup("x")])
