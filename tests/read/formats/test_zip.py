"""ZIP archives: what is in them, and those that are made to do harm."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from containers import BODY, outcomes, zipped
from variorum.read import Limits, read_stream

_BOMB = 40 * 1024 * 1024


def test_members_are_read_by_what_they_are() -> None:
    found = outcomes(zipped({"a.txt": BODY, "b": f"<html><p>{BODY}</p>", "in.zip": zipped({"c.txt": BODY})}), "x.zip")
    assert [r.source for r in found.reports] == ["x.zip!a.txt", "x.zip!b", "x.zip!in.zip!c.txt"]
    assert [r.media_type for r in found.reports] == ["text/plain", "text/html", "text/plain"]
    assert [p.kind for p in found.reports[2].inside] == ["zip", "zip"]


def test_what_is_no_report_is_left_out_with_a_reason() -> None:
    members = {
        "a.txt": BODY,
        "p.png": b"\x89PNG",
        "__MACOSX/._a.txt": b"x",
        ".DS_Store": b"x",
        "README": b"x",
        "d/": b"",
    }
    found = outcomes(zipped(members), "x.zip")
    assert found.texts == [BODY]
    assert sorted(found.left_out) == ["README files", "hidden files", "hidden files", "no reader takes .png files"]
    assert not found.problems


def test_names_that_lead_out_are_only_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = outcomes(zipped({"../../up.txt": BODY, "/root.txt": BODY, "a\x1b.txt": BODY}), "x.zip")
    assert [r.source for r in found.reports] == ["x.zip!up.txt", "x.zip!root.txt", "x.zip!a\x1b.txt"]
    assert found.reports[0].inside[0].member == "../../up.txt"
    assert not list(tmp_path.iterdir())


def test_links_are_not_followed() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert outcomes(stream.getvalue(), "x.zip").left_out == ["links"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_told_apart_by_their_place() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", BODY)
        archive.writestr("a.txt", BODY + " More.")
    found = outcomes(stream.getvalue(), "x.zip")
    assert found.texts == [BODY, BODY + " More."]
    assert len({r.inside[0].offset for r in found.reports}) == 2


def test_the_place_of_a_member_holds_its_packed_bytes() -> None:
    data = zipped({"a.txt": "first", "b.txt": BODY * 9})
    place = outcomes(data, "x.zip").reports[1].inside[0]
    assert place.offset is not None and place.length is not None
    packed = data[place.offset : place.offset + place.length]
    assert packed.startswith(b"PK\x03\x04")
    assert zlib.decompress(packed[30 + len("b.txt") :], -15).decode() == BODY * 9


def test_an_encrypted_member_costs_no_other() -> None:
    data = bytearray(zipped({"a.txt": BODY, "b.txt": BODY}))
    second = data.rindex(b"PK\x01\x02")
    data[second + 8] |= 1
    data[data.rindex(b"PK\x03\x04") + 6] |= 1
    found = outcomes(bytes(data), "x.zip")
    assert found.texts == [BODY]
    assert "x.zip!b.txt: it is encrypted" in found.said


def test_a_broken_member_costs_no_other() -> None:
    data = bytearray(zipped({"a.txt": BODY * 5, "b.txt": BODY}))
    data[40:60] = bytes(20)
    found = outcomes(bytes(data), "x.zip")
    assert found.texts == [BODY]
    assert "x.zip!a.txt: it cannot be unpacked" in found.said


@pytest.mark.parametrize("pack", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bomb_is_refused_by_its_ratio(pack: int) -> None:
    found = outcomes(zipped({"bomb.txt": bytes(_BOMB), "a.txt": BODY}, pack), "x.zip")
    assert "x.zip!bomb.txt: it unpacks to more than 200 times its size" in found.said
    assert found.texts == [BODY]


def test_a_bomb_of_many_is_refused_by_all_that_comes_out() -> None:
    inner = zipped({f"{n}.txt": BODY * 100 for n in range(50)})
    found = outcomes(zipped({f"{n}.zip": inner for n in range(50)}), "x.zip", Limits(expanded=1_000_000))
    assert "the source unpacks to more than 1000000 bytes" in found.said
    assert sum(map(len, found.texts)) <= 1_000_000


def test_archives_in_archives_end() -> None:
    data = zipped({"a.txt": BODY})
    for _ in range(5):
        data = zipped({"in.zip": data})
    assert outcomes(data, "x.zip").texts == [BODY]
    deeper = outcomes(zipped({"in.zip": data}), "x.zip")
    assert deeper.texts == []
    assert "it lies in 7 containers, at most 6 are opened" in deeper.said


def test_members_that_share_bytes_are_refused() -> None:
    """Two entries of the directory that name one member, as in bombs whose members lie over one another."""
    data = bytearray(zipped({"a.txt": BODY * 5, "b.txt": BODY * 5}))
    first, second = data.index(b"PK\x01\x02"), data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    data[second + 46 : second + 51] = b"a.txt"
    found = outcomes(bytes(data), "x.zip")
    assert "its bytes are also those of another member" in found.said


def test_too_large_a_directory_is_refused_before_it_is_read() -> None:
    data = zipped({f"{n:050}.txt": "" for n in range(50)})
    found = outcomes(data, "x.zip", Limits(directory=1000))
    assert "its list of members has" in found.said
    assert "at most 1000 are read" in found.said


def test_a_zip_on_a_pipe_is_read() -> None:
    assert read_stream(io.BytesIO(zipped({"a.txt": BODY})), "-").reports[0].text == BODY


def test_only_an_archive_with_pages_is_a_web_archive() -> None:
    assert outcomes(zipped({"datapackage.json": "{}", "data.txt": BODY}), "x.zip").texts == [BODY]


@pytest.mark.parametrize("cut", [10, 60, -30])
def test_half_an_archive_is_refused(cut: int) -> None:
    found = outcomes(zipped({"a.txt": BODY})[:cut], "x.zip")
    assert "it is a broken zip archive" in found.said


@given(st.data())
def test_any_damage_ends_in_reports_or_refusals(data: st.DataObject) -> None:
    archive = bytearray(zipped({"a.txt": BODY, "b.html": f"<p>{BODY}"}))
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(archive) - 1), st.integers(0, 255)), max_size=8)):
        archive[at] = byte
    outcomes(bytes(archive), "x.zip")


def test_a_member_before_the_beginning_of_the_file_is_refused() -> None:
    data = bytearray(zipped({"a.txt": BODY}))
    at = data.index(b"PK\x05\x06")
    struct.pack_into("<I", data, at + 16, 500)  # where the directory is said to be: all members move up by so much
    assert "cannot be unpacked" in outcomes(bytes(data), "x.zip").said


def test_a_lying_size_is_refused() -> None:
    data = bytearray(zipped({"a.txt": BODY}, zipfile.ZIP_STORED))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<II", data, at + 20, 2**31, 2**31)
    assert "cannot be unpacked" in outcomes(bytes(data), "x.zip").said
