"""What a folder remembers of earlier runs."""

from pathlib import Path

import pytest

from variorum.errors import StoreError
from variorum.fetch.memory import NAME, Kept, conditions, recall, remember

PAGES = {"http://news.example/a": Kept(file="a.warc.gz", etag='"1"', modified="Tue, 04 Mar 2031 12:00:00 GMT")}


def test_a_folder_that_was_never_fetched_into_remembers_nothing(tmp_path: Path) -> None:
    assert recall(tmp_path) == recall(tmp_path / "none") == {}


def test_what_is_remembered_comes_back(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"")
    remember(tmp_path, PAGES)
    assert recall(tmp_path) == PAGES
    assert {file.name for file in tmp_path.iterdir()} == {"a.warc.gz", NAME}


def test_a_page_whose_file_is_gone_is_fetched_anew(tmp_path: Path) -> None:
    remember(tmp_path, PAGES)
    assert recall(tmp_path) == {}


@pytest.mark.parametrize("damaged", [b"", b"{", b"[]", b'{"a": {"etag": "x"}}', b"\xff\xfe"])
def test_a_damaged_list_is_told_and_not_overwritten(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / NAME).write_bytes(damaged)
    with pytest.raises(StoreError, match="delete it, and everything is fetched anew"):
        recall(tmp_path)
    assert (tmp_path / NAME).read_bytes() == damaged


def test_what_is_asked_of_a_server_that_named_its_page() -> None:
    kept = PAGES["http://news.example/a"]
    assert conditions(kept.etag, kept.modified) == {
        "If-None-Match": '"1"',
        "If-Modified-Since": "Tue, 04 Mar 2031 12:00:00 GMT",
    }
    assert conditions(None, None) == {}
