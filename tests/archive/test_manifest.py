from pathlib import Path

import pytest

from variorum.archive.manifest import Done, Manifest, Source, begun, load
from variorum.archive.settings import Settings
from variorum.errors import RequestError, StoreError

FRESH = Manifest(settings=Settings(), sources=(Source(path="a.jsonl", size=3, changed=4),), parts=())


def test_it_is_kept_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "new" / "manifest.json"
    FRESH.keep(path)
    assert load(path) == FRESH
    assert [file.name for file in path.parent.iterdir()] == ["manifest.json"]
    assert load(tmp_path / "none.json") is None


def test_what_is_done_stays_done(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    assert begun(path, FRESH.settings, FRESH.sources) is None
    there = FRESH.model_copy(update={"done": (Done(stage="read", seconds=1, count=2),)})
    there.keep(path)
    assert begun(path, FRESH.settings, FRESH.sources) == there
    assert there.has("read")
    assert not there.has("told")


@pytest.mark.parametrize(("name", "value"), [("settings", Settings(days=1)), ("sources", ()), ("version", "0.0.0")])
def test_another_screening_is_refused(tmp_path: Path, name: str, value: object) -> None:
    FRESH.model_copy(update={name: value}).keep(tmp_path / "manifest.json")
    with pytest.raises(RequestError, match=f"other {name}"):
        begun(tmp_path / "manifest.json", FRESH.settings, FRESH.sources)


@pytest.mark.parametrize("text", ["", "{}", '{"format": 2}'])
def test_a_file_that_is_no_manifest(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(StoreError, match="expected the manifest"):
        load(tmp_path / "manifest.json")
