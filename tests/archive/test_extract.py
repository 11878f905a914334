from pathlib import Path

import pytest

from archives import lines, rows
from variorum.archive import extract as extract_module
from variorum.archive import tables
from variorum.archive.article import Article, article
from variorum.archive.extract import extract
from variorum.archive.layout import Layout
from variorum.archive.parts import parts
from variorum.archive.settings import Settings
from variorum.read.raw import Raw

MADE = rows(2)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(lines(MADE) + b'{"url": "https://paper.example/only-a-link"}\n{}\n')
    return path


def test_each_table_has_a_row_for_each_article_in_their_order(source: Path) -> None:
    layout = Layout(source.parent / "screened")
    assert extract(parts([source])[0], layout.root, Settings()) == len(MADE)
    articles = tables.read(layout.articles).to_pylist()
    texts = tables.read(layout.texts).to_pylist()
    assert [row["url"] for row in articles] == [row["url"] for row in MADE]
    assert [row["number"] for row in articles] == [text["key"] % 2**48 for text in texts] == list(range(10))
    assert [text["key"] >> 48 for text in texts] == [len(text["sequences"]) for text in texts]
    assert all(text["sequences"] == sorted(set(text["sequences"])) for text in texts)
    assert {row["key"] for row in tables.read(layout.prints).to_pylist()} == {text["key"] for text in texts}


def test_prints_are_in_order(source: Path) -> None:
    layout = Layout(source.parent / "screened")
    extract(parts([source])[0], layout.root, Settings())
    prints = tables.read(layout.prints)["print"].to_pylist()
    assert prints == sorted(prints)


def test_what_is_no_article_is_counted_and_what_is_broken_named(source: Path) -> None:
    layout = Layout(source.parent / "screened")
    extract(parts([source])[0], layout.root, Settings())
    aside = tables.read(layout.set_aside).to_pylist()
    assert [(row["broken"], row["count"]) for row in aside] == [(True, 1), (False, 1)]
    assert aside[0]["source"] == f"{source}:12"
    assert "links" in aside[1]["reason"]


def test_a_defect_costs_one_article(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(raw: Raw, settings: Settings) -> Article:
        if raw.source.endswith(":3"):
            raise ZeroDivisionError("by nothing")
        return article(raw, settings)

    monkeypatch.setattr(extract_module, "article", failing)
    layout = Layout(source.parent / "screened")
    assert extract(parts([source])[0], layout.root, Settings()) == len(MADE) - 1
    first = tables.read(layout.set_aside).to_pylist()[0]
    assert (first["source"], "ZeroDivisionError: by nothing" in first["reason"]) == (f"{source}:3", True)
