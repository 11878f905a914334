"""`variorum outlets`: the table, and the outlets of a story with proposals for those that it does not have."""

import json
from pathlib import Path
from typing import Any

import pytest

from program import Run
from variorum.text.outlets import outlets

TEXT = "The harbour will be dredged by May, minister Ana Lopes said on Monday."
LINES = [
    {"text": TEXT, "url": "https://www.dawn.com/news/1", "outlet": "Dawn.com", "published": "2031-03-04"},
    {"text": TEXT + " Boats wait.", "outlet": "The Korean Central News Agency"},
    {"text": TEXT + " It is late.", "url": "https://www.coastpost.example/a", "outlet": "Coast Post"},
    {"text": TEXT + " It is early.", "url": "https://coastpost.example/b"},
    {"text": TEXT + " It is time."},
]


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def story(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, LINES)))
    assert run("build", tmp_path / "a.jsonl", "--into", tmp_path / "story").code == 0
    return tmp_path / "story"


def test_the_whole_table_is_listed(run: Run) -> None:
    listed = rows(run("outlets").stdout)
    assert [row["name"] for row in listed] == [outlet.name for outlet in outlets()]
    xinhua = next(row for row in listed if row["name"] == "Xinhua")
    assert (xinhua["country"], xinhua["kind"], xinhua["owner"], xinhua["reports"]) == ("CN", "agency", "state", [])


def test_outlets_of_a_story_are_known_by_domain_or_name(run: Run, story: Path) -> None:
    found = {row["name"]: row for row in rows(run("outlets", story).stdout) if row["entry"] == "known"}
    assert {name: len(row["reports"]) for name, row in found.items()} == {
        "Dawn": 1,
        "Korean Central News Agency": 1,
    }
    assert found["Korean Central News Agency"]["owner"] == "state"


def test_a_row_is_proposed_for_an_unknown_domain(run: Run, story: Path) -> None:
    (row,) = (row for row in rows(run("outlets", story).stdout) if row["entry"] == "proposed")
    assert row["domain"] == "coastpost.example" and len(row["reports"]) == 2
    assert set(row["names"]) == {"Coast Post", "coastpost"}
    name, alias, *rest = row["line"].split("\t")
    assert {name, alias} == {"Coast Post", "coastpost"} and rest == ["coastpost.example", "", "", "", ""]


def test_drawn_for_a_person(run: Run, story: Path) -> None:
    drawn = run("outlets", story, "--format", "table").stdout
    assert "not in the table" in drawn and "coastpost.example" in drawn and "Dawn" in drawn
