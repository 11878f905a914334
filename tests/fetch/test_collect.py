"""Many pages into a folder, twice."""

import hashlib
from pathlib import Path

import pytest
from fastwarc import ArchiveIterator

from variorum.fetch import Collector, Fetched, Fetcher, Settings
from web import HTML, PUBLIC, Answer, Handler, VirtualClock, detoured, serving

PAGE = Answer(b"<p>The ferry is late.</p>", headers=(*HTML, ("ETag", '"1"')))


def only_where_changed(handler: Handler) -> None:
    same = handler.headers["If-None-Match"] == '"1"'
    body = b"" if same else PAGE.body
    handler.wfile.write(
        b'HTTP/1.1 %b\r\nETag: "1"\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%b'
        % (b"304 Not Modified" if same else b"200 OK", len(body), body)
    )
    handler.close_connection = True


def collected(folder: Path, fetcher: Fetcher, *urls: str) -> list[Fetched]:
    return list(Collector(folder, fetcher).collect(urls))


def test_each_address_has_its_account(tmp_path: Path, clock: VirtualClock) -> None:
    says = {
        "/robots.txt": Answer(b"User-agent: *\nDisallow: /closed\n", headers=(("Content-Type", "text/plain"),)),
        "/a": PAGE,
        "/moved": Answer(status=301, headers=(("Location", "/a"),)),
        "/empty": Answer(),
        "/picture": Answer(b"\x89PNG", headers=(("Content-Type", "image/png"),)),
    }
    with serving(says) as site:
        network, _, _ = detoured(site, {"news.example": [[PUBLIC]], "inside.example": [["10.0.0.1"]]})
        paths = ("/a", "/moved", "/closed", "/empty", "/picture", "/gone", "/a")
        urls = [*(f"http://news.example{path}" for path in paths), "http://inside.example/", "file:///etc/passwd"]
        found = {row.url: row for row in collected(tmp_path, Fetcher(Settings(), network, clock), *urls)}
    became = {url.removeprefix("http://news.example"): row.became for url, row in found.items()}
    assert became == {
        "/a": "fetched",
        "/moved": "fetched",
        "/closed": "refused",
        "/empty": "failed",
        "/picture": "failed",
        "/gone": "failed",
        "http://inside.example/": "unsafe",
        "file:///etc/passwd": "unsafe",
    }
    assert found["http://news.example/moved"].at == "http://news.example/a"
    assert found["http://news.example/a"].sha256 == hashlib.sha256(PAGE.body).hexdigest()
    assert found["http://news.example/gone"].why == "the server answers 404 Not Found; check the address"
    assert all(bool(row.why) != row.is_there for row in found.values())
    assert site.paths.count("/a") == 2  # once for itself, once for what is moved to it


def test_a_page_that_has_not_changed_is_not_sent_again(tmp_path: Path, fetcher: Fetcher) -> None:
    with serving({"/a": only_where_changed}) as site:
        (first,) = collected(tmp_path, fetcher, site.url("/a"))
        (second,) = collected(tmp_path, fetcher, site.url("/a"))
        assert (first.became, second.became) == ("fetched", "not-modified")
        assert first.file == second.file
        (tmp_path / str(first.file)).unlink()
        (third,) = collected(tmp_path, fetcher, site.url("/a"))
    assert third.became == "fetched"


def test_an_unasked_not_modified_is_no_page(tmp_path: Path, fetcher: Fetcher) -> None:
    with serving({"/a": Answer(status=304)}) as site:
        (row,) = collected(tmp_path, fetcher, site.url("/a"))
    assert (row.became, row.why) == ("failed", "the server answers 304 Not Modified; check the address")


def test_a_run_that_is_cut_short_has_kept_what_came_before(tmp_path: Path, fetcher: Fetcher) -> None:
    with serving({"/a": PAGE, "/b": PAGE}) as site:
        rows = Collector(tmp_path, fetcher).collect([site.url("/a"), site.url("/b")])
        first = next(rows)
        rows.close()
    with (tmp_path / str(first.file)).open("rb") as file:
        uris = [r.headers["WARC-Target-URI"] for r in ArchiveIterator(file) if r.headers["WARC-Type"] == "response"]
    assert uris == [site.url("/a")]
    assert (tmp_path / ".fetched.json").is_file()


def test_hosts_take_turns(tmp_path: Path, clock: VirtualClock) -> None:
    with serving({"/1": PAGE, "/2": PAGE}) as site:
        network, _, _ = detoured(site, {"one.example": [[PUBLIC]], "two.example": [[PUBLIC]]})
        urls = [f"http://{host}.example/{page}" for host in ("one", "two") for page in (1, 2)]
        order = [row.url for row in collected(tmp_path, Fetcher(Settings(), network, clock), *urls)]
    assert [url[7:10] for url in order] == ["one", "two", "one", "two"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_an_answer_that_is_no_page_is_kept_and_told(tmp_path: Path, fetcher: Fetcher, status: int) -> None:
    with serving({"/a": Answer(b"no", status=status)}) as site:
        (row,) = collected(tmp_path, fetcher, site.url("/a"))
    assert (row.became, row.status) == ("failed", status)
    assert (tmp_path / str(row.file)).is_file()
