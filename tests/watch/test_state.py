"""What watching remembers."""

from pathlib import Path

import pytest

from variorum.errors import StoreError
from variorum.watch.state import NAME, Feed, held, recall, remember

FEEDS = {"https://coast.example/rss": Feed(etag='"1"', failures=2, seen=("a", "b"), tried=(("c", 1),))}


def test_what_is_remembered_comes_back(tmp_path: Path) -> None:
    assert recall(tmp_path / "none") == {}
    remember(tmp_path / "new" / "folder", FEEDS)
    assert recall(tmp_path / "new" / "folder") == FEEDS


def test_a_damaged_list_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b'{"a": ')
    with pytest.raises(StoreError, match=r"feeds\.json: it cannot be read; delete it"):
        recall(tmp_path)
    assert (tmp_path / NAME).read_bytes() == b'{"a": '


def test_one_watch_at_a_time(tmp_path: Path) -> None:
    with held(tmp_path), pytest.raises(StoreError, match="another watch of this story is running"), held(tmp_path):
        pass
    with held(tmp_path):
        pass


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"), held(tmp_path / "file"):
        pass
