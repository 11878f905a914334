"""One file of every container and service, read through the command line: text, title, outlet, date, place."""

import gzip
import hashlib
import shutil
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from variorum.cli import app
from variorum.ledger import Store
from variorum.model import Ledger, Report
from variorum.read import read_file, read_stream

FIXTURES = Path(__file__).parent / "fixtures"
DAY = "2031-03-04"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ledger, str]:
    """The story of all fixtures, and what its build said on stderr."""
    folder = tmp_path_factory.mktemp("fixtures")
    pile = folder / "pile"
    for name in sorted({source.partition("/")[0] for source in CASES}):
        shutil.copytree(FIXTURES / name, pile / name)
    result = CliRunner().invoke(app, ["build", "--recursive", str(pile), "--into", str(folder / "story")])
    assert result.exit_code == 0, result.stderr
    return Store(folder / "story").view().ledger(), result.stderr.replace(f"{pile}/", "")


CASES = {
    # source: number in the text, title, outlet, day, kinds and members of the places
    "zip/reports.zip!valley/a.txt": (11, None, None, None, ["zip valley/a.txt"]),
    "zip/reports.zip!valley/b.html": (12, "Varn pass closed, report 12", "Valley Post 12", DAY, ["zip valley/b.html"]),
    "tar/reports.tar!a.txt": (13, None, None, None, ["tar a.txt"]),
    "tar/reports.tar!in/b.html": (14, "Varn pass closed, report 14", "Valley Post 14", DAY, ["tar in/b.html"]),
    "gzip/reports.tar.gz!reports.tar!a.txt": (15, None, None, None, ["gzip reports.tar", "tar a.txt"]),
    "gzip/page.html.gz!page.html": (16, "Varn pass closed, report 16", "Valley Post 16", DAY, ["gzip page.html"]),
    "bzip2/story.txt.bz2!story.txt": (17, None, None, None, ["bzip2 story.txt"]),
    "xz/story.txt.xz!story.txt": (18, None, None, None, ["xz story.txt"]),
    "warc/crawl.warc.gz!https://post20.example/varn": (
        20, "Varn pass closed, report 20", "Valley Post 20", DAY,
        ["warc <urn:uuid:00000000-0000-4000-8000-000020169693>"],
    ),
    "warc/crawl.warc.gz!https://post20.example/packed": (
        21, "Varn pass closed, report 21", "Valley Post 21", DAY,
        ["warc <urn:uuid:00000000-0000-4000-8000-000021571356>"],
    ),
    "wacz/crawl.wacz!archive/data.warc.gz!https://post22.example/varn": (
        22, "Varn pass closed, report 22", "Valley Post 22", DAY,
        ["zip archive/data.warc.gz", "warc <urn:uuid:00000000-0000-4000-8000-000020185531>"],
    ),
    "json/jsonfeed.json#31": (31, "Pass 31", "Valley Feed", DAY, ["json /items/0/content_html"]),
    "json/newsapi.json#/articles/0": (32, "Pass 32", "Valley Post", DAY, ["json /articles/0/content"]),
    "json/eventregistry.json#33": (33, "Pass 33", "Valley Post", DAY, ["json /articles/results/0/body"]),
    "json/guardian.json#34": (34, "Pass 34", "Valley Post", DAY, ["json /response/results/0/fields/bodyText"]),
    "json/ninjs.json#urn:valley:35": (35, "Pass 35", "Valley Press", DAY, ["json /body_xhtml"]),
    "jsonl/services.jsonl:1": (41, "Pass 41", "Valley Post", DAY, ["jsonl 1", "json /text"]),
    "jsonl/services.jsonl:2": (42, "Pass 42", "Valley Post", DAY, ["jsonl 2", "json /text"]),
    "jsonl/services.jsonl:3": (43, "Pass 43", "valley.example", DAY, ["jsonl 3", "json /maintext"]),
    "jsonl/services.jsonl#44": (44, "Pass 44", "Valley Post", DAY, ["jsonl 4", "json /text"]),
    "jsonl/services.jsonl#45": (45, "Pass 45", "valley.example", DAY, ["jsonl 5", "json /text"]),
    "csv/comma.csv#51": (51, "Pass 51", "Valley Post", DAY, ["csv 1", "column Full Text"]),
    "csv/semicolon.csv#52": (52, "Pass 52", "Valley Post", DAY, ["csv 1", "column Full Text"]),
    "csv/tab.tsv#53": (53, "Pass 53", "Valley Post", DAY, ["csv 1", "column Full Text"]),
    "csv/old.csv#54": (54, "Pass 54", "Valley Post", DAY, ["csv 1", "column Full Text"]),
    "parquet/reports.parquet:1": (55, "Pass 55", "Valley Post", DAY, ["parquet 1", "column text"]),
    "parquet/reports.parquet:2": (56, "Pass 56", "Valley Post", DAY, ["parquet 2", "column text"]),
    "feed/valley.rss!https://valley.example/61": (61, "Pass 61", "Valley Press", DAY, ["feed 1/content"]),
    "feed/valley.atom!https://valley.example/63": (63, "Pass 63", "valley", DAY, ["feed 1/content"]),
    "nitf/pass.xml": (71, "Varn pass closed after rockfall", "Valley Press", DAY, []),
    "newsml/pass.xml": (72, "Varn pass closed", "Valley Press Agency", DAY, []),
}  # fmt: skip


