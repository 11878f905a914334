"""`variorum build` around the pipeline: arguments, messages, exit codes. The stages are stood in for."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from variorum import pipeline
from variorum.cli import app
from variorum.errors import ReadError, RequestError
from variorum.ledger import Store
from variorum.model import Ledger
from variorum.pipeline import Outcome, Watch


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("b.txt", "a.HTML", ".hidden.txt", "README.md", "table.xlsx"):
        (folder / name).write_text("The ferry is late.")
    return folder


def standing_in(outcome: Outcome, seen: list[Path]) -> object:
    def run(sources: Sequence[Path], watch: Watch) -> Outcome:
        watch.stage("reading", len(sources))
        for source in sources:
            watch.step()
            seen.append(source)
        return outcome

    return run


def build(monkeypatch: pytest.MonkeyPatch, outcome: Outcome, *arguments: Path) -> tuple[int, str, list[Path]]:
    """The exit code, what was said on stderr, and the sources that reached the pipeline."""
    seen: list[Path] = []
    monkeypatch.setattr(pipeline, "run", standing_in(outcome, seen))
    result = CliRunner().invoke(app, ["build", *map(str, arguments[:-1]), "--into", str(arguments[-1])])
    return result.exit_code, result.stderr, seen


def test_all_is_well(monkeypatch: pytest.MonkeyPatch, reports: Path, tmp_path: Path, small_ledger: Ledger) -> None:
    code, said, seen = build(monkeypatch, Outcome(small_ledger), reports, tmp_path / "story")
    assert code == 0
    assert said == f"{tmp_path / 'story'}: 2 reports built, 0 skipped; next: variorum open {tmp_path / 'story'}\n"
    assert seen == [reports / "a.HTML", reports / "b.txt"]
    assert Store(tmp_path / "story").view().ledger() == small_ledger


def test_some_are_skipped(monkeypatch: pytest.MonkeyPatch, reports: Path, tmp_path: Path, small_ledger: Ledger) -> None:
    problem = ReadError("c.txt", "is empty", "leave it out")
    outcome = Outcome(small_ledger, (problem,))
    code, said, _ = build(monkeypatch, outcome, reports / "a.txt", reports / "c.txt", tmp_path / "story")
    assert code == 3
    assert "variorum: c.txt: is empty; leave it out\n" in said
    assert Store(tmp_path / "story").view().ledger() == small_ledger


def test_a_line_too_long_to_read_spares_the_other_reports(reports: Path, tmp_path: Path) -> None:
    (reports / "long.txt").write_bytes(b"a" * 10_000_000)
    result = CliRunner().invoke(app, ["build", str(reports), "--into", str(tmp_path / "story")])
    assert result.exit_code == 3
    assert "long.txt" in result.stderr
    assert "10000000 characters" in result.stderr
    assert len(Store(tmp_path / "story").view().ledger().reports) == 2


def test_none_is_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    outcome = Outcome(Ledger(), (ReadError("c.txt", "is empty", "leave it out"),))
    code, said, _ = build(monkeypatch, outcome, tmp_path / "c.txt", tmp_path / "story")
    assert code == 1
    assert "c.txt: is empty" in said
    assert not (tmp_path / "story" / "ledger.sqlite").exists()


def test_none_is_left_of_a_story_that_was_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, small_ledger: Ledger
) -> None:
    with Store(tmp_path / "story").writer() as writer:
        writer.write(small_ledger)
    outcome = Outcome(Ledger(), (ReadError("c.txt", "is empty", "leave it out"),))
    assert build(monkeypatch, outcome, tmp_path / "c.txt", tmp_path / "story")[0] == 1
    assert Store(tmp_path / "story").view().ledger() == small_ledger


def test_a_folder_without_a_report_is_a_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "table.xlsx").write_text("")
    result = CliRunner().invoke(app, ["build", str(tmp_path), "--into", str(tmp_path / "story")])
    assert isinstance(result.exception, RequestError)
    assert "expected a folder with reports, found no .pdf" in str(result.exception)


def test_no_files_is_a_wrong_use() -> None:
    assert CliRunner().invoke(app, ["build", "--into", "story"]).exit_code == 2
