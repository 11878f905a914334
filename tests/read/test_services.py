"""How services name their fields."""

import pytest

from variorum.read.services import article_of, articles_in, is_named, services

BODY = "The mayor of Graz opened the new bridge on Monday."


def test_every_path_of_the_table_is_well_formed() -> None:
    for service in services():
        for paths in (service.document, service.articles, service.known_by, *service.fields.values()):
            for path in paths:
                assert path == path.strip()
                assert article_of({"text": BODY}, "", {}).text is not None
    assert [s.name for s in services()][-1] == "common fields"


def test_names_of_columns_count_without_case_and_blanks() -> None:
    article = article_of({"Full Text": BODY, "PUBLISH-DATE": "2031-03-04", "Media_Name": "Graz Daily"}, "", {})
    assert article.text and (article.text.words, article.text.pointer) == (BODY, "/Full Text")
    assert (article.metadata.published, article.metadata.outlet) == ("2031-03-04", "Graz Daily")


def test_a_path_goes_through_lists_and_picks_members() -> None:
    bodies = [{"contenttype": "text/html", "value": "<p>x"}, {"contenttype": "text/plain", "value": BODY}]
    row = {"uri": "u", "versioncreated": "2031-03-04", "bodies": bodies, "headlines": [{"value": "H"}, {"value": "I"}]}
    article = article_of(row, "/2", {})
    assert article.text and (article.text.words, article.text.pointer) == (BODY, "/2/bodies/1/value")
    assert article.html and article.html.pointer == "/2/bodies/0/value"
    assert article.metadata.title == "H"


def test_authors_are_all_named_once() -> None:
    article = article_of({"text": BODY, "authors": ["Jo Berg", "Al Moor", "Jo Berg"]}, "", {})
    assert article.metadata.author == "Jo Berg, Al Moor"


def test_a_document_lists_its_articles_under_their_pointers() -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Graz", "items": [{"id": "1"}, 2, {"id": "3"}]}
    assert [(pointer, row["id"]) for pointer, row in articles_in(feed)] == [("/items/0", "1"), ("/items/2", "3")]
    article = article_of({"id": "1", "content_text": BODY}, "/items/0", feed)
    assert article.metadata.outlet == "Graz"


def test_a_row_with_a_list_of_its_own_is_one_article() -> None:
    for more in ({"data": ["x"], "items": []}, {"data": [{"text": "A comment."}]}, {"results": [{"url": "x"}]}):
        row = {"text": BODY, **more}
        assert list(articles_in(row)) == [("", row)]


@pytest.mark.parametrize("empty", [None, "", "  ", 3.5, [], {}, float("nan"), True])
def test_what_is_no_text_is_none(empty: object) -> None:
    assert article_of({"text": empty, "content": BODY}, "", {}).text.pointer == "/content"  # type: ignore[union-attr]


def test_keys_with_slashes_are_escaped_in_pointers() -> None:
    found = article_of({"text": BODY}, "/a~1b", {})
    assert found.text and found.text.pointer == "/a~1b/text"


@pytest.mark.parametrize(
    ("more", "note"),
    [
        ({"uri": "u", "versioncreated": "x", "pubstatus": "usable"}, None),
        ({"uri": "u", "versioncreated": "x", "pubstatus": "canceled"}, "its sender marks it as canceled"),
        ({"publishedAt": "x", "urlToImage": ""}, None),
        ({"publishedAt": "x", "urlToImage": "", "content": "A [+12 chars]"}, "NewsAPI.org gives only its beginning"),
    ],
)  # fmt: skip
def test_notes_say_what_speaks_against_a_text(more: dict[str, str], note: str | None) -> None:
    row = {"body_text": BODY, "content": BODY, **more}
    assert article_of(row, "", row).metadata.note == note


def test_a_link_alone_is_no_report() -> None:
    assert article_of({"url": "https://a.example", "seendate": "x", "domain": "a.example"}, "", {}).links_only
    assert not article_of({"url": "https://a.example", "text": BODY}, "", {}).links_only
    assert not article_of({"title": "x"}, "", {}).links_only


@pytest.mark.parametrize(
    ("columns", "named"),
    [
        (["id", "Full Text", "Title"], True),
        (["html", "url"], True),
        (["text"], False),
        (["title", "url"], False),
        (["Graz", "Wien"], False),
    ],
)
def test_columns_of_a_table_of_articles_are_known(columns: list[str], named: bool) -> None:
    assert is_named(columns) is named
