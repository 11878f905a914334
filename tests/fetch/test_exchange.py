"""One request to a real server, a friendly one and many that are not."""

import gzip
import ssl
import time
from collections.abc import Callable
from typing import Any

import httpcore
import pytest
import trustme

from variorum import __version__
from variorum.errors import BusyError, FetchError, UnsafeError
from variorum.fetch import Network, Settings, SystemClock
from variorum.fetch.exchange import Client, Exchange
from variorum.fetch.target import target_of
from web import HTML, PUBLIC, Answer, Detour, Handler, Names, detoured, serving

PAGE = "<p>The ferry is late – “by an hour”.</p>".encode()
Get = Callable[..., Exchange]


def raw(*parts: bytes, pause: float = 0.0, times: int = 1) -> Callable[[Handler], None]:
    """Sends the first part, then the others, `times` times with a pause before each; then hangs up."""

    def say(handler: Handler) -> None:
        handler.wfile.write(parts[0])
        for _ in range(times):
            for part in parts[1:]:
                time.sleep(pause)
                handler.wfile.write(part)
        handler.close_connection = True

    return say


# ------------------------------------------------------------------------------------------------ a friendly server
def test_the_page_and_every_byte_that_went_and_came(get: Get) -> None:
    with serving({"/a?b=1": Answer(PAGE, headers=(*HTML, ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")))}) as site:
        exchange = get(site.url("/a?b=1"))
    assert (exchange.status, exchange.media_type, exchange.body) == (200, "text/html", PAGE)
    assert exchange.address == "127.0.0.1"
    assert exchange.headers["set-cookie"] == "a=1, b=2"
    assert exchange.sent.startswith(b"GET /a?b=1 HTTP/1.1\r\n")
    assert exchange.received.startswith(b"HTTP/1.0 200 OK\r\n")
    assert exchange.received.endswith(b"\r\n\r\n" + PAGE)


def test_what_is_posted_arrives_as_it_is() -> None:
    def echo(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", handler.headers["Content-Type"])
        handler.end_headers()
        handler.wfile.write(handler.command.encode() + handler.content)

    with serving({"/a": echo}) as site:
        client = Client(Settings(allow_private=True), Network(), SystemClock())
        exchange = client.post(target_of(site.url("/a")), {"Content-Type": "text/plain"}, PAGE)
    assert (exchange.status, exchange.body) == (200, b"POST" + PAGE)


def test_what_the_program_says_of_itself(get: Get) -> None:
    with serving({"/": Answer(PAGE)}) as site:
        get(site.url())
        get(site.url(), agent="Herald/1.0 (desk@herald.example)")
    first, second = (headers for _, headers in site.asked)
    assert first["User-Agent"].startswith(f"Variorum/{__version__} (")
    assert first["Host"] == f"127.0.0.1:{site.port}"
    assert second["User-Agent"] == "Herald/1.0 (desk@herald.example)"
    assert "Cookie" not in second


def test_a_packed_and_chunked_page_is_kept_as_it_came_and_read_unpacked(get: Get) -> None:
    packed = gzip.compress(PAGE)
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (packed[:9], packed[9:])) + b"0\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    with serving({"/": raw(head, chunks)}) as site:
        exchange = get(site.url())
    assert exchange.body == PAGE
    assert exchange.received == head + chunks


def test_an_interim_answer_is_no_part_of_the_page(get: Get) -> None:
    final = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi"
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    with serving({"/": raw(hints, hints, final)}) as site:
        exchange = get(site.url())
    assert (exchange.status, exchange.received) == (200, final)


def test_no_proxy_is_used_whatever_the_environment_says(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    with serving({"/": Answer(PAGE)}) as site:
        assert get(site.url()).body == PAGE


# ------------------------------------------------------------------------------------------------ where it may lead
def test_this_machine_is_not_asked_unless_it_is_allowed(get: Get) -> None:
    with serving({"/": Answer(PAGE)}) as site:
        with pytest.raises(UnsafeError, match="port"):
            get(site.url(), allow_private=False)
        network, backend, _ = detoured(site, {})
        with pytest.raises(UnsafeError, match="an address of this machine"):
            get("http://127.0.0.1/", network, allow_private=False)
    assert site.asked == []
    assert backend.reached == []


def test_the_connection_goes_to_the_address_that_was_checked_though_the_name_has_another_by_then(get: Get) -> None:
    with serving({"/": Answer(PAGE)}) as site:
        network, backend, names = detoured(site, {"news.example": [[PUBLIC], ["127.0.0.1"]]})
        exchange = get("http://news.example/", network, allow_private=False)
        with pytest.raises(UnsafeError, match=r"news\.example is at 127\.0\.0\.1"):
            get("http://news.example/", network, allow_private=False)
    assert exchange.address == PUBLIC
    assert backend.reached == [(PUBLIC, 80)]
    assert names.asked == ["news.example"] * 2  # once a request
    assert site.asked[0][1]["Host"] == "news.example"


# ------------------------------------------------------------------------------------------------ certificates
@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def server_side(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_an_encrypted_page_is_kept_as_it_stood_inside(get: Get, authority: trustme.CA) -> None:
    with serving({"/": Answer(PAGE)}, server_side(authority, "news.example")) as site:
        _, backend, names = detoured(site, {"news.example": [[PUBLIC]]})
        exchange = get("https://news.example/", Network(names, backend, trusting(authority)), allow_private=False)
    assert exchange.body == PAGE
    assert exchange.received.startswith(b"HTTP/1.0 200 OK")
    assert backend.reached == [(PUBLIC, 443)]


def test_a_certificate_of_another_name_does_not_hold(get: Get, authority: trustme.CA) -> None:
    with serving({"/": Answer(PAGE)}, server_side(authority, "evil.example")) as site:
        _, backend, names = detoured(site, {"news.example": [[PUBLIC]]})
        with pytest.raises(FetchError, match=r"its certificate does not hold .*news\.example"):
            get("https://news.example/", Network(names, backend, trusting(authority)))
    assert site.asked == []


def test_a_certificate_of_an_unknown_authority_does_not_hold(get: Get, authority: trustme.CA) -> None:
    with serving({"/": Answer(PAGE)}, server_side(authority, "news.example")) as site:
        network, _, _ = detoured(site, {"news.example": [[PUBLIC]]})
        with pytest.raises(FetchError, match="its certificate does not hold"):
            get("https://news.example/", network)
    assert site.asked == []


# ------------------------------------------------------------------------------------------------ hostile servers
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
ENDLESS = 10_000_000  # times, which no test waits for


def test_an_endless_body_is_stopped_at_the_limit(get: Get) -> None:
    with (
        serving({"/": raw(OK + b"\r\n", b"a" * 65536, times=ENDLESS)}) as site,
        pytest.raises(FetchError, match="1000000 bytes"),
    ):
        get(site.url(), wire=1_000_000)


def test_endless_headers_are_stopped(get: Get) -> None:
    with (
        serving({"/": raw(OK, b"X-Flood: aaaaaaaaaaaaaaaa\r\n", times=ENDLESS)}) as site,
        pytest.raises(FetchError, match="the connection failed"),
    ):
        get(site.url())


def test_one_endless_header_is_stopped(get: Get) -> None:
    with serving({"/": raw(OK + b"X-Flood: ", b"a" * 4096, times=ENDLESS)}) as site, pytest.raises(FetchError):
        get(site.url())


def test_endless_interim_answers_are_stopped(get: Get) -> None:
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" * 100
    with serving({"/": raw(hints, hints, times=ENDLESS)}) as site, pytest.raises(FetchError, match="1000000 bytes"):
        get(site.url(), wire=1_000_000)


@pytest.mark.parametrize("begun", [b"", OK, OK + b"\r\n", OK + b"Transfer-Encoding: chunked\r\n\r\n"])
def test_a_server_that_drips_is_left_when_the_time_is_over(get: Get, begun: bytes) -> None:
    with serving({"/": raw(begun, b"1", pause=0.05, times=400)}) as site:
        start = time.monotonic()
        with pytest.raises(FetchError):
            get(site.url(), whole=0.4)
    assert time.monotonic() - start < 5


def test_a_server_that_says_nothing_is_left_after_a_while(get: Get) -> None:
    with serving({"/": raw(b"", b"", pause=1.0)}) as site, pytest.raises(BusyError, match="does not answer"):
        get(site.url(), silence=0.2)


def test_a_bomb_is_stopped_at_the_limit(get: Get) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    with (
        serving({"/": Answer(bomb, headers=(*HTML, ("Content-Encoding", "gzip")))}) as site,
        pytest.raises(FetchError, match="it unpacks to more than 1000000 bytes"),
    ):
        get(site.url(), unpacked=1_000_000)


def test_a_page_that_breaks_off_is_none(get: Get) -> None:
    with (
        serving({"/": raw(OK + b"Content-Length: 100\r\n\r\n", b"half")}) as site,
        pytest.raises(BusyError, match="the connection failed"),
    ):
        get(site.url())


@pytest.mark.parametrize(
    "kind", ["image/png", "video/mp4", "application/octet-stream", "application/zip", "font/woff2"]
)
def test_what_is_no_text_is_not_downloaded(get: Get, kind: str) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode()
    with (
        serving({"/": raw(head, b"a" * 65536, times=ENDLESS)}) as site,
        pytest.raises(FetchError, match=f"the server sends {kind}"),
    ):
        get(site.url())


@pytest.mark.parametrize(
    "kind",
    [
        "text/html; charset=utf-8", "application/xhtml+xml", "application/pdf", "application/rss+xml",
        "application/atom+xml", "application/json", "application/feed+json", "TEXT/PLAIN",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
)  # fmt: skip
def test_kinds_of_text_are_taken(get: Get, kind: str) -> None:
    with serving({"/": Answer(PAGE, headers=(("Content-Type", kind),))}) as site:
        assert get(site.url()).body == PAGE


@pytest.mark.parametrize(
    "said",
    [
        b"\x00\x01\x02\x03\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
    ],
)
def test_what_is_no_http_is_a_failure_in_words(get: Get, said: bytes) -> None:
    with serving({"/": raw(said)}) as site, pytest.raises(FetchError, match="the connection failed"):
        get(site.url())


def test_a_server_that_is_not_there(get: Get) -> None:
    with serving({}) as site:
        pass
    with pytest.raises(BusyError, match="the connection failed"):
        get(site.url())


def test_a_name_with_many_addresses_is_asked_for_once(get: Get) -> None:
    with serving({"/": Answer(PAGE)}) as site:
        network, backend, names = detoured(site, {"news.example": [[PUBLIC, "8.8.8.8"]]})
        get("http://news.example/", network, allow_private=False)
    assert backend.reached == [(PUBLIC, 80)]
    assert names.asked == ["news.example"]


def test_where_one_address_does_not_answer_the_next_is_asked(get: Get) -> None:
    class Deaf(Detour):
        def connect_tcp(self, host: str, *more: Any, **options: Any) -> httpcore.NetworkStream:
            if host == PUBLIC:
                raise httpcore.ConnectError("nobody there")
            return super().connect_tcp(host, *more, **options)

    with serving({"/": Answer(PAGE)}) as site:
        names = Names({"news.example": [[PUBLIC, "8.8.8.8"], [PUBLIC]]})
        network = Network(names, Deaf(site.port))
        assert get("http://news.example/", network, allow_private=False).address == "8.8.8.8"
        with pytest.raises(BusyError, match="nobody there"):
            get("http://news.example/", network, allow_private=False)
