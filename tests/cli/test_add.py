"""`variorum add` and `variorum remove` on the example story, through the program's own front door."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from program import Run
from variorum.cli import app
from variorum.ledger import Store
from variorum.model import Ledger

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "strait-ferry"
LATER = ("04-interview.txt", "05-portal.txt", "06-spun.txt")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example story without its later reports."""
    folder = tmp_path_factory.mktemp("begun")
    first = [str(file) for file in sorted(EXAMPLE.glob("0*.txt")) if file.name not in LATER]
    built = CliRunner().invoke(app, ["build", *first, "--into", str(folder)])
    assert built.exit_code == 0, built.stderr
    return folder


@pytest.fixture
def story(begun: Path, tmp_path: Path) -> Path:
    """The begun story, which a test may change."""
    return Path(shutil.copytree(begun, tmp_path / "story"))


def ledger(story: Path) -> Ledger:
    return Store(story).view().ledger()


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_add_says_what_came_and_what_it_changed(run: Run, story: Path) -> None:
    result = run("add", story, EXAMPLE / "04-interview.txt")
    assert result.code == 0
    told = rows(result.stdout)
    (came,) = (row for row in told if row["entry"] == "report")
    assert (came["report"]["file"], came["standing"], came["of"]) == ("04-interview.txt", "new", None)
    (wounded,) = (row for row in told if row["entry"] == "figure")
    assert wounded["now"] == "43"
    assert {"38", "41"} <= set(wounded["before"])
    assert any(row["entry"] == "event" and "interview" in row["label"] for row in told)
    assert f"{story}: 1 of 1 reports added, 0 skipped" in result.stderr
    assert len(ledger(story).reports) == 4


def test_add_drawn_for_a_person(run: Run, story: Path) -> None:
    drawn = run("add", story, EXAMPLE / "04-interview.txt", EXAMPLE / "01-rescue.txt", "--format", "table").stdout
    assert "report: same-bytes" in drawn
    assert "figure moved (updates)" in drawn
    assert "→ 43" in drawn
    assert "\x1b" not in drawn


def test_add_twice_adds_once(run: Run, story: Path) -> None:
    before = ledger(story)
    again = run("add", story, EXAMPLE / "01-rescue.txt", "--format", "json")
    assert again.code == 0
    assert [row["standing"] for row in json.loads(again.stdout)["reports"]] == ["same-bytes"]
    assert ledger(story) == before


def test_what_cannot_be_read_is_named(run: Run, story: Path, tmp_path: Path) -> None:
    before = ledger(story)
    (tmp_path / "empty.txt").write_text("")
    result = run("add", story, tmp_path / "empty.txt")
    assert result.code == 1
    assert "empty.txt: the file is empty" in result.stderr
    both = run("add", story, tmp_path / "empty.txt", EXAMPLE / "01-rescue.txt")
    assert both.code == 3
    assert ledger(story) == before


@pytest.mark.parametrize("command", ["add", "remove"])
def test_a_story_that_is_not_there(run: Run, tmp_path: Path, command: str) -> None:
    result = run(command, tmp_path / "none", EXAMPLE / "01-rescue.txt")
    assert result.code == 1
    assert "no story here; build one" in result.stderr
    assert not (tmp_path / "none").exists()


def test_what_was_added_can_be_taken_out(run: Run, story: Path) -> None:
    before = ledger(story)
    run("add", story, EXAMPLE / "04-interview.txt")
    result = run("remove", story, "04-interview.txt")
    assert (result.code, result.stdout) == (0, "")
    assert "04-interview.txt: taken out" in result.stderr
    assert ledger(story) == before


def test_a_report_that_is_not_there_cannot_be_taken_out(run: Run, story: Path) -> None:
    before = ledger(story)
    result = run("remove", story, "01-rescue.txt", "zebra.txt")
    assert result.code == 2
    assert "no report 'zebra.txt'" in result.stderr
    assert ledger(story) == before
