"""`variorum watch` through the program's own front door."""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from program import Run
from variorum.cli import app
from variorum.ledger import Store
from variorum.model import Ledger
from variorum.read import FORMATS
from web import Answer, Site, serving

needs_readers = pytest.mark.skipif(
    not {".warc", ".rss"} <= {ending for known in FORMATS for ending in known.suffixes},
    reason="no reader for WARC files and feeds",
)
RSS = (("Content-Type", "application/rss+xml"),)
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "strait-ferry"


def feed(*paths: str, whole: str = "") -> Answer:
    items = "".join(f"<item><guid>{path}</guid><link>{path}</link></item>" for path in paths)
    if whole:
        items += (
            "<item><guid>whole</guid><link>https://coast.example/whole</link><content:encoded xmlns:content="
            f'"http://purl.org/rss/1.0/modules/content/"><![CDATA[{whole}]]></content:encoded></item>'
        )
    return Answer(f'<rss version="2.0"><channel><title>C</title>{items}</channel></rss>'.encode(), headers=RSS)


def page(name: str) -> Answer:
    """A report of the example story as a page."""
    title, *paragraphs = (EXAMPLE / name).read_text(encoding="utf-8").split("\n\n")
    body = f"<h1>{title}</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return Answer(f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode())


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story with one report."""
    folder = tmp_path_factory.mktemp("begun")
    built = CliRunner().invoke(app, ["build", str(EXAMPLE / "01-rescue.txt"), "--into", str(folder)])
    assert built.exit_code == 0, built.stderr
    return folder


@pytest.fixture
def story(begun: Path, tmp_path: Path) -> Path:
    """The begun story, which a test may change."""
    return Path(shutil.copytree(begun, tmp_path / "story"))


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({"/empty": feed()}) as served:
        yield served


def ledger(story: Path) -> Ledger:
    return Store(story).view().ledger()


@needs_readers
def test_what_is_new_in_a_feed_is_added_and_told(run: Run, story: Path) -> None:
    whole = "<p>" + " ".join((EXAMPLE / "05-portal.txt").read_text(encoding="utf-8").split()) + "</p>"
    with serving({"/rss": feed("/a", whole=whole), "/a": page("04-interview.txt")}) as site:
        first = run("watch", story, site.url("/rss"), "--once", "--allow-private")
        second = run("watch", story, "--once", "--allow-private")  # the feed that was watched before
        address = site.url("/a")
    assert (first.code, second.code) == (0, 0), first.stderr
    rows = [json.loads(line) for line in first.stdout.splitlines()]
    assert [row["standing"] for row in rows if row["entry"] == "report"] == ["new", "new"]
    assert any(row["entry"] == "figure" and row["now"] == "43" for row in rows)
    assert second.stdout == ""
    assert {report.url for report in ledger(story).reports} >= {address, "https://coast.example/whole"}


@needs_readers
def test_pages_that_were_fetched_build_a_story(run: Run, tmp_path: Path) -> None:
    with serving({"/a": page("01-rescue.txt"), "/b": page("04-interview.txt")}) as site:
        run("fetch", site.url("/a"), site.url("/b"), "--into", tmp_path / "pages", "--allow-private")
        addresses = {site.url("/a"), site.url("/b")}
    built = run("build", tmp_path / "pages", "--into", tmp_path / "story")
    assert built.code == 0, built.stderr
    assert {report.url for report in ledger(tmp_path / "story").reports} == addresses


def test_a_feed_that_fails_does_not_keep_the_others_from_being_looked_at(run: Run, story: Path, site: Site) -> None:
    result = run("watch", story, site.url("/none"), site.url("/empty"), "--once", "--allow-private")
    assert result.code == 3
    assert "404 Not Found; check the address of the feed" in result.stderr
    assert f"{site.url('/empty')}: 0 new entries, 0 changes" in result.stderr
    assert run("watch", story, site.url("/none"), "--once", "--allow-private").code == 1


def test_this_machine_is_not_asked_unless_it_is_allowed(run: Run, story: Path, site: Site) -> None:
    result = run("watch", story, site.url("/empty"), "--once")
    assert result.code == 1
    assert site.asked == []


def test_without_a_feed_there_is_nothing_to_watch(run: Run, story: Path) -> None:
    result = run("watch", story, "--once")
    assert result.code == 2
    assert "expected the address of at least one feed" in result.stderr


def test_without_a_story_nothing_is_fetched(run: Run, site: Site, tmp_path: Path) -> None:
    result = run("watch", tmp_path / "none", site.url("/empty"), "--once", "--allow-private")
    assert result.code == 1
    assert "no story here; build one" in result.stderr
    assert site.asked == []
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_in_peace(story: Path, site: Site, number: signal.Signals) -> None:
    before = ledger(story)
    heed = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # a shell's background job does not
    )
    code = f"{heed}; from variorum.cli import main; main()"
    command = [sys.executable, "-c", code, "watch", str(story), site.url("/empty"), "--allow-private"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        deadline = time.monotonic() + 60
        while "/empty" not in site.paths and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(number)
        stdout, stderr = process.communicate(timeout=30)
    finally:
        process.kill()
    assert (process.returncode, stdout) == (0, ""), stderr
    assert "stopped; the next watch goes on from here" in stderr
    assert ledger(story) == before
