"""Deciding, reviewing and adopting on the command line."""

import json
from pathlib import Path

import pytest

from program import Run
from served import stored
from variorum.ledger import Store
from variorum.model import Event, Ledger, Statement


@pytest.fixture
def story(tmp_path: Path, small_ledger: Ledger) -> Path:
    stored(tmp_path / "story", small_ledger.model_copy(update={"decisions": (), "overruled": ()}))
    return tmp_path / "story"


def test_a_row_is_edited_and_the_decision_told(run: Run, story: Path) -> None:
    result = run(
        "decide", story, "edit", "e-1", "--field", "status", "--value", "occurred", "--by", "Ana", "--why", "seen"
    )
    assert result.code == 0
    assert "kept; rows that are now other than the machine made them: 1" in result.stderr
    event = Store(story).view().row("events", "e-1")
    assert isinstance(event, Event)
    assert event.status == "occurred"
    (decision,) = Store(story).view().decisions()
    assert (decision.by, decision.note) == ("Ana", "seen")


def test_words_are_added_with_their_speaker(run: Run, story: Path, small_ledger: Ledger) -> None:
    report = small_ledger.reports[1].id
    result = run("decide", story, "add", f"{report}-0-12", "--table", "statements", "--to", "a-lopes")
    assert result.code == 0
    added = Store(story).view().rows("statements")[-1]
    assert isinstance(added, Statement)
    assert added.speaker == "a-lopes"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("wrong", "e-9"), "expected the id of a row"),
        (("edit", "e-1", "--field", "time", "--value", "soon"), "time: expected a date"),
        (("same", "e-1"), "two rows or more"),
        (("add", "e-1", "--table", "events"), "expected the id of a row"),
    ],
)
def test_what_makes_no_sense_is_a_wrong_use(run: Run, story: Path, arguments: tuple[str, ...], told: str) -> None:
    result = run("decide", story, *arguments)
    assert result.code == 2
    assert told in result.stderr
    assert Store(story).view().decisions() == ()


def test_decisions_are_taken_over_and_orphans_named(
    run: Run, story: Path, tmp_path: Path, small_ledger: Ledger
) -> None:
    run("decide", story, "wrong", "e-1")
    lines = tmp_path / "decisions.jsonl"
    lines.write_text(run("show", story, "decisions", "--format", "jsonl").stdout, encoding="utf-8")
    other = tmp_path / "other"
    stored(other, Ledger(reports=small_ledger.reports[1:]))
    result = run("adopt", other, lines)
    assert result.code == 0
    assert "1 decisions taken over, 1 of them orphaned" in result.stderr
    again = run("adopt", other, lines)
    assert again.code == 0
    assert len(Store(other).view().decisions()) == 1


def test_a_line_that_is_no_decision_is_named_and_nothing_taken_over(run: Run, story: Path, tmp_path: Path) -> None:
    lines = tmp_path / "decisions.jsonl"
    lines.write_text('\n{"id": "d-1"}\n', encoding="utf-8")
    result = run("adopt", story, lines)
    assert result.code == 1
    assert "line 2: expected a decision" in result.stderr
    assert Store(story).view().decisions() == ()


def test_what_is_worth_a_look_comes_with_its_reasons(run: Run, story: Path, small_ledger: Ledger) -> None:
    rows = [json.loads(line) for line in run("review", story).stdout.splitlines()]
    assert [(row["table"], row["id"]) for row in rows] == [("passages", "p-1")]
    assert rows[0]["why"][0] == "held to be rewritten with a likeness of 50%"
    run("decide", story, "right", "p-1")
    assert run("review", story).stdout == ""
    assert "Nothing is left to review" in run("review", story, "--format", "table").stdout
