"""Packed streams: gzip, bzip2, xz."""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from containers import BODY, outcomes
from variorum.read import Limits, read_stream
from variorum.read.forward import CHUNK

PACKS = [(gzip.compress, ".gz"), (bz2.compress, ".bz2"), (lzma.compress, ".xz")]
Pack = Callable[[bytes], bytes]


@pytest.mark.parametrize(("pack", "ending"), PACKS)
def test_what_is_packed_is_read_under_its_own_name(pack: Pack, ending: str) -> None:
    (report,) = outcomes(pack(BODY.encode()), f"a/story.txt{ending}").reports
    assert (report.text, report.source) == (BODY, f"a/story.txt{ending}!story.txt")


@pytest.mark.parametrize(("pack", "ending"), PACKS)
def test_streams_that_follow_one_another_are_one(pack: Pack, ending: str) -> None:
    data = pack(b"The mayor ") + pack(b"of Graz spoke.")
    assert outcomes(data, f"x.txt{ending}").texts == ["The mayor of Graz spoke."]


@pytest.mark.parametrize(("pack", "ending"), PACKS)
@pytest.mark.parametrize("harm", [lambda d: d[:-9], lambda d: d[:20] + b"\xff" * 9 + d[29:]], ids=["cut", "damaged"])
def test_what_is_not_whole_is_refused(pack: Pack, ending: str, harm: Callable[[bytes], bytes]) -> None:
    found = outcomes(harm(pack(BODY.encode() * 9)), f"x.txt{ending}")
    assert found.texts == []
    assert "it is no whole" in found.said


@pytest.mark.parametrize(("pack", "ending"), PACKS)
def test_a_bomb_is_refused(pack: Pack, ending: str) -> None:
    found = outcomes(pack(bytes(40 * 1024 * 1024)), f"x.txt{ending}")
    assert "it unpacks to more than 200 times its size" in found.said


def test_a_stream_that_asks_for_much_memory_is_refused() -> None:
    data = lzma.compress(BODY.encode(), preset=9)
    assert outcomes(data, "x.txt.xz").texts == [BODY]
    found = outcomes(data, "x.txt.xz", Limits(window=1024 * 1024))
    assert "it is no whole xz file" in found.said


@pytest.mark.parametrize("behind", [bytes(512), bytes(200_000), b"not of the file"])
def test_what_stands_behind_gzip_does_no_harm(behind: bytes) -> None:
    assert outcomes(gzip.compress(BODY.encode()) + behind, "x.txt.gz").texts == [BODY]


def test_a_stream_that_begins_at_the_end_of_a_chunk_is_found() -> None:
    first = gzip.compress(b"The mayor ", mtime=0)
    for gap in range(4):
        data = first + bytes(CHUNK - len(first) - gap) + gzip.compress(b"of Graz spoke.")
        assert outcomes(data, "x.txt.gz").texts == ["The mayor of Graz spoke."]


def test_a_pipe_is_read_as_it_comes() -> None:
    assert read_stream(io.BytesIO(gzip.compress(f"<html><p>{BODY}".encode())), "-").reports[0].text == BODY


@given(st.lists(st.binary(max_size=3000), min_size=1, max_size=4), st.sampled_from([pack for pack, _ in PACKS]))
def test_any_bytes_come_out_as_they_went_in(parts: list[bytes], pack: Pack) -> None:
    prefix = b"Some words first. \n"
    data = b"".join(pack(part) for part in (prefix, *parts))
    text = (prefix + b"".join(parts)).decode("latin-1")
    found = outcomes(data, "x.txt.gz")
    assert [t.encode("latin-1", "replace")[:10] for t in found.texts] == [text.encode("latin-1")[:10]] * len(
        found.texts
    )
    assert len(found.texts) + len(found.problems) == 1
