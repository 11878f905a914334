"""NewsML-G2 and NITF, the formats of the news trade."""

import html

import pytest

from containers import BODY, outcomes
from variorum.model import Report

NS = "http://iptc.org/std/nar/2006-10-01/"
NEXT = "“It <b>took</b> four years &amp; more,” she said."


def item(content: str, guid: str = "urn:graz:1", meta: str = "", told: str = "") -> str:
    return (
        f'<newsItem xmlns="{NS}" guid="{guid}"><itemMeta><provider literal="Graz Press"/>{meta}</itemMeta>'
        f"<contentMeta>{told}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


XHTML = (
    f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{BODY}</p><p>{NEXT}</p></body></html></inlineXML>'
)
NITF = (
    "<nitf><head><docdata><date.issue norm='20310304T050607Z'/><doc.copyright holder='Graz Press'/></docdata></head>"
    "<body><body.head><hedline><hl1>A bridge opens</hl1></hedline><byline>By <person>Jo Berg</person></byline>"
    f"</body.head><body.content><block><p>{BODY}</p><p>{NEXT}</p></block></body.content></body></nitf>"
)


def verify_map(report: Report, source: str) -> None:
    """Every character but the empty lines between paragraphs is tied to the source."""
    for run in report.source_map:
        assert report.text[run.start : run.end] == html.unescape(source[run.source_start : run.source_end])
    assert sum(r.end - r.start for r in report.source_map) == len(report.text.replace("\n\n", ""))


@pytest.mark.parametrize("source", [item(XHTML), NITF, item(f"<inlineXML>{NITF}</inlineXML>")])
def test_the_story_is_read_with_an_exact_map(source: str) -> None:
    (report,) = outcomes(source.encode(), "x.xml").reports
    assert report.text.endswith(f"{BODY}\n\n“It took four years & more,” she said.")
    assert report.masthead and report.masthead.name == "Graz Press"
    verify_map(report, source)


def test_what_the_trade_says_of_a_story_is_kept() -> None:
    (report,) = outcomes(NITF.encode(), "x.nitf").reports
    assert (report.title, report.published.value) == ("A bridge opens", "2031-03-04")
    assert report.byline and (report.byline if isinstance(report.byline, str) else report.byline.quote) == "Jo Berg"
    told = "<contentCreated>2031-03-03T23:00:00Z</contentCreated><headline>H</headline><by>Jo Berg</by>"
    source = item(XHTML, told=told, meta="<versionCreated>2031-03-05T00:00:00Z</versionCreated>")
    (report,) = outcomes(source.encode(), "x.xml").reports
    assert (report.title, report.published.value, report.byline) == ("H", "2031-03-03", "Jo Berg")


@pytest.mark.parametrize(
    ("meta", "note"),
    [
        ('<pubStatus qcode="stat:usable"/>', None),
        ('<pubStatus qcode="stat:canceled"/>', "its sender marks it as canceled"),
        ("<embargoed>2031-03-05T00:00:00Z</embargoed>", "embargoed until 2031-03-05T00:00:00Z"),
    ],
)
def test_the_standing_of_a_story_is_told(meta: str, note: str | None) -> None:
    (report,) = outcomes(item(XHTML, meta=meta).encode(), "x.xml").reports
    assert report.why.endswith(f"; {note}" if note else "pieces of noise")


def test_a_message_holds_many_stories() -> None:
    picture = item("<remoteContent href='x.jpg'/>", "urn:graz:3")
    items = item(XHTML) + item(XHTML.replace("Graz", "Linz"), "urn:graz:2") + picture
    source = f'<newsMessage xmlns="{NS}"><itemSet>{items}<packageItem/></itemSet></newsMessage>'
    found = outcomes(source.encode(), "x.xml")
    assert [text[:17] for text in found.texts] == ["The mayor of Graz", "The mayor of Linz"]
    assert len({r.id for r in found.reports}) == 2
    assert found.left_out == [
        "news items whose text lies elsewhere, or pictures", "a packageItem, which tells of other items",
    ]  # fmt: skip
    for report in found.reports:
        verify_map(report, source)


@pytest.mark.parametrize("source", ["<nitf><head/></nitf>", "<nitf><body><p> </p></body></nitf>", item("<inlineXML/>")])
def test_a_story_without_words_is_refused(source: str) -> None:
    found = outcomes(source.encode(), "x.xml")
    assert not found.reports
    assert "give a story with text" in found.said
