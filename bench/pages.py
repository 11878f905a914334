"""How large the dossier is and how fast it opens: the example, and made-up stories of 50 and 1,000 reports.

python bench/pages.py [--stories FOLDER ...]

Needs a Chromium on the PATH. Each page is opened several times from a file in a fresh profile, and the middle of the
times is printed, in milliseconds from the start of navigation: the first paint that has content, and the moment at
which the document and its scripts are ready. `find` is the time from typing the last twelve words of a report to the
first hit, `last` from asking for the address of a row of the last report to seeing it. `--stories` adds stories that
`variorum build` made.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from cost import EXAMPLE, Clock
from invented import rows, story
from variorum.ledger import Store
from variorum.model import Ledger
from variorum.pipeline import run
from variorum.publish.html import page

TIMES = 3
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


@dataclass(frozen=True)
class Opened:
    """One opening of a page, in milliseconds."""

    painted: float
    ready: float
    find: float
    last: float


def stories(folders: list[Path]) -> Iterator[tuple[str, Ledger]]:
    """The stories to measure, by name."""
    yield "example", run(sorted(EXAMPLE.glob("*.txt")), Clock()).ledger
    for built in folders:
        yield built.name, Store(built).view().ledger()
    for count in (50, 1000):
        yield f"made up, {count:,} reports", story(count)


def opened(browser: Browser, address: str, ledger: Ledger) -> Opened:
    """Opens a page in a fresh profile, finds something far down in it, and goes to its last row."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.goto(address)
    while not tab.evaluate(PAINTED):  # `wait_for_function` would need an eval, which the page's policy forbids
        tab.wait_for_timeout(20)
    painted, ready = float(tab.evaluate(PAINTED)), float(tab.evaluate(READY))
    report = ledger.reports[-1]
    find = _timed(tab, lambda: tab.fill("#find", " ".join(report.text.split()[-12:])), "#found a")
    row = next(statement for statement in reversed(ledger.statements) if statement.report == report.id)
    last = _timed(tab, lambda: tab.evaluate("id => { location.hash = id; }", row.id), f"[id='{row.id}'].at-row")
    context.close()
    return Opened(painted, ready, find, last)


def _timed(tab: Page, act: Callable[[], None], seen: str) -> float:
    """Milliseconds from an act to the first sight of what it is to bring."""
    start = time.perf_counter()
    act()
    tab.wait_for_selector(seen)
    return 1000 * (time.perf_counter() - start)


def line(name: str, made: str, seconds: float, ledger: Ledger, found: list[Opened]) -> str:
    """One story as a row of the table."""
    middle = [statistics.median(getattr(one, field) for one in found) for field in ("painted", "ready", "find", "last")]
    size = len(made.encode()) / 1_000_000
    figures = "  ".join(f"{value:6.0f}" for value in middle)
    return f"{name:24} {len(ledger.reports):6,} {rows(ledger):8,} {seconds:8.1f} {size:7.2f}  {figures}"


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--stories", type=Path, nargs="*", default=[])
    wanted = reader.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("pages: expected a chromium on the PATH; install it and run this again")
    print(f"{os.cpu_count()} cores, the middle of {TIMES} openings")
    print(f"{'story':24} reports     rows   made s      MB   paint   ready    find    last")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for name, ledger in stories(wanted.stories):
            start = time.perf_counter()
            made = page(ledger)
            seconds = time.perf_counter() - start
            file = Path(folder) / "story.html"
            file.write_text(made, "utf-8", newline="")
            found = [opened(browser, file.as_uri(), ledger) for _ in range(TIMES)]
            print(line(name, made, seconds, ledger, found), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
