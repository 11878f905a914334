"""HTML to text with an exact map to the source."""

import html
import json
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Report
from variorum.read import read_bytes

STORY = "The glacier above Zermatt lost a third of its ice in ten years, the university of Bern said."
NEXT = "“We measure it every autumn,” said Urs Keller, who leads the team &mdash; and it shrinks &amp; shrinks."
PAGE = f"""<!DOCTYPE html><html><head><title>Glacier shrinks | Alpine Post</title>
<meta property="og:site_name" content="Alpine Post">
<meta property="article:published_time" content="2023-09-12T06:00:00Z">
<link rel="canonical" href="https://alpinepost.example/glacier"><script>var a = "<p>no</p>";</script></head>
<body><nav><a href="/">Home</a><p>Weather is fine today, and so is the nav.</p></nav>
<article><h1>Glacier shrinks</h1><p class="byline">By Anna Meier</p>
<p>{STORY}</p>
<figure><img src="x.jpg"><figcaption>The glacier in June.</figcaption></figure>
<p>{NEXT}</p><div class="newsletter-box"><p>Get our letter about mountains, every week, for free.</p></div>
<p>A first line<br>and a second one, which is longer than the first.</p>
<ul><li><a href="/1">Ten huts to see before they close</a></li></ul></article>
<aside><p>Other people read about skiing and they liked it a lot.</p></aside><footer>Imprint</footer></body></html>"""


def read(markup: str) -> Report:
    (report,) = read_bytes(markup.encode(), "page.html").reports
    return report


def mapped(report: Report, markup: str) -> int:
    """The characters of the text that the map ties to the source, each run checked."""
    at = 0
    for run in report.source_map:
        assert at <= run.start < run.end <= len(report.text)
        assert report.text[run.start : run.end] == html.unescape(markup[run.source_start : run.source_end])
        at = run.end
    return sum(run.end - run.start for run in report.source_map)


def test_a_page_becomes_its_story() -> None:
    report = read(PAGE)
    story = "\n\n".join(report.text[a:b] for a, b in report.story)
    assert story == (
        f"{STORY}\n\n{html.unescape(NEXT)}\n\nA first line\nand a second one, which is longer than the first."
    )
    assert report.title == "Glacier shrinks"
    assert report.byline and not isinstance(report.byline, str) and report.byline.quote == "Anna Meier"
    assert report.masthead and report.masthead.name == "Alpine Post"
    assert (report.published.value, report.published.basis) == ("2023-09-12", "metadata")
    assert report.url == "https://alpinepost.example/glacier"
    kinds = {report.text[n.start : n.end].strip(): n.kind for n in report.noise}
    assert kinds["The glacier in June."] == "caption"
    assert kinds["Get our letter about mountains, every week, for free."] == "share"
    assert kinds["Ten huts to see before they close"] == "related-links"


def test_scripts_and_navigation_are_not_in_the_text() -> None:
    text = read(PAGE).text
    assert not [words for words in ("var a", "Weather", "skiing", "Imprint", "Home") if words in text]


def test_every_run_of_the_map_is_the_source_unescaped() -> None:
    report = read(PAGE)
    assert mapped(report, PAGE) >= 0.95 * len(report.text)


def test_json_ld_gives_metadata() -> None:
    article = {"@type": "NewsArticle", "headline": "H", "datePublished": "2022-01-02", "author": {"name": "J"}}
    script = json.dumps({"@graph": [article]})
    report = read(f'<script type="application/ld+json">{script}</script><p>{STORY}</p>')
    assert (report.title, report.published.value, report.byline) == ("H", "2022-01-02", "J")


def test_a_page_that_stands_in_a_form_is_read() -> None:
    assert STORY in read(f"<form><div><p>{STORY}</p></div></form>").text


def test_a_declared_character_set_is_used() -> None:
    words = "Мэр открыл мост."
    data = f'<meta charset="windows-1251"><p>{words}</p>'.encode("cp1251")
    assert read_bytes(data, "a.html").reports[0].text == words


def test_a_page_without_words_is_refused() -> None:
    reading = read_bytes(b"<html><body><img src='x'></body></html>", "a.html")
    assert "no words" in reading.problems[0].problem


def test_the_last_change_and_the_time_of_day_are_read() -> None:
    report = read(
        f"""<meta property="article:published_time" content="2023-09-12T06:00:00Z">
        <meta property="article:modified_time" content="2023-09-13T08:15:00+02:00"><article><p>{STORY}</p></article>"""
    )
    assert (report.published.value, report.published.time) == ("2023-09-12", "2023-09-12T06:00:00+00:00")
    assert report.updated == "2023-09-13T08:15:00+02:00"


def test_a_pull_quote_stands_apart() -> None:
    quote = "“We measure it every autumn,” said Keller."
    report = read(f'<article><p>{STORY}</p><div class="pull-quote">{quote}</div><p>{html.unescape(NEXT)}</p></article>')
    assert {report.text[n.start : n.end].strip() for n in report.noise if n.kind == "pull-quote"} == {quote}


