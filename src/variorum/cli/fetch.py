"""`variorum fetch`: from addresses to files."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from variorum.cli.answers import FormatOption, answer
from variorum.cli.exits import code_of
from variorum.cli.output import complain, note
from variorum.cli.progress import bars
from variorum.cli.table import grid
from variorum.errors import RequestError
from variorum.fetch import AGENT, Collector, Fetched, Fetcher, Settings

DelayOption = Annotated[float, typer.Option(min=0.0, help="Seconds between two requests to one host, at least.")]
PrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch from private addresses and any port: for an intranet.")
]


def fetch(
    pages: Annotated[
        list[str],
        typer.Argument(help="Addresses, or files with one address a line; - is standard input.", show_default=False),
    ],
    into: Annotated[Path, typer.Option(help="Folder for the pages; made where it is missing.", show_default=False)],
    delay: DelayOption = Settings.delay,
    allow_private: PrivateOption = False,
    format: FormatOption = None,
) -> None:
    """Download pages, politely and safely, to build a story of them.

    The pages are kept with their headers as they came, in a WARC file that `variorum build` reads. What a site's
    robots.txt asks not to be fetched is not fetched; each host is left in peace for a second between two requests; a
    page that was fetched into this folder before is sent again only where it has changed.

    The environment variable VARIORUM_AGENT sets what the program calls itself to servers; say there how to reach you.

    Says what became of each page: fetched, not-modified, refused (by robots.txt), unsafe (a private address), failed.
    Exit code 3 where some did not come, 1 where none did.
    """
    fetcher = Fetcher(settings_of(allow_private, delay))
    found = _collected(_addresses(pages), Collector(into, fetcher))
    answer(format, [row.row() for row in found], found, lambda: _drawn(found))
    for row in found:
        if not row.is_there:
            complain(f"{row.url}: {row.why}")
    there = sum(row.is_there for row in found)
    note(f"{into}: {there} of {len(found)} pages are there; next: variorum build {into} --into STORY")
    raise typer.Exit(code_of(read=there, skipped=len(found) - there))


def settings_of(allow_private: bool, delay: float = Settings.delay) -> Settings:
    """How the commands fetch; VARIORUM_AGENT says what the program calls itself.

    Raises `RequestError` where no program can be called so.
    """
    agent = os.environ.get("VARIORUM_AGENT") or AGENT
    if not (agent.isascii() and agent.isprintable()):
        raise RequestError(f"VARIORUM_AGENT: expected plain ASCII text, got {agent!r}; set it anew")
    return Settings(agent=agent, delay=delay, allow_private=allow_private)


def _collected(urls: Sequence[str], collector: Collector) -> tuple[Fetched, ...]:
    with bars() as watch:
        watch.stage("fetching", len(urls))
        found = []
        for row in collector.collect(urls):
            found.append(row)
            watch.step()
    return tuple(found)


def _addresses(given: Iterable[str]) -> list[str]:
    """The addresses that are given or listed; an empty line or one that begins with # is none."""
    found = list(dict.fromkeys(url for each in given for url in ([each] if "://" in each else _listed(each))))
    if not found:
        raise RequestError("expected at least one address, found none in what was given; put one on each line")
    return found


def _listed(path: str) -> Iterator[str]:
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RequestError(
            f"{path}: expected an address with http:// or https://, or a file with one on each line ({error})"
        ) from error
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line.strip()


def _drawn(found: Iterable[Fetched]) -> str:
    rows = ([row.became, row.at or row.url, str(row.bytes or ""), row.file or "", row.why or ""] for row in found)
    return grid(("became", "page", "bytes", "file", "why"), rows, ruled=False)
