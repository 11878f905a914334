"""What a robots.txt permits."""

import pytest

from variorum.errors import FetchError, UnsafeError
from variorum.fetch.exchange import Exchange
from variorum.fetch.robots import Robots, rules_of
from variorum.fetch.settings import Settings
from variorum.fetch.target import Target, target_of
from web import PUBLIC, VirtualClock

SETTINGS = Settings()
TOLD = b"""\xef\xbb\xbfUser-agent: *
Disallow: /private/
Crawl-delay: 7

User-agent: variorum
Disallow: /*/print$
Allow: /private/open
Disallow: /private/
"""


def may(body: bytes, path: str, settings: Settings = SETTINGS, status: int = 200) -> bool:
    return rules_of(status, body).allow(target_of(f"https://news.example{path}"), settings)


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/", True), ("/private/a", False), ("/private/open", True), ("/a/print", False), ("/a/print?x", True)],
)
def test_the_group_that_names_the_program_counts(path: str, allowed: bool) -> None:
    assert may(TOLD, path) is allowed


def test_a_program_of_another_name_reads_the_group_for_all() -> None:
    other = Settings(agent="Herald/1.0 (desk@herald.example)")
    assert may(TOLD, "/a/print", other)
    assert not may(TOLD, "/private/open", other)
    assert rules_of(200, TOLD).delay(other) == 7.0
    assert rules_of(200, TOLD).delay(SETTINGS) == SETTINGS.delay


def test_a_site_that_asks_for_a_day_between_requests_gets_the_longest_wait() -> None:
    assert rules_of(200, b"User-agent: *\nCrawl-delay: 86400\n").delay(SETTINGS) == SETTINGS.longest_wait


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (410, True), (429, False), (500, False)])
def test_without_a_robots_file_all_is_allowed_but_not_while_it_cannot_be_read(status: int, allowed: bool) -> None:
    assert may(b"User-agent: *\nDisallow: /", "/", status=status) is allowed


def test_only_so_much_of_it_is_read() -> None:
    assert may(b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /\n", "/")


def test_what_is_no_robots_file_forbids_nothing() -> None:
    assert may(b"<html><body>Not here</body></html>" + bytes(range(256)), "/")


def asking(log: list[str], clock: VirtualClock, trouble: FetchError | None = None) -> Robots:
    def ask(target: Target) -> Exchange:
        log.append(target.url)
        if trouble:
            raise trouble
        return Exchange(target, PUBLIC, clock.today(), b"", b"", 200, {}, b"User-agent: *\nDisallow: /x\n")

    return Robots(ask, clock)


def test_each_site_is_asked_once_a_day() -> None:
    log: list[str] = []
    clock = VirtualClock()
    robots = asking(log, clock)
    for url in (
        "https://news.example/a",
        "https://news.example/b",
        "http://news.example/a",
        "https://news.example:8443/",
    ):
        robots.rules(target_of(url))
    assert log == [
        "https://news.example/robots.txt",
        "http://news.example/robots.txt",
        "https://news.example:8443/robots.txt",
    ]
    clock.sleep(25 * 3600)
    robots.rules(target_of("https://news.example/a"))
    assert len(log) == 4


def test_a_site_whose_robots_file_does_not_come_is_left_alone() -> None:
    trouble = FetchError("https://news.example/robots.txt", "the server does not answer", "try again later")
    rules = asking([], VirtualClock(), trouble).rules(target_of("https://news.example/a"))
    assert not rules.allow(target_of("https://news.example/a"), SETTINGS)
    assert rules.why == "its robots.txt could not be read (the server does not answer)"


def test_a_site_that_must_not_be_asked_is_no_matter_of_robots() -> None:
    with pytest.raises(UnsafeError):
        asking([], VirtualClock(), UnsafeError("u", "p", "a")).rules(target_of("https://news.example/a"))
