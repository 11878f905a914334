"""The example stories, built as a user builds them."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from variorum.cli import app
from variorum.ledger import FILE_NAME

EXAMPLES = sorted(path for path in (Path(__file__).resolve().parents[1] / "examples").iterdir() if path.is_dir())


def build(files: list[Path], story: Path) -> dict[str, Any]:
    """Builds the story and exports it."""
    built = CliRunner().invoke(app, ["build", *map(str, files), "--into", str(story)])
    assert built.exit_code == 0, built.stderr
    exported: dict[str, Any] = json.loads(CliRunner().invoke(app, ["export", str(story)]).stdout)
    return exported


def as_sets(ledger: dict[str, Any]) -> dict[str, set[str]]:
    """The rows of each table, whatever their order."""
    tables = {table: rows for table, rows in ledger.items() if isinstance(rows, list)}
    return {table: {json.dumps(row, sort_keys=True) for row in rows} for table, rows in tables.items()}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_a_story_is_the_same_however_often_and_in_whatever_order_it_is_built(example: Path, tmp_path: Path) -> None:
    files = sorted(example.glob("*.txt"))
    first = build(files, tmp_path / "story")
    assert len(first["reports"]) == len(files)
    assert build(files, tmp_path / "story") == first
    assert as_sets(build(files[::-1], tmp_path / "story")) == as_sets(first)
    assert {file.name for file in (tmp_path / "story").iterdir()} == {FILE_NAME, f"{FILE_NAME}.lock"}


def test_a_file_may_have_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.txt")
    shutil.copyfile(next(EXAMPLES[0].glob("*.txt")), odd)
    assert build([odd], tmp_path / "story")["reports"][0]["source"].endswith("\\udce9.txt")
