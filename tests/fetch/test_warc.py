"""The WARC file, read back by a library that knows the standard."""

from pathlib import Path

import pytest
from fastwarc import ArchiveIterator

from variorum.errors import StoreError
from variorum.fetch.exchange import Exchange
from variorum.fetch.target import target_of
from variorum.fetch.warc import Archive
from web import PUBLIC, VirtualClock

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
ASKED = b"GET /a HTTP/1.1\r\nHost: news.example\r\n\r\n"


def exchange(clock: VirtualClock) -> Exchange:
    target = target_of("http://news.example/a")
    return Exchange(target, PUBLIC, clock.today(), ASKED, ANSWER, 200, {"content-type": "text/html"}, b"abc")


def test_nothing_fetched_makes_no_file(tmp_path: Path, clock: VirtualClock) -> None:
    Archive(tmp_path / "pages", "Variorum/1", clock)
    assert not (tmp_path / "pages").exists()


def test_every_record_is_sound_and_holds_the_bytes_that_came(tmp_path: Path, clock: VirtualClock) -> None:
    archive = Archive(tmp_path / "pages", "Variorum/1", clock)
    path = archive.add([exchange(clock)])
    assert archive.add([exchange(clock), exchange(clock)]) == path
    assert path.name.startswith("fetched-20310304T120000Z-")
    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, parse_http=False):
            assert record.verify_block_digest()
            found.append((record.headers["WARC-Type"], dict(record.headers.items()), record.reader.read()))
    assert [kind for kind, _, _ in found] == ["warcinfo", *("response", "request") * 3]
    _, answer, answered = found[1]
    _, request, requested = found[2]
    assert (answered, requested) == (ANSWER, ASKED)
    assert answer["WARC-Target-URI"] == request["WARC-Target-URI"] == "http://news.example/a"
    assert answer["WARC-Date"] == "2031-03-04T12:00:00Z"
    assert answer["WARC-IP-Address"] == PUBLIC
    assert request["WARC-Concurrent-To"] == answer["WARC-Record-ID"]
    assert len({headers["WARC-Record-ID"] for _, headers, _ in found}) == len(found)


def test_a_library_reads_the_page_out_of_it(tmp_path: Path, clock: VirtualClock) -> None:
    path = Archive(tmp_path, "Variorum/1", clock).add([exchange(clock)])
    with path.open("rb") as file:
        bodies = [
            r.reader.read() for r in ArchiveIterator(file, auto_decode="all") if r.headers["WARC-Type"] == "response"
        ]
    assert bodies == [b"abc"]


def test_a_file_that_was_cut_is_read_up_to_the_last_whole_record(tmp_path: Path, clock: VirtualClock) -> None:
    path = Archive(tmp_path, "Variorum/1", clock).add([exchange(clock)])
    path.write_bytes(path.read_bytes()[:-10])
    kinds = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, parse_http=False):
            kinds.append(record.headers["WARC-Type"])
            if len(kinds) == 2:
                break
    assert kinds == ["warcinfo", "response"]


def test_two_runs_at_once_write_two_files(tmp_path: Path, clock: VirtualClock) -> None:
    paths = {Archive(tmp_path, "Variorum/1", clock).add([exchange(clock)]) for _ in range(2)}
    assert len(paths) == 2


def test_where_nothing_can_be_written(tmp_path: Path, clock: VirtualClock) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        Archive(tmp_path / "file", "Variorum/1", clock).add([exchange(clock)])
