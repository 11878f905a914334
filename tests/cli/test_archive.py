"""`variorum archive`: arguments, messages, exit codes, and a story from an archive to its ledger."""

import json
from pathlib import Path

import pytest

from archives import lines
from program import Run
from variorum.archive import engine
from variorum.ledger import Store

SENTENCES = (
    "The dam at Korvo held on Tuesday, the Ministry of Water said, and nobody in the valley of Selm was hurt.",
    "Ministry officials said that the Korvo dam in the Selm valley had held and that nobody was hurt on Tuesday.",
    "A cat was found in Lugano; its owner, Maria Bossi, had looked for it for a week.",
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "crawl"
    folder.mkdir()
    made = [
        {"text": text, "published": "2031-03-04", "url": f"https://paper{n}.example/1", "title": text[:20]}
        for n, text in enumerate(SENTENCES)
    ]
    (folder / "articles.jsonl").write_bytes(lines(made))
    (folder / "notes.txt").write_text("Nothing of the archive.")
    return folder


def test_from_an_archive_to_the_ledger_of_a_story(run: Run, source: Path, tmp_path: Path) -> None:
    screened = run("archive", "screen", source, "--into", tmp_path / "archive")
    assert screened.code == 0
    assert screened.stderr.endswith(
        f"3 articles, 0 set aside; 0 families of copies, 2 stories; next: variorum archive stories {tmp_path}/archive\n"
    )
    listed = run("archive", "stories", tmp_path / "archive", "the dam")
    (story,) = map(json.loads, listed.stdout.splitlines())
    assert (story["entry"], story["articles"], story["outlets"]) == ("story", 2, 2)
    built = run("archive", "story", tmp_path / "archive", story["story"], "--into", tmp_path / "story")
    assert (built.code, built.stdout) == (0, "")
    assert "2 reports built, 0 skipped" in built.stderr
    reports = Store(tmp_path / "story").view().ledger().reports
    assert sorted(report.text for report in reports) == sorted(SENTENCES[:2])
    found = run("where", tmp_path / "story", f"{reports[0].id}:0-3")
    assert found.code == 0
    assert f"{tmp_path}/archive/reports/{story['story']}" in found.stdout


def test_a_record_that_cannot_be_read(run: Run, source: Path, tmp_path: Path) -> None:
    with (source / "articles.jsonl").open("ab") as out:
        out.write(b"not json\n")
    said = run("archive", "screen", source, "--into", tmp_path / "archive", "--set", "days=1", "--set", "likeness=0.9")
    assert said.code == 3
    assert "3 articles, 1 set aside; 0 families of copies, 3 stories" in said.stderr


def test_nothing_to_screen(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"not json\n")
    said = run("archive", "screen", tmp_path / "a.jsonl", "--into", tmp_path / "archive")
    assert said.code == 1
    assert "0 articles, 1 set aside" in said.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("screen", "{source}", "--into", "{new}", "--set", "wrong=1"), "expected parameters as NAME=VALUE"),
        (("screen", "{source}/notes.txt", "--into", "{new}"), "expected WARC, Parquet or JSON lines"),
        (("screen", "{source}/none.jsonl", "--into", "{new}"), "there is no such file"),
        (("stories", "{new}"), "expected a screened archive, found nothing"),
        (("story", "{new}", "s-1", "--into", "{new}"), "expected a screened archive, found nothing"),
    ],
)
def test_wrong_use(run: Run, source: Path, tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    said = run("archive", *(argument.format(source=source, new=tmp_path / "new") for argument in arguments))
    assert said.code == 2
    assert message in said.stderr
    assert not (tmp_path / "new").exists()


def test_a_missing_library(run: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda name: None)
    said = run("archive", "screen", source, "--into", tmp_path / "new")
    assert said.code == 2
    assert "pip install variorum[archive]" in said.stderr
