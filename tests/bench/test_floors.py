import os
import subprocess
import sys
from pathlib import Path

import pytest

from floors import FILE, Floors, below, load, measured, raised, save
from score import CORPORA, Corpus, Scores, table

OLD = Floors("digest", {"times": 0.5, "figures": 0.25})


def test_a_value_at_its_floor_holds_and_one_under_it_falls() -> None:
    assert below(OLD, {"times": 0.5, "figures": 0.249}) == ["figures"]


def test_a_section_that_is_not_measured_any_more_falls() -> None:
    assert below(OLD, {"times": 0.9}) == ["figures"]


def test_floors_only_rise_unless_told_otherwise() -> None:
    now = {"times": 0.4, "figures": 0.3}
    assert raised(OLD, now, lower=False) == {"times": 0.5, "figures": 0.3}
    assert raised(OLD, now, lower=True) == now


def test_floors_are_kept_in_their_file(tmp_path: Path) -> None:
    both = {"one": OLD, "other": Floors("another", {"mean": 0.125})}
    save(both, tmp_path / "floors.toml")
    assert load(tmp_path / "floors.toml") == both


def test_the_floors_of_the_project_can_be_read() -> None:
    assert set(load()) == set(CORPORA)
    assert all(0 <= floor <= 1 for one in load().values() for floor in one.floors.values())


def test_a_section_without_a_record_is_not_measured() -> None:
    scores = Scores({"times": 0.5, "wording": None}, {"times": {"found": {"f1": 0.5}}, "wording": {}}, 0.5)
    assert measured(scores) == {"times": 0.5, "mean": 0.5}
    assert "| times | 0.500 | found 0.50 |" in table(scores)
    assert "| wording | - |  |" in table(scores)


def test_the_digest_follows_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "score").mkdir()
    corpus = Corpus(tmp_path / "reports", tmp_path / "gold.yaml", tmp_path / "score" / "score.py")
    assert len(corpus.missing()) == 2
    for path in (corpus.reports / "a.txt", corpus.gold, corpus.scorer):
        path.write_text("one")
    assert corpus.missing() == ()
    first = corpus.digest()
    corpus.gold.write_text("other")
    second = corpus.digest()
    (corpus.reports / "a.txt").rename(corpus.reports / "b.txt")
    assert len({first, second, corpus.digest()}) == 3


@pytest.mark.parametrize("name", ["score.py", "floors.py"])
def test_without_the_corpora_it_is_skipped_and_says_so(name: str, tmp_path: Path) -> None:
    command = [sys.executable, str(FILE.with_name(name))]
    environment = {**os.environ, "VARIORUM_CORPORA": str(tmp_path)}
    result = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60, env=environment)
    assert result.returncode == 0
    assert {line.split(": ")[0] for line in result.stderr.splitlines()} == {"skipped"}
