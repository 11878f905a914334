"""A story for programs: records, data frames, and what a notebook shows."""

import builtins
import subprocess
import sys
from pathlib import Path

import pytest

import variorum
from served import stored
from variorum.errors import RequestError, StoreError
from variorum.model import TABLES, Ledger


@pytest.fixture
def story(tmp_path: Path, small_ledger: Ledger) -> variorum.Story:
    stored(tmp_path / "story", small_ledger)
    return variorum.load(tmp_path / "story")


def test_the_records_are_those_of_the_ledger(story: variorum.Story, small_ledger: Ledger) -> None:
    assert story.ledger == small_ledger
    assert story.row("events", "e-1") == small_ledger.events[0]
    assert story.rows("figures", order="-report", limit=1).total == len(small_ledger.figures)
    assert story.search("dredge").total > 0


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_a_data_frame(story: variorum.Story, small_ledger: Ledger, table: str) -> None:
    frame = story.frame(table)
    rows = [row.row() for row in getattr(small_ledger, table)]
    assert frame.columns == list(TABLES[table].model_fields)
    assert frame.height == len(rows)
    key = next((name for name in ("id", "measure") if name in frame.columns), None)
    if key:
        assert frame[key].to_list() == [row[key] for row in rows]


def test_spans_are_structs_that_can_be_asked_for(story: variorum.Story, small_ledger: Ledger) -> None:
    quotes = story.frame("figures")["span"].struct.field("quote").to_list()
    assert quotes == [figure.span.quote for figure in small_ledger.figures]


def test_an_empty_table_is_an_empty_frame(tmp_path: Path, small_ledger: Ledger) -> None:
    stored(tmp_path / "bare", Ledger(reports=small_ledger.reports))
    frame = variorum.load(tmp_path / "bare").frame("events")
    assert (frame.height, "label" in frame.columns) == (0, True)


def test_a_notebook_shows_it_with_all_text_escaped(tmp_path: Path, small_ledger: Ledger) -> None:
    point = small_ledger.points[0].model_copy(update={"label": "<script>alert(1)</script>"})
    stored(tmp_path / "hostile", small_ledger.model_copy(update={"points": (point,)}))
    shown = variorum.load(tmp_path / "hostile")._repr_html_()
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert "<th>figure groups</th><td>1</td>" in shown


def test_what_is_missing_is_named(story: variorum.Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match="no story here"):
        variorum.load(tmp_path / "nothing")
    with pytest.raises(RequestError, match="no table 'people'"):
        story.frame("people")
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "polars":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(RequestError, match=r"pip install variorum\[frames\]"):
        story.frame("events")


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import variorum, sys; assert not {'sqlalchemy', 'spacy', 'polars'} & set(sys.modules), sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    with pytest.raises(AttributeError, match="nothing_at_all"):
        variorum.nothing_at_all  # noqa: B018
    assert isinstance(variorum.Story, type)
