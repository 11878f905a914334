"""Feeds as lists of entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import FetchError
from variorum.fetch import Exchange
from variorum.fetch.target import target_of
from variorum.watch.feed import entries
from web import PUBLIC, VirtualClock

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Coast Post</title>
<item><title>Ferry late</title><link>/ferry</link><guid>a-1</guid><description>The ferry is late.</description></item>
<item><title>Tug sank</title><link>https://coast.example/tug</link><guid>a-2</guid>
<content:encoded><![CDATA[<p>A tug sank on Tuesday, the pilots said.</p>]]></content:encoded></item>
<item><title>Only a title</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title>
<entry><id>urn:1</id><title>Pier open</title><link href="https://harbour.example/pier"/>
<updated>2031-03-04T12:00:00Z</updated><content type="html">&lt;p&gt;The pier is open.&lt;/p&gt;</content></entry>
<entry><id>urn:2</id><title>Pier shut</title><link href="https://harbour.example/shut"/>
<updated>2031-03-05T12:00:00Z</updated><summary>Shut.</summary></entry></feed>"""


def answer(body: str | bytes, kind: str = "application/rss+xml") -> Exchange:
    data = body.encode() if isinstance(body, str) else body
    target = target_of("https://coast.example/feeds/all.xml")
    return Exchange(target, PUBLIC, VirtualClock().today(), b"", b"", 200, {"content-type": kind}, data)


def test_the_entries_of_an_rss_feed() -> None:
    found = entries(answer(RSS))
    assert [(entry.link, entry.whole) for entry in found] == [
        ("https://coast.example/ferry", False),
        ("https://coast.example/tug", True),
        (None, False),
    ]
    assert len({entry.key for entry in found}) == 3


def test_the_entries_of_an_atom_feed() -> None:
    found = entries(answer(ATOM, "application/atom+xml"))
    assert [(entry.link, entry.whole) for entry in found] == [
        ("https://harbour.example/pier", True),
        ("https://harbour.example/shut", False),
    ]


def test_a_key_stays_until_the_entry_is_updated() -> None:
    first = entries(answer(ATOM))
    assert entries(answer(ATOM.replace("Pier open", "Pier is open"))) == first
    second = entries(answer(ATOM.replace("2031-03-04", "2031-03-06")))
    assert [a.key == b.key for a, b in zip(first, second, strict=True)] == [False, True]


def test_a_link_that_is_no_address_harms_no_other() -> None:
    assert len(entries(answer(RSS.replace("/ferry", "http://[")))) == 3


def test_an_entry_that_stands_twice_is_one() -> None:
    item = RSS[RSS.index("<item>") : RSS.index("</item>") + 7]
    assert len(entries(answer(RSS.replace(item, item * 2)))) == 3


@pytest.mark.parametrize("body", ["", "<html><body>No feed</body></html>", "plain", "{}", b"\x00\xff\x00"])
def test_what_is_no_feed_is_told(body: str | bytes) -> None:
    with pytest.raises(FetchError, match="this is no RSS or Atom feed"):
        entries(answer(body, "text/html"))


def test_entities_do_not_explode_and_files_are_not_read() -> None:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 20))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{laughs}]>'
    body = RSS.replace("?>", f"?>{bomb}", 1).replace("<link>/ferry", "<link>/ferry&f;&l19;")
    try:
        links = [entry.link or "" for entry in entries(answer(body))]
    except FetchError:
        return
    assert all("root:" not in link and len(link) < 1000 for link in links)


@given(st.binary() | st.text().map(lambda text: RSS.replace("Ferry late", text).encode("utf-8", "surrogatepass")))
def test_any_bytes_are_a_feed_or_told(body: bytes) -> None:
    try:
        assert all(entry.key for entry in entries(answer(body)))
    except FetchError as error:
        assert "feed" in error.problem
