"""One page through robots.txt, waiting and redirects."""

import pytest

from variorum.errors import BusyError, FetchError, RefusedError, UnsafeError
from variorum.fetch import Fetcher, Settings
from web import PUBLIC, Answer, Handler, Site, VirtualClock, detoured, serving

PAGE = Answer(b"<p>The ferry is late.</p>")


def moved(location: str, status: int = 302) -> Answer:
    return Answer(status=status, headers=(("Location", location),))


def public(site: Site, clock: VirtualClock, *names: str) -> Fetcher:
    """A fetcher that may not ask private addresses, for which these names seem public."""
    network, _, _ = detoured(site, {name: [[PUBLIC]] for name in names})
    return Fetcher(Settings(), network, clock)


# ------------------------------------------------------------------------------------------------ redirects
def test_redirects_are_followed_and_kept(fetcher: Fetcher) -> None:
    with serving({"/a": moved("/b", 301), "/b": moved("c", 307), "/c": PAGE}) as site:
        exchanges = fetcher.fetch(site.url("/a"), {})
    assert [(e.status, e.target.path) for e in exchanges] == [(301, "/a"), (307, "/b"), (200, "/c")]
    assert exchanges[-1].body == PAGE.body


@pytest.mark.parametrize("location", ["/träge".encode(), b"/tr\xe4ge", b"/tr%C3%A4ge"])
def test_a_redirect_in_letters_beyond_ascii_is_followed(fetcher: Fetcher, location: bytes) -> None:
    def say(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + b"\r\n\r\n")
        handler.close_connection = True

    with serving({"/a": say, "/tr%C3%A4ge": PAGE}) as site:
        assert fetcher.fetch(site.url("/a"), {})[-1].body == PAGE.body


def test_endless_redirects_end(fetcher: Fetcher) -> None:
    with (
        serving({"/a": moved("/b"), "/b": moved("/a")}) as site,
        pytest.raises(FetchError, match="redirected more than 10 times"),
    ):
        fetcher.fetch(site.url("/a"), {})
    assert len(site.paths) == 11


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://127.0.0.1/admin", "an address of this machine"),
        ("http://[::ffff:10.0.0.1]/", "a private address"),
        ("http://169.254.169.254/latest/meta-data/", "a cloud's own machinery"),
        ("http://metadata.example/", "a cloud's own machinery"),
        ("http://news.example:6379/", "port 6379"),
        ("file:///etc/passwd", "expected http or https, got file"),
        ("gopher://news.example/", "expected http or https, got gopher"),
        ("data:text/html,hello", "expected http or https, got data"),
        ("http://a:b@news.example/", "a name or password"),
    ],
)
def test_a_redirect_leads_to_no_forbidden_place(location: str, why: str, clock: VirtualClock) -> None:
    with serving({"/a": moved(location)}) as site:
        network, backend, _ = detoured(site, {"news.example": [[PUBLIC]], "metadata.example": [["169.254.169.254"]]})
        with pytest.raises(UnsafeError, match=why):
            Fetcher(Settings(), network, clock).fetch("http://news.example/a", {})
    assert site.paths == ["/a"]
    assert {address for address, _ in backend.reached} == {PUBLIC}


def test_a_name_that_turns_private_between_two_hops_is_refused(clock: VirtualClock) -> None:
    with serving({"/a": moved("/b"), "/b": PAGE}) as site:
        network, _, _ = detoured(site, {"news.example": [[PUBLIC], [PUBLIC], ["127.0.0.1"]]})  # robots.txt, /a, /b
        with pytest.raises(UnsafeError, match=r"news\.example is at 127\.0\.0\.1"):
            Fetcher(Settings(), network, clock).fetch("http://news.example/a", {})
    assert site.paths == ["/a"]


# ------------------------------------------------------------------------------------------------ robots.txt
def test_what_robots_txt_forbids_is_not_asked_for(fetcher: Fetcher) -> None:
    robots = Answer(b"User-agent: *\nDisallow: /private\n", headers=(("Content-Type", "text/plain"),))
    with serving({"/robots.txt": robots, "/private/a": PAGE, "/open": PAGE}) as site:
        with pytest.raises(RefusedError, match=r"its robots\.txt asks programs not to fetch this page"):
            fetcher.fetch(site.url("/private/a"), {})
        fetcher.fetch(site.url("/open"), {})
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open"]