def test_a_rule_for_one_domain_holds_there_alone() -> None:
    box = "The professor teaches in Bern, and has written three books on ice, the box beside the story says."
    page = (
        '<link rel="canonical" href="https://{}/a"><article><p>{}</p><p>{}</p>'
        '<div class="expandable-box"><p>{}</p></div></article>'
    )
    own, other = (read(page.format(host, STORY, NEXT, box)) for host in ("www.srf.ch", "srf.ch.example"))
    assert [n.kind for n in own.noise if box in own.text[n.start : n.end]] == ["other"]
    assert not [n for n in other.noise if box in other.text[n.start : n.end]]


LIVE = """<html><head><script type="application/ld+json">{script}</script></head><body><h1>Storm on the coast</h1>
<p>All that is known of the storm which came over the coast in the night, told as it comes in.</p>
<div class="entries">{entries}</div></body></html>"""


def live_page(moments: Sequence[str], marked: bool) -> str:
    updates = [{"headline": f"Told {i}", "datePublished": m, "url": f"https://a.example/l#e{i}"} for i, m in
               enumerate(moments)]  # fmt: skip
    article = {"@type": "LiveBlogPosting", "url": "https://a.example/l", "liveBlogUpdate": updates if marked else []}
    entries = "".join(
        f'<section id="{"e" if marked else "x"}{i}" class="live-blog-entry"><p><time datetime="{m}">x</time></p>'
        f"<h2>Told {i}</h2><p>The harbour master of port {i} said that no ship would leave at low tide.</p></section>"
        for i, m in enumerate(moments)
    )
    return LIVE.format(script=json.dumps(article), entries=entries)


@pytest.mark.parametrize("marked", [True, False])
def test_each_entry_of_a_live_blog_is_a_report_with_its_own_time(marked: bool) -> None:
    moments = [f"2024-02-0{day}T10:0{day}:00+01:00" for day in (3, 2, 1)]
    markup = live_page(moments, marked)
    page, *entries = read_bytes(markup.encode(), "live.html").reports
    assert page.title == "Storm on the coast" and "harbour master" not in page.text
    assert [e.published.time for e in entries] == moments
    assert [e.published.value for e in entries] == ["2024-02-03", "2024-02-02", "2024-02-01"]
    assert [e.title for e in entries] == ["Told 0", "Told 1", "Told 2"]
    assert len({r.id for r in (page, *entries)}) == 4
    for number, entry in enumerate(entries):
        assert f"harbour master of port {number} said" in entry.text
        assert mapped(entry, markup) >= 0.9 * len(entry.text)


def test_a_page_with_lists_of_times_is_no_live_blog() -> None:
    entries = "".join(f"<li><time datetime='2024-02-0{d}'></time><p>{STORY}</p></li>" for d in (1, 2, 3))
    assert len(read_bytes(f"<article><p>{NEXT}</p><ul>{entries}</ul></article>".encode(), "a.html").reports) == 1


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        ("<div>" * 100_000 + "<p>word</p>", "more than 20000 deep"),
        ("<b>" * 100_000 + STORY, "more than 20000 deep"),
        ("<p>a</p>" * 60_000, "more than 50000 paragraphs"),
        (("<p>" + "word " * 1000 + "</p>\n") * 1100, "more than 5000000 characters"),
    ],
)
def test_a_page_beyond_a_limit_is_refused_by_name(markup: str, problem: str) -> None:
    (found,) = read_bytes(markup.encode(), "deep.html").problems
    assert found.source == "deep.html" and problem in found.problem


@pytest.mark.parametrize("bit", ["<a ", '<a b="', "<a b='", "<!--", "<!", "</", "<script>", "&#", "<a x=\"'", "<p><i>"])
def test_what_never_ends_costs_time_in_proportion(bit: str) -> None:
    """A page of two megabytes; a reader that looked for each end anew would take hours."""
    begun = time.process_time()
    read_bytes((f"<p>{STORY}</p>" + bit * (2_000_000 // len(bit)) + ">").encode(), "a.html")
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    "markup",
    [
        "<form><p>{}</p><p>{}</p></form><p>Send.</p>",
        "<svg class='x'/><p>{}</p><p>{}</p>",
        "<div><button>Menu</div><p>{}</p><p>{}</p>",
        "<a name='top'><p>{}</p><p>{}</p>",
        "<head><title>A</title><p>{}</p><p>{}</p>",
        "<div style='display:none'><p>{}</p></div><div hidden><p>{}</p></div>",
        "<div class='sidebar'><p>{}</p><p>{}</p></div>",
    ],
)
def test_oddly_made_pages_give_their_story(markup: str) -> None:
    report = read(markup.format(STORY, NEXT))
    story = " ".join(report.text[a:b] for a, b in report.story)
    assert STORY in story and html.unescape(NEXT) in story


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<br>", "<a href='x'>", "</a>", "<nav>", "</nav>", "<b", "<!--", "-->", "<td>",
     "&amp;", "&#8217;", "&nosuch;", "&", "&#x110000;", "&lt", "<script>", "</script>", " ", "\n", "\r\n", "\xa0",
     "word", "Ein Satz.", "<figure>", "<svg/>", "<br/>", "<!--x-->", "<title>", "=\"", "<p hidden>", "<b x='"]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25))
def test_any_markup_is_read_with_a_true_map_or_refused(pieces: list[str]) -> None:
    markup = "".join(pieces).encode("utf-8", "ignore").decode()
    for report in read_bytes(b"\xef\xbb\xbf" + markup.encode(), "a.html").reports:
        mapped(report, markup)
