"""The commands on a story that is in a store already, through the program's own front door."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from program import Run
from variorum import __version__
from variorum.ledger import Store, View
from variorum.model import TABLES, Ledger


@pytest.fixture
def story(tmp_path: Path, small_ledger: Ledger) -> Path:
    folder = tmp_path / "story"
    with Store(folder).writer() as writer:
        writer.write(small_ledger)
    return folder


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"variorum {__version__}\n"


def test_help_does_not_wait_for_the_parser() -> None:
    code = "import sys; from variorum.cli import app; print('spacy' in sys.modules, 'variorum.pipeline' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60)
    assert result.stdout.split() == ["False", "False"]


def test_show_gives_json_lines_to_a_pipe(run: Run, story: Path, small_ledger: Ledger) -> None:
    result = run("show", story, "figures")
    assert result.code == 0
    assert [json.loads(line) for line in result.stdout.splitlines()] == [row.row() for row in small_ledger.figures]


@pytest.mark.parametrize("table", TABLES)
def test_show_draws_every_table(run: Run, story: Path, table: str) -> None:
    result = run("show", story, table, "--format", "table")
    assert result.code == 0, result.stderr
    assert result.stdout.count("│") > 1  # at least one row: its cells are between these


def test_show_draws_names_and_words_for_ids_and_spans(run: Run, story: Path) -> None:
    drawn = run("show", story, "statements", "--format", "table").stdout
    assert "Ana Lopes" in drawn
    assert "We will dredge the harbour by May" in drawn
    assert "harbour.txt" in drawn
    assert "a-lopes" not in drawn


def test_a_drawn_table_cannot_steer_the_terminal(run: Run, tmp_path: Path, small_ledger: Ledger) -> None:
    actors = tuple(a.model_copy(update={"name": f"{a.name}\x1b[31m\x9b0m\x07"}) for a in small_ledger.actors)
    with Store(tmp_path / "steering").writer() as writer:
        writer.write(small_ledger.model_copy(update={"actors": actors}))
    drawn = run("show", tmp_path / "steering", "actors", "--format", "table").stdout
    assert "Ana Lopes�[31m�0m�" in drawn
    assert not {"\x1b", "\x9b", "\x07"} & set(drawn)


def test_an_error_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    assert "\x1b" not in run("show", tmp_path / "no\x1b[31mwhere", "actors").stderr


def test_show_leaves_a_row_its_own_id(run: Run, story: Path) -> None:
    assert "a-lopes" in run("show", story, "actors", "--format", "table").stdout


def test_show_as_one_json_array(run: Run, story: Path, small_ledger: Ledger) -> None:
    result = run("show", story, "points", "--format", "json")
    assert json.loads(result.stdout) == [small_ledger.points[0].row()]


def test_show_as_csv(run: Run, story: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("show", story, "times", "--format", "csv").stdout)))
    assert [(row["value"], json.loads(row["span"])["quote"], row["mod"]) for row in rows] == [
        ("2031-03-03", "Monday", "")
    ]


def test_an_unknown_table_is_a_wrong_use(run: Run, story: Path) -> None:
    result = run("show", story, "people")
    assert result.code == 2
    assert result.stderr.startswith("variorum: no table 'people'; the tables are reports,")
    assert result.stderr.count("\n") == 1


def test_an_unknown_format_is_a_wrong_use(run: Run, story: Path) -> None:
    result = run("show", story, "times", "--format", "xml")
    assert result.code == 2
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", [("show", "times"), ("export",), ("open", "--no-browser")])
def test_a_story_that_is_not_there(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    result = run(command[0], tmp_path / "none", *command[1:])
    assert result.code == 1
    assert "no story here; build one" in result.stderr
    assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_export_is_the_ledger_and_keeps_to_the_schema(run: Run, story: Path, small_ledger: Ledger) -> None:
    text = run("export", story).stdout
    schema = json.loads(run("schema").stdout)
    Draft202012Validator(schema).validate(json.loads(text))
    assert json.loads(text)["format"] == 1
    assert Ledger.model_validate_json(text) == small_ledger


def test_export_into_a_file(run: Run, story: Path, tmp_path: Path) -> None:
    output = tmp_path / "new" / "ledger.json"
    result = run("export", story, "--output", output)
    assert (result.code, result.stdout) == (0, "")
    assert output.read_text(encoding="utf-8") == run("export", story).stdout
    assert [file.name for file in output.parent.iterdir()] == ["ledger.json"]


def test_export_as_csv_makes_a_file_a_table(run: Run, story: Path, tmp_path: Path) -> None:
    assert run("export", story, "--format", "csv", "--output", tmp_path / "csv").code == 0
    assert {file.stem for file in (tmp_path / "csv").iterdir()} == set(TABLES)


def test_export_as_csv_wants_a_folder(run: Run, story: Path) -> None:
    result = run("export", story, "--format", "csv")
    assert result.code == 2
    assert "name it with --output FOLDER" in result.stderr


def test_export_where_nothing_can_be_written(run: Run, story: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("export", story, "--output", tmp_path / "file" / "ledger.json")
    assert result.code == 1
    assert "cannot be written" in result.stderr


def test_a_broken_pipe_is_no_error(story: Path) -> None:
    command = f'{sys.executable} -c "from variorum.cli import main; main()" export "{story}" | head -c 1'
    result = subprocess.run(["bash", "-c", command], check=False, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in result.stderr


def test_a_defect_is_one_line(run: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(View, "rows", lambda *_: 1 / 0)
    result = run("show", story, "times")
    assert result.code == 1
    assert result.stderr.startswith("variorum: a defect in Variorum: ZeroDivisionError")
    assert result.stderr.count("\n") == 1


def test_a_story_is_backed_up_and_restored(run: Run, tmp_path: Path, small_ledger: Ledger) -> None:
    with Store(tmp_path / "story").writer() as writer:
        writer.write(small_ledger)
    kept = run("backup", tmp_path / "story", tmp_path / "kept")
    assert (kept.code, kept.stderr) == (
        0, f"{tmp_path / 'kept'}: reports: 2, decisions: 1; next: variorum restore {tmp_path / 'kept'}\n"
    )  # fmt: skip
    assert run("restore", tmp_path / "kept", tmp_path / "again").code == 0
    assert Store(tmp_path / "again").view().ledger() == small_ledger
    refused = run("restore", tmp_path / "kept", tmp_path / "again")
    assert refused.code == 2
    assert "add --replace" in refused.stderr
    assert run("restore", tmp_path / "kept", tmp_path / "again", "--replace").code == 0
    assert run("restore", tmp_path / "none", tmp_path / "other").code == 1
