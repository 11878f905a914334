"""`variorum where` and `export --format annotations` on reports of several formats, built as a user builds them."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from program import Run
from variorum.cli import app

PAGE = Path(__file__).resolve().parents[1] / "read" / "fixtures" / "html" / "dredging.html"
LINE = {"text": 'Die "Fähre" fährt.\nThe ferry runs again, the company said on Monday.', "published": "2031-03-05"}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story of a page and a line of JSON; the page is the fixture itself."""
    folder = tmp_path_factory.mktemp("where")
    (folder / "lines.jsonl").write_text("\n" + json.dumps(LINE) + "\n")
    built = CliRunner().invoke(app, ["build", str(PAGE), str(folder / "lines.jsonl"), "--into", str(folder / "story")])
    assert built.exit_code == 0, built.stderr
    return folder / "story"


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def report(run: Run, story: Path, name: str) -> dict[str, Any]:
    return next(r for r in rows(run("show", story, "reports").stdout) if name in r["source"])


def test_the_fixture_is_read_as_it_was_made(run: Run, story: Path) -> None:
    page = report(run, story, "dredging.html")
    told = [page["text"][a:b] for a, b in page["story"]]
    assert " ".join(told).startswith("“We will dredge the inner harbour by\xa0May,” minister Ana Lopes said on Monday")
    assert told[-1].endswith("The guild called it a first step.\nIt had asked for two basins.")
    assert page["title"] == "Dredging of the inner harbour to begin in May"
    assert page["masthead"]["name"] == "Coast & Harbour Post"
    assert (page["published"]["value"], page["published"]["time"]) == ("2031-03-04", "2031-03-04T09:30:00+01:00")
    assert (page["updated"], page["language"]) == ("2031-03-04T11:05:00+01:00", "en")
    assert page["byline"] == "Inês Carvalho, Tom Reed"
    kinds = {page["text"][n["start"] : n["end"]].strip(): n["kind"] for n in page["noise"]}
    assert kinds["Boats at low tide in the inner harbour."] == "caption"
    assert kinds["“We will dredge the inner harbour.”"] == "pull-quote"
    assert kinds["Guild and ministry meet again after a week of strikes"] == "related-links"


def test_the_bytes_of_a_span_of_a_page(run: Run, story: Path) -> None:
    page = report(run, story, "dredging.html")
    start = page["text"].index("months of talks")
    (found,) = rows(run("where", story, f"dredging.html:{start}-{start + 34}").stdout)
    assert found["span"]["quote"] == "months of talks with the fishermen"
    data = PAGE.read_bytes()
    assert [data[s["start"] : s["end"]].decode() for s in found["stretches"]] == [
        "months", "of talks with the fishermen"
    ]  # fmt: skip
    assert found["sha256"] == page["sha256"] and found["document"] == str(PAGE)


def test_the_bytes_of_a_span_of_a_line_of_json(run: Run, story: Path) -> None:
    line = report(run, story, "lines.jsonl")
    (found,) = rows(run("where", story, f"{line['id']}:0-18").stdout)
    (stretch,) = found["stretches"]
    data = (story.parent / "lines.jsonl").read_bytes()
    assert data[stretch["start"] : stretch["end"]].decode() == stretch["written"]
    assert json.loads(f'"{stretch["written"]}"') == found["span"]["quote"] == LINE["text"][:18]
    assert [place["kind"] for place in found["inside"]] == ["jsonl", "json"]


def test_every_span_of_a_row_is_found(run: Run, story: Path) -> None:
    said = rows(run("show", story, "statements").stdout)[0]
    found = rows(run("where", story, said["id"]).stdout)
    assert found[0]["span"] == said["content"][0]
    assert all(row["stretches"] for row in found)


def test_drawn_for_a_person(run: Run, story: Path) -> None:
    page = report(run, story, "dredging.html")
    start = page["text"].index("& will")
    drawn = run("where", story, f"dredging:{start}-{start + 6}", "--format", "table").stdout
    at = PAGE.read_bytes().index(b"&amp; will")
    assert f"bytes {at}-{at + 5}: &amp;\n" in drawn and f"sha256 {page['sha256'][:12]}" in drawn


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("s-nothing", "no row 's-nothing'; expected REPORT:START-END"),
        ("dredging:9-9", "expected a start before its end"),
        ("dredging:0-99999", "expected a start before its end"),
        ("nobody:0-1", "no report 'nobody'"),
    ],
)
def test_what_is_not_there_is_a_wrong_use(run: Run, story: Path, wanted: str, said: str) -> None:
    result = run("where", story, wanted)
    assert (result.code, result.stdout) == (2, "") and said in result.stderr


def test_a_file_that_moved_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The harbour will be dredged, minister Ana Lopes said on Monday.")
    assert run("build", file, "--into", tmp_path / "story").code == 0
    file.rename(tmp_path / "b.txt")
    result = run("where", tmp_path / "story", "a.txt:0-11")
    assert result.code == 1 and "there is no such file" in result.stderr and "--root" in result.stderr


def test_annotations_are_selectors_on_the_original(run: Run, story: Path) -> None:
    document = json.loads(run("export", story, "--format", "annotations").stdout)
    assert (document["@context"], document["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationCollection")
    items = document["first"]["items"]
    assert document["total"] == len(items) > 5 and len({item["id"] for item in items}) == len(items)
    texts = {r["id"]: r["text"] for r in rows(run("show", story, "reports").stdout)}
    for item in items:
        ident, _, bounds = item["id"].removeprefix("urn:variorum:").partition("#")[0].rpartition(":")
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        selectors = [selector for target in targets for selector in target["selector"]]
        (position,) = (s for s in selectors if s["type"] == "TextPositionSelector")
        assert bounds == f"{position['start']}-{position['end']}"
        for quote in (s for s in selectors if s["type"] == "TextQuoteSelector"):
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in texts[ident]
            assert texts[ident][position["start"] : position["end"]] == quote["exact"]
    assert {i["target"][0]["source"]["id"] for i in items if isinstance(i["target"], list)} == {
        "https://post.example/2031/03/04/dredging"
    }
