"""tar archives: what is in them, and those that are made to do harm."""

import io
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from containers import BODY, outcomes, tarred
from variorum.read import Limits, read_stream

FILE = ("a/b.txt", BODY.encode())


def odd(kind: bytes) -> tarfile.TarInfo:
    """An entry that is no file."""
    info = tarfile.TarInfo("odd.txt")
    info.type, info.linkname = kind, "/etc/passwd"
    return info


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_members_are_read_however_the_archive_is_packed(mode: str) -> None:
    found = outcomes(tarred(FILE, ("c.html", f"<p>{BODY}".encode()), mode=mode), "x.tar")
    assert found.texts == [BODY, BODY]
    assert found.reports[0].source.endswith("!a/b.txt")


@pytest.mark.parametrize(
    "kind",
    [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, tarfile.GNUTYPE_SPARSE],
    ids=str,
)
def test_what_is_no_file_is_left_out(kind: bytes) -> None:
    found = outcomes(tarred(odd(kind), FILE), "x.tar")
    assert found.left_out == ["links, devices and files with holes"]
    assert found.texts == [BODY]


def test_names_that_lead_out_are_only_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = outcomes(tarred(("../up.txt", BODY.encode()), ("b\udcff.txt", BODY.encode())), "x.tar")
    assert [r.source for r in found.reports] == ["x.tar!up.txt", "x.tar!b\\udcff.txt"]
    assert not list(tmp_path.iterdir())


def test_the_member_behind_one_that_is_not_wanted_is_read() -> None:
    assert outcomes(tarred(("p.png", b"\x89PNG" * 50_000), FILE), "x.tar").texts == [BODY]


def test_a_cut_archive_gives_what_is_whole() -> None:
    data = tarred(FILE, ("c.txt", BODY.encode() * 50))
    found = outcomes(data[:2000], "x.tar")
    assert found.texts == [BODY]
    assert "x.tar" in found.said


def test_a_header_that_fills_the_memory_is_refused() -> None:
    info = tarfile.TarInfo("long")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 4_000_000
    data = info.tobuf() + bytes(4_000_256) + tarred(FILE)
    assert "a header has more than 1000000 bytes" in outcomes(data, "x.tar", Limits(small=1_000_000)).said


def test_a_large_member_does_not_count_as_header() -> None:
    member = ("c.txt", (BODY + "\n").encode() * 2000)
    assert len(outcomes(tarred(member, FILE), "x.tar", Limits(small=100_000)).texts) == 2


def test_a_packed_bomb_is_refused() -> None:
    found = outcomes(tarred(("bomb.txt", bytes(40 * 1024 * 1024)), mode="w:gz"), "x.tar.gz")
    assert "it unpacks to more than 200 times its size" in found.said


def test_a_pipe_is_read_as_it_comes() -> None:
    assert read_stream(io.BytesIO(tarred(FILE, mode="w:gz")), "-").reports[0].text == BODY


@given(st.data())
def test_any_damage_ends_in_reports_or_refusals(data: st.DataObject) -> None:
    archive = bytearray(tarred(FILE, ("c.txt", BODY.encode())))
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=8)):
        archive[at] = byte
    outcomes(bytes(archive), "x.tar")
