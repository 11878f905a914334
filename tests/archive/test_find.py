from pathlib import Path

import pytest

from variorum.archive.find import found
from variorum.archive.manifest import load
from variorum.archive.screen import Screened
from variorum.errors import RequestError


def test_the_largest_first(archive: tuple[Path, Screened]) -> None:
    listed = found(archive[0], None, 5)
    assert [row.articles for row in listed] == [5] * 5
    assert [row.story for row in listed] == sorted(row.story for row in listed)


def test_by_words_of_the_title(archive: tuple[Path, Screened]) -> None:
    assert [row.title for row in found(archive[0], "STORY 7,", 5)] == ["Story 7, 0"]
    assert found(archive[0], "story nothing", 5) == ()


def test_a_screening_that_was_broken_off(archive: tuple[Path, Screened], tmp_path: Path) -> None:
    manifest = load(archive[0] / "manifest.json")
    assert manifest is not None
    manifest.model_copy(update={"done": manifest.done[:-1]}).keep(tmp_path / "manifest.json")
    with pytest.raises(RequestError, match="broken off"):
        found(tmp_path, None, 5)
