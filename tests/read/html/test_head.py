"""What a page says of itself: headline, writers, dates, language."""

import json

import pytest

from variorum.read.html.blocks import BlockReader
from variorum.read.html.head import Head, articles
from variorum.read.raw import Metadata


def head(markup: str) -> Metadata:
    return Head(BlockReader(markup, "a.html")).metadata()


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


@pytest.mark.parametrize(
    "markup",
    [
        "<title>Ice melts - Alpine Post</title><meta property='og:site_name' content='Alpine Post'>",
        "<title>Ice melts | alpinepost.example</title><link rel=canonical href='https://www.alpinepost.example/a'>",
        "<title>Ice melts ： x</title><h1>Ice melts</h1>",
        "<meta property='og:title' content='Ice melts'><title>Other</title><h1>Another</h1>",
        linked(headline="Ice melts") + "<meta property='og:title' content='Other'>",
        "<h1> Ice <b>melts</b> </h1>",
    ],
)
def test_the_headline_has_no_name_of_a_site(markup: str) -> None:
    assert head(markup).title == "Ice melts"


def test_a_dash_in_a_headline_stays() -> None:
    assert head("<title>Ice melts - and fast</title>").title == "Ice melts - and fast"


@pytest.mark.parametrize(
    ("markup", "author"),
    [
        (linked(author=[{"@type": "Person", "name": "Ana Reis (are)"}, {"name": "Tom Reed"}]), "Ana Reis, Tom Reed"),
        (linked(author={"@type": "Person", "givenName": "Ana", "familyName": "Reis"}), "Ana Reis"),
        ("<meta name=author content='Von Ana Reis und Tom Reed'>", "Ana Reis, Tom Reed"),
        ("<meta name=author content='https://face.example/ana'><a class='author-name'>Ana Reis</a>", "Ana Reis"),
        ("<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ana Reis'>", "Ana Reis"),
        ("<p class=byline>By <span>Ana Reis</span> 5 May 2031</p>", "Ana Reis"),
        ("<a rel=author href=/a>Ana Reis</a>", "Ana Reis"),
        (
            linked(author={"@type": "Organization", "name": "Alpine Post"}, publisher={"name": "Alpine Post"})
            + "<span itemprop=author>Ana Reis</span>",
            "Ana Reis",
        ),
        (linked(author={"@type": "Organization", "name": "Alpine Post"}), "Alpine Post"),
        ("<p>By the lake</p>", None),
    ],
)
def test_writers_are_found_where_pages_name_them(markup: str, author: str | None) -> None:
    assert head(markup).author == author


@pytest.mark.parametrize(
    ("markup", "published"),
    [
        (linked(datePublished="2031-05-02T10:00:00Z"), "2031-05-02T10:00:00Z"),
        ("<meta itemprop=datePublished content=2031-05-02>", "2031-05-02"),
        (f"<time datetime=2030-01-01>{'<p>y</p>' * 9}<h1>A</h1><time datetime=2031-05-02>", "2031-05-02"),
        ("<time datetime='10:00'>", None),
    ],
)  # fmt: skip
def test_the_time_of_publication_is_that_of_the_page(markup: str, published: str | None) -> None:
    assert head(markup).published == published


def test_an_article_is_found_in_a_graph_and_as_the_main_entity() -> None:
    inner = {"@type": ["Thing", "ReportageNewsArticle"], "headline": "A"}
    assert [a["headline"] for a in articles(json.dumps({"@graph": [{"@type": "WebPage", "mainEntity": inner}]}))] == [
        "A"
    ]
    assert not [*articles("{broken")] and not [*articles("[" * 100_000)]


def test_the_language_is_that_of_the_markup() -> None:
    assert head("<html lang=pt-BR><p>x</p>").language == "pt-BR"
