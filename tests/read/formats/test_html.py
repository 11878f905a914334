"""HTML to text with an exact map to the source."""

import html
import json

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


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<br>", "<a href='x'>", "</a>", "<nav>", "</nav>", "<b", "<!--", "-->", "<td>",
     "&amp;", "&#8217;", "&nosuch;", "&", "&#x110000;", "&lt", "<script>", "</script>", " ", "\n", "\r\n", "\xa0",
     "word", "Ein Satz.", "<figure>"]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25))
def test_any_markup_is_read_with_a_true_map_or_refused(pieces: list[str]) -> None:
    markup = "".join(pieces).encode("utf-8", "ignore").decode()
    for report in read_bytes(b"\xef\xbb\xbf" + markup.encode(), "a.html").reports:
        mapped(report, markup)