def report_of(ledger: Ledger, source: str) -> Report:
    return next(report for report in ledger.reports if report.source.endswith(f"/pile/{source}"))


@pytest.mark.parametrize("source", CASES)
def test_a_report_comes_out_of_its_container(built: tuple[Ledger, str], source: str) -> None:
    number, title, outlet, day, places = CASES[source]
    report = report_of(built[0], source)
    story = "\n\n".join(report.text[a:b] for a, b in report.story)
    assert story.startswith("The road over the Varn pass has been closed since Tuesday morning after a rockfall at")
    assert f" at kilometre {number}.\n\n" in story
    assert f"“Nobody was hurt, but {number + 10} cars had to turn back,”" in story
    assert report.text.rstrip().endswith(
        ("if no more stones come down in the rain.", "+99 chars]", "digger & a stone.")
    )
    assert (report.title, report.masthead and report.masthead.name) == (title, outlet)
    if day:
        assert (report.published.value, report.published.basis) == (day, "metadata")
    assert [f"{place.kind} {place.member}" for place in report.inside] == places


def test_all_of_them_are_expected(built: tuple[Ledger, str]) -> None:
    expected = {*CASES, "wacz/crawl.wacz!archive/data.warc.gz!https://post22.example/packed"}
    assert {report.source.partition("/pile/")[2] for report in built[0].reports} == expected


def test_what_is_no_report_is_counted(built: tuple[Ledger, str]) -> None:
    assert "warc/crawl.warc.gz: 1 left out: answers with status 404\n" in built[1]
    assert "warc/crawl.warc.gz: 1 left out: no page but image/png\n" in built[1]
    assert "warc/crawl.warc.gz: 1 left out: revisits, whose page was the same as before\n" in built[1]
    assert "json/gdelt.json: 1 left out: only links to reports, without their text; download them with" in built[1]
    assert "feed/valley.rss: 1 left out: entries of a feed without their whole text" in built[1]
    told = [left.reason for left in built[0].left_out if left.stage == "read"]
    assert "2 left out: a file about the web archive" in told


@pytest.mark.parametrize(
    ("source", "note"),
    [
        ("json/ninjs.json#urn:valley:35", "its sender marks it as withheld; embargoed until 2031-03-05T00:00:00Z"),
        ("json/newsapi.json#/articles/0", "NewsAPI.org gives only its beginning"),
        ("nitf/pass.xml", "its sender marks it as embargoed; embargoed until 2031-03-05T000000Z"),
        ("newsml/pass.xml", "its sender marks it as canceled"),
    ],
)
def test_what_a_sender_says_of_a_story_is_told(built: tuple[Ledger, str], source: str, note: str) -> None:
    assert report_of(built[0], source).why.endswith(f"; {note}")


@pytest.mark.parametrize("source", ["warc/crawl.warc.gz", "tar/reports.tar", "jsonl/services.jsonl", "csv/old.csv"])
def test_the_place_of_a_member_holds_its_very_bytes(built: tuple[Ledger, str], source: str) -> None:
    data = (FIXTURES / source).read_bytes()
    reports = [r for r in built[0].reports if f"/pile/{source}" in r.source and r.media_type != "text/html"]
    reports += [r for r in built[0].reports if f"/pile/{source}" in r.source and source.startswith("warc")]
    assert reports
    for report in reports:
        place = report.inside[0]
        assert place.member and place.offset is not None and place.length
        piece = data[place.offset : place.offset + place.length]
        if place.kind == "warc":
            assert f"WARC-Record-ID: {place.member}\r\n".encode() in gzip.decompress(piece)
        else:
            assert hashlib.sha256(piece).hexdigest() == report.sha256


def test_the_map_of_a_news_item_leads_into_its_file(built: tuple[Ledger, str]) -> None:
    report = report_of(built[0], "nitf/pass.xml")
    source = (FIXTURES / "nitf/pass.xml").read_text(encoding="utf-8")
    for run in report.source_map:
        piece = source[run.source_start : run.source_end].replace("&amp;", "&")
        assert report.text[run.start : run.end] == piece
    mapped = sum(run.end - run.start for run in report.source_map)
    assert mapped >= len(report.text) - 2 * report.text.count("\n\n")
    assert {report.text[n.start : n.end].strip(): n.kind for n in report.noise}[
        "The road office’s digger & a stone."
    ] == ("caption")


@pytest.mark.parametrize("name", ["zip/reports.zip", "warc/crawl.warc.gz", "csv/comma.csv", "parquet/reports.parquet"])
def test_a_pipe_gives_what_its_file_gives(name: str) -> None:
    whole = read_file(FIXTURES / name, "-")
    with (FIXTURES / name).open("rb") as stream:
        piped = read_stream(stream, "-")
    assert [r.text for r in piped.reports] == [r.text for r in whole.reports] != []
    assert [r.id for r in piped.reports] == [r.id for r in whole.reports]


def test_the_fixtures_are_those_that_the_script_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FIXTURES))
    import make  # noqa: PLC0415

    monkeypatch.setattr(make, "HERE", tmp_path)
    make.archives(), make.services(), make.tables(), make.feeds(), make.news()
    sys.modules.pop("make")
    for path in (p for p in tmp_path.rglob("*") if p.is_file() and p.suffix != ".parquet"):  # which names its writer
        assert path.read_bytes() == (FIXTURES / path.relative_to(tmp_path)).read_bytes(), path.name
