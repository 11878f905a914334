"""Unpacking within bounds."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.fetch.body import unpacked

MOST = 1000


def raw_deflate(data: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return machine.compress(data) + machine.flush()


@given(st.binary(min_size=1, max_size=MOST))
def test_what_was_packed_comes_back(data: bytes) -> None:
    for coding, packed in (
        ("gzip", gzip.compress(data)),
        ("X-Gzip", gzip.compress(data)),
        ("deflate", zlib.compress(data)),
        ("deflate", raw_deflate(data)),
        ("", data),
        ("identity", data),
    ):
        assert unpacked(packed, coding, MOST) == data


@given(st.binary(), st.sampled_from(["gzip", "deflate", "br", "gzip, gzip"]))
def test_any_bytes_are_unpacked_or_refused(data: bytes, coding: str) -> None:
    try:
        assert len(unpacked(data, coding, MOST)) <= MOST
    except ValueError as error:
        assert str(error)


def test_a_bomb_is_stopped_at_the_limit() -> None:
    with pytest.raises(ValueError, match="more than 1000 bytes"):
        unpacked(gzip.compress(bytes(100_000_000)), "gzip", MOST)


def test_a_bomb_of_many_members_is_stopped_too() -> None:
    with pytest.raises(ValueError, match="more than 1000 bytes"):
        unpacked(gzip.compress(bytes(600)) * 2, "gzip", MOST)


def test_members_count_together() -> None:
    assert unpacked(gzip.compress(b"ab") + gzip.compress(b"cd") + bytes(8), "gzip", MOST) == b"abcd"


def test_what_breaks_off_is_refused() -> None:
    with pytest.raises(ValueError, match="breaks off"):
        unpacked(gzip.compress(b"the ferry is late")[:-6], "gzip", MOST)


def test_a_coding_that_was_not_asked_for_is_refused() -> None:
    with pytest.raises(ValueError, match="'br', which was not asked for"):
        unpacked(b"abc", "br", MOST)
