"""`variorum fetch` through the program's own front door."""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from program import Run
from web import Answer, Site, serving

ROBOTS = Answer(b"User-agent: *\nDisallow: /closed\n", headers=(("Content-Type", "text/plain"),))


@pytest.fixture
def site() -> Iterator[Site]:
    page = Answer(b"<p>The ferry is late, the coastguard said.</p>")
    with serving({"/robots.txt": ROBOTS, "/a": page, "/b": page, "/closed": page}) as served:
        yield served


def fetch(run: Run, *arguments: str | Path) -> tuple[int, list[dict[str, object]], str]:
    result = run("fetch", *arguments, "--allow-private", "--delay", "0")
    return result.code, [json.loads(line) for line in result.stdout.splitlines()], result.stderr


def test_addresses_become_files(run: Run, site: Site, tmp_path: Path) -> None:
    code, rows, said = fetch(run, site.url("/a"), site.url("/b"), "--into", tmp_path / "pages")
    assert code == 0
    assert [(row["url"], row["became"]) for row in rows] == [(site.url("/a"), "fetched"), (site.url("/b"), "fetched")]
    assert {row["file"] for row in rows} == {file.name for file in (tmp_path / "pages").glob("*.warc.gz")}
    assert f"2 of 2 pages are there; next: variorum build {tmp_path / 'pages'} --into STORY" in said


def test_a_list_of_addresses(run: Run, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    links = tmp_path / "links.txt"
    links.write_text(
        f"\ufeff# of Tuesday\n{site.url('/a')}\n\n  {site.url('/b')}  \n{site.url('/a')}\n", encoding="utf-8"
    )
    assert [row["url"] for row in fetch(run, links, "--into", tmp_path / "one")[1]] == [site.url("/a"), site.url("/b")]
    monkeypatch.setattr(sys, "stdin", io.StringIO(site.url("/a")))
    assert [row["url"] for row in fetch(run, "-", "--into", tmp_path / "two")[1]] == [site.url("/a")]


def test_what_does_not_come_is_named_and_counted(run: Run, site: Site, tmp_path: Path) -> None:
    code, rows, said = fetch(run, site.url("/a"), site.url("/closed"), "file:///etc/passwd", "--into", tmp_path)
    assert code == 3
    assert sorted(str(row["became"]) for row in rows) == ["fetched", "refused", "unsafe"]
    assert f"variorum: {site.url('/closed')}: its robots.txt asks programs not to fetch this page" in said
    assert "variorum: file:///etc/passwd: expected http or https, got file" in said


def test_nothing_comes(run: Run, site: Site, tmp_path: Path) -> None:
    assert fetch(run, site.url("/closed"), "--into", tmp_path / "pages")[0] == 1
    assert not list(tmp_path.glob("pages/*.warc.gz"))


def test_this_machine_is_not_asked_unless_it_is_allowed(run: Run, site: Site, tmp_path: Path) -> None:
    result = run("fetch", site.url("/a"), "http://localhost/a", "--into", tmp_path)
    assert result.code == 1
    assert [json.loads(line)["became"] for line in result.stdout.splitlines()] == ["unsafe", "unsafe"]
    assert site.asked == []


def test_the_name_of_the_program_is_a_setting(
    run: Run, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VARIORUM_AGENT", "Herald/1.0 (desk@herald.example)")
    fetch(run, site.url("/a"), "--into", tmp_path)
    assert {headers["User-Agent"] for _, headers in site.asked} == {"Herald/1.0 (desk@herald.example)"}


@pytest.mark.parametrize("agent", ["Herald/1.0\r\nCookie: a=b", "Хералд/1.0"])
def test_a_name_that_no_program_can_have_is_a_wrong_use(
    run: Run, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, agent: str
) -> None:
    monkeypatch.setenv("VARIORUM_AGENT", agent)
    result = run("fetch", site.url("/a"), "--into", tmp_path, "--allow-private")
    assert result.code == 2
    assert "VARIORUM_AGENT: expected plain ASCII text" in result.stderr
    assert site.asked == []


def test_a_table_for_a_person_cannot_be_steered_by_a_server(run: Run, tmp_path: Path) -> None:
    with serving({"/a": Answer(status=302, headers=(("Location", "/\x1b[31m\x9b"),))}) as site:
        result = run(
            "fetch", site.url("/a"), "--into", tmp_path, "--allow-private", "--format", "table", "--delay", "0"
        )
    assert result.code == 1
    assert not {"\x1b", "\x9b"} & set(result.stdout + result.stderr)


@pytest.mark.parametrize("argument", ["links.txt", "www.news.example/a", "."])
def test_what_is_neither_an_address_nor_a_list_is_a_wrong_use(run: Run, tmp_path: Path, argument: str) -> None:
    result = run("fetch", argument, "--into", tmp_path / "pages")
    assert result.code == 2
    assert "expected an address with http:// or https://, or a file with one on each line" in result.stderr
    assert not (tmp_path / "pages").exists()


def test_an_empty_list_is_a_wrong_use(run: Run, tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text("# none\n")
    result = run("fetch", tmp_path / "links.txt", "--into", tmp_path / "pages")
    assert (result.code, result.stderr.count("\n")) == (2, 1)
    assert "found none" in result.stderr


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_asked(run: Run, site: Site, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("fetch", site.url("/a"), "--into", tmp_path / "file", "--allow-private")
    assert result.code == 1
    assert "expected a folder, found a file" in result.stderr
    assert site.asked == []
