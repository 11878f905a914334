"""Titles and names that mean nothing."""

import pytest

from variorum.read.properties import author_in, day_in, title_in


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - report final.doc", "untitled", "Untitled-2", "Layout 1", "Document1", "scan0001", "IMG_2031",
        "page.indd",
        "PowerPoint Presentation", "https://post.example/a", "20310304", "final_version", " ", "…", "(anonymous)",
    ],
)  # fmt: skip
def test_titles_of_programs_are_none(title: str) -> None:
    assert title_in(title) is None


@pytest.mark.parametrize(
    "title", ["New bridge opens", "Document shows harm", "Ferry 12 is late", "Hafen\x00zu", "Streik"]
)
def test_titles_of_people_are_kept(title: str) -> None:
    assert title_in(title) == title.replace("\x00", " ")


def test_names_that_programs_put_are_none() -> None:
    assert [author_in(name) for name in ("Admin", "user", "jdoe7", "a@b.example", "Microsoft Office User", "")] == [
        None
    ] * 6
    assert author_in(" Jane  Example ") == "Jane Example"


def test_days_are_read_as_documents_write_them() -> None:
    assert [day_in(v) for v in ("D:20310304090000+01'00'", "2031-03-04T09:00:00Z", "20310304")] == ["2031-03-04"] * 3
    assert [day_in(v) for v in ("", "D:2031", "D:20311304", "yesterday")] == [None] * 4
