"""Addresses taken apart: what may be sent, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import UnsafeError
from variorum.fetch.target import host_of, redirected, target_of


@pytest.mark.parametrize(
    ("given_url", "normal"),
    [
        ("http://news.example", "http://news.example/"),
        (" https://News.Example:443/a?b=1&c=%20#part ", "https://news.example/a?b=1&c=%20"),
        ("http://news.example:8080/ä/“b”", "http://news.example:8080/%C3%A4/%E2%80%9Cb%E2%80%9D"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("http://[2001:DB8::1]:8080/x", "http://[2001:db8::1]:8080/x"),
        ("https://news.example?q=a", "https://news.example/?q=a"),
    ],
)
def test_the_normal_form(given_url: str, normal: str) -> None:
    assert target_of(given_url).url == normal


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "data:text/html,hello",
        "gopher://news.example/",
        "ftp://news.example/a.txt",
        "javascript:alert(1)",
        "news.example/a",
        "//news.example/a",
        "http:///a",
        "http://",
        "http://user@news.example/",
        "http://user:secret@news.example/",
        "http://news.example\\@evil.example/",
        "http://news.example:99999/",
        "http://news.example:port/",
        "http://news.example/a\r\nHost: evil.example",
        "http://news.example/\x00",
        "http://news example/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://news.example%00.evil/",
        "http://a..b/",
        "http://\u2024\u2024/",
        "http://news.example/" + "a" * 9000,
    ],
)
def test_what_is_no_plain_address_of_a_page_is_refused(url: str) -> None:
    with pytest.raises(UnsafeError):
        target_of(url)


def test_a_password_is_not_repeated_where_it_would_be_kept() -> None:
    with pytest.raises(UnsafeError) as refused:
        target_of("http://user:secret@news.example/")
    assert "secret" not in refused.value.problem + refused.value.advice


@given(st.text() | st.from_regex(r"https?://[^/]{0,20}(/.*)?"))
def test_any_text_is_a_target_or_refused_and_a_normal_form_stays(text: str) -> None:
    try:
        target = target_of(text)
    except UnsafeError:
        return
    assert target.url.isascii()
    assert not set(target.url) & set(" \r\n\t\0")
    assert target_of(target.url) == target


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "http://news.example/b"),
        ("b c", "http://news.example/x/b%20c"),
        ("//other.example/b", "http://other.example/b"),
        ("https://other.example:8443/", "https://other.example:8443/"),
        ("?page=2", "http://news.example/x/a?page=2"),
    ],
)
def test_where_a_redirect_leads(location: str, url: str) -> None:
    assert redirected(target_of("http://news.example/x/a"), location).url == url


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "data:,x", "http://a:b@c.example/", "gopher://x/", "http://[", "//["]
)
def test_a_redirect_to_what_is_no_page_is_refused(location: str) -> None:
    with pytest.raises(UnsafeError):
        redirected(target_of("http://news.example/"), location)


def test_the_host_of_an_address() -> None:
    assert host_of("https://News.example/a") == "news.example"
    assert host_of("file:///etc/passwd") == ""
