"""Feeds: whose entries are reports, and what is known of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from containers import BODY, outcomes

HEAD = '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
LONG = " ".join([BODY] * 12)


def rss(*items: str, title: str = "Graz Daily: News") -> bytes:
    entries = "".join(f"<item>{item}</item>" for item in items)
    return f"{HEAD}<title>{title}</title><language>de</language>{entries}</channel></rss>".encode()


def test_a_text_is_a_report_with_what_the_entry_says() -> None:
    item = (
        "<title>The &lt;b&gt;bridge&lt;/b&gt;</title><link>https://graz.example/1</link><author>Jo Berg</author>"
        f"<pubDate>Tue, 04 Mar 2031 05:06:07 GMT</pubDate><content:encoded><![CDATA[<p>{BODY}</p>]]></content:encoded>"
    )
    (report,) = outcomes(rss(item), "x.rss").reports
    assert (report.text, report.title, report.url) == (BODY, "The bridge", "https://graz.example/1")
    assert (report.published.value, report.byline) == ("2031-03-04", "Jo Berg")
    assert report.masthead and report.masthead.basis == "url"
    assert [(p.kind, p.member) for p in report.inside] == [("feed", "1/content")]


@pytest.mark.parametrize(
    ("summary", "taken"),
    [
        (LONG, True),
        (f"&lt;p&gt;{LONG}&lt;/p&gt;", True),
        (BODY, False),
        (LONG + " …", False),
        (LONG + " [...]", False),
        (LONG + " &lt;a href='x'&gt;Read more&lt;/a&gt;", False),
        ("", False),
    ],
)
def test_a_summary_is_taken_only_where_it_may_be_the_text(summary: str, taken: bool) -> None:
    found = outcomes(rss(f"<link>https://graz.example/1</link><description>{summary}</description>"), "x.rss")
    assert bool(found.reports) is taken
    assert bool(found.left_out) is not taken
    assert not found.problems


def test_an_aggregator_names_the_source_of_an_entry() -> None:
    source = '<source url="https://graz.example">Graz Daily</source>'
    item = f"{source}<link>https://x.example/1</link><description>{LONG}</description>"
    (report,) = outcomes(rss(item), "x.rss").reports
    assert report.masthead and report.masthead.name == "Graz Daily"


def test_rss_1_is_read() -> None:
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        f'<channel><title>Graz</title></channel><item rdf:about="https://graz.example/1"><title>A bridge</title>'
        f"<link>https://graz.example/1</link><description>{LONG}</description></item></rdf:RDF>"
    )
    assert outcomes(data.encode(), "x.xml").reports[0].title == "A bridge"


def test_a_feed_that_is_not_quite_xml_is_read() -> None:
    found = outcomes(rss(f"<title>A & b</title><description>{LONG}&nbsp;</description>"), "x.rss")
    assert len(found.reports) == 1


def test_markup_is_not_tidied_away() -> None:
    words = f"<p>{BODY}</p><figure><figcaption>The bridge.</figcaption></figure>"
    item = f"<content:encoded><![CDATA[{words}]]></content:encoded>"
    (report,) = outcomes(rss(item), "x.rss").reports
    assert "caption" in {n.kind for n in report.noise}


@pytest.mark.parametrize("data", [rss(), b"<rss>", b"<rss version='2.0'><channel>"])
def test_a_feed_without_entries_is_refused(data: bytes) -> None:
    assert "there is nothing to read in this feed" in outcomes(data, "x.rss").said


def test_entities_do_not_multiply() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha ha ha ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 12}">' for n in range(8)
    )
    item = "<item><description>&i;</description></item>"
    data = f'<?xml version="1.0"?>{bomb}]><rss version="2.0"><channel>{item}</channel></rss>'
    assert not outcomes(data.encode(), "x.rss").reports


def test_nothing_is_fetched_or_opened() -> None:
    data = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item>'
    found = outcomes(f"{data}<description>&a; {LONG}</description></item></channel></rss>".encode(), "x.rss")
    assert not any("root:" in text for text in found.texts)


@given(st.data())
def test_any_damage_ends_in_reports_or_refusals(data: st.DataObject) -> None:
    feed = bytearray(rss(f"<title>A</title><link>https://a.example</link><description>{LONG}</description>"))
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(feed) - 1), st.integers(0, 255)), max_size=8)):
        feed[at] = byte
    outcomes(bytes(feed), "x.rss")
