"""A stream that comes only once."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.read.forward import CHUNK, Forward


@given(st.lists(st.binary(max_size=50), max_size=20), st.integers(1, 60))
def test_all_bytes_come_in_their_order(chunks: list[bytes], size: int) -> None:
    stream = Forward(iter(chunks))
    assert stream.read(size) + stream.read() == b"".join(chunks)


@given(st.lists(st.binary(max_size=50), max_size=20), st.integers(0, 60))
def test_the_beginning_can_be_read_again(chunks: list[bytes], size: int) -> None:
    stream = Forward(iter(chunks))
    begun = stream.read(size)
    stream.seek(0)
    assert stream.read(size) == begun
    stream.seek(0)
    assert stream.read() == b"".join(chunks)


@given(st.lists(st.binary(max_size=CHUNK), max_size=5), st.lists(st.integers(0, CHUNK), max_size=5))
def test_it_goes_forward_as_any_stream_does(chunks: list[bytes], steps: list[int]) -> None:
    stream, like = Forward(iter(chunks)), io.BytesIO(b"".join(chunks))
    at = 0
    for step in steps:
        at = min(at + step, len(like.getvalue()))
        stream.seek(at), like.seek(at)
        assert stream.read(7) == like.read(7)
        at += 7


def test_lines_come_as_they_are() -> None:
    assert list(Forward(iter([b"a\nb", b"c\n", b"d"]))) == [b"a\n", b"bc\n", b"d"]


def test_no_more_than_the_beginning_is_kept() -> None:
    stream = Forward(iter([bytes(CHUNK)] * 4))
    stream.read(3 * CHUNK)
    with pytest.raises(io.UnsupportedOperation):
        stream.seek(0)


def test_no_chunk_is_asked_for_before_it_is_read() -> None:
    asked = []

    def chunks():  # type: ignore[no-untyped-def]
        for n in range(100):
            asked.append(n)
            yield bytes(CHUNK)

    Forward(chunks()).read(10)
    assert asked == [0]