def test_a_redirect_asks_the_robots_txt_of_the_site_where_it_leads(clock: VirtualClock) -> None:
    def robots(handler: Handler) -> None:
        body = b"User-agent: *\nDisallow: /\n" if handler.headers["Host"] == "closed.example" else b""
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))
        handler.close_connection = True

    with (
        serving({"/robots.txt": robots, "/a": moved("http://closed.example/b"), "/b": PAGE}) as site,
        pytest.raises(RefusedError),
    ):
        public(site, clock, "open.example", "closed.example").fetch("http://open.example/a", {})
    assert site.paths == ["/a"]


def test_a_robots_txt_that_redirects_forever_closes_the_site(fetcher: Fetcher) -> None:
    with (
        serving({"/robots.txt": moved("/robots.txt"), "/a": PAGE}) as site,
        pytest.raises(RefusedError, match=r"robots\.txt could not be read \(it is redirected"),
    ):
        fetcher.fetch(site.url("/a"), {})
    assert site.paths == []


# ------------------------------------------------------------------------------------------------ waiting
def test_a_host_is_left_in_peace_between_two_requests(fetcher: Fetcher, clock: VirtualClock) -> None:
    with serving({"/a": PAGE, "/b": PAGE}) as site:
        fetcher.fetch(site.url("/a"), {})
        fetcher.fetch(site.url("/b"), {})
    assert clock.slept == [1.0, 1.0]  # after robots.txt, and after /a


def test_a_site_may_ask_for_longer(fetcher: Fetcher, clock: VirtualClock) -> None:
    robots = Answer(b"User-agent: *\nCrawl-delay: 7\n", headers=(("Content-Type", "text/plain"),))
    with serving({"/robots.txt": robots, "/a": PAGE, "/b": PAGE}) as site:
        fetcher.fetch(site.url("/a"), {})
        fetcher.fetch(site.url("/b"), {})
    assert clock.slept == [1.0, 7.0]


def test_two_hosts_do_not_wait_for_one_another(clock: VirtualClock) -> None:
    with serving({"/a": PAGE}) as site:
        fetcher = public(site, clock, "one.example", "two.example")
        fetcher.fetch("http://one.example/a", {})
        assert fetcher.free("two.example") < clock.now() < fetcher.free("one.example")


def test_a_busy_server_is_asked_again_when_it_says(fetcher: Fetcher, clock: VirtualClock) -> None:
    busy = Answer(status=503, headers=(("Retry-After", "30"),))
    with serving({"/a": [busy, busy, PAGE]}) as site:
        assert fetcher.fetch(site.url("/a"), {})[-1].body == PAGE.body
    assert clock.slept == [1.0, 30.0, 30.0]


def test_a_busy_server_that_names_a_date_is_asked_then(fetcher: Fetcher, clock: VirtualClock) -> None:
    busy = Answer(status=429, headers=(("Retry-After", "Tue, 04 Mar 2031 12:00:41 GMT"),))
    with serving({"/a": [busy, PAGE]}) as site:
        fetcher.fetch(site.url("/a"), {})
    assert clock.slept == [1.0, 40.0]


def test_a_busy_server_that_says_nothing_is_asked_ever_more_seldom(fetcher: Fetcher, clock: VirtualClock) -> None:
    with (
        serving({"/a": Answer(status=502)}) as site,
        pytest.raises(BusyError, match="the server answers 502 Bad Gateway"),
    ):
        fetcher.fetch(site.url("/a"), {})
    assert site.paths == ["/a"] * 3
    assert clock.slept == [1.0, 2.0, 4.0]


def test_a_server_that_asks_for_an_hour_is_left_alone_and_says_so(fetcher: Fetcher) -> None:
    with (
        serving({"/a": Answer(status=503, headers=(("Retry-After", "3600"),))}) as site,
        pytest.raises(BusyError, match="503 Service Unavailable and asks to wait 3600 seconds"),
    ):
        fetcher.fetch(site.url("/a"), {})
    assert site.paths == ["/a"]


def test_a_connection_that_breaks_is_tried_again(fetcher: Fetcher) -> None:
    def hang_up(handler: Handler) -> None:
        handler.close_connection = True

    with serving({"/a": [hang_up, PAGE]}) as site:
        assert fetcher.fetch(site.url("/a"), {})[-1].body == PAGE.body


def test_a_page_that_is_gone_is_an_answer(fetcher: Fetcher) -> None:
    with serving({}) as site:
        assert [e.status for e in fetcher.fetch(site.url("/a"), {})] == [404]
    assert site.paths == ["/a"]
