"""How many requests a second the live server answers, and how fast a large story opens in it.

python bench/serve.py [--reports N ...] [--seconds S]

Serves made-up stories of N reports (50 and 1,000) from a process of its own, on the same machine as the asker. `first`
is the time from asking for a section that nobody asked for before to its last byte, `a second` how many answers eight
connections get that ask again and again, each page of a table by another offset. Where there is a Chromium on the PATH,
`painted` and `ready` are milliseconds from the start of navigation to the first content and to the end of the scripts,
and `scrolled` is the longest frame while the page is scrolled.
"""

import argparse
import asyncio
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from invented import story
from variorum.ledger import Store
from variorum.publish.sections import SECTIONS

CONNECTIONS = 8
TABLES = ("statements", "figures", "times", "events", "points", "wording")
ROWS = 100
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
SCROLLED = """async () => {
  let worst = 0, before = performance.now();
  for (let step = 0; step < 60; step++) {
    scrollBy(0, 300);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    worst = Math.max(worst, now - before);
    before = now;
  }
  return worst;
}"""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, int]]:
    """Host and port of `variorum serve` in a process of its own."""
    command = [sys.executable, "-c", "from variorum.cli import main; main()", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        told = process.stderr.readline() if process.stderr else ""
        host, port = told.partition("http://")[2].partition("/")[0].split(":")
        try:
            yield host, int(port)
        finally:
            process.terminate()


async def answer(streams: tuple[asyncio.StreamReader, asyncio.StreamWriter], host: str, address: str) -> int:
    """Asks over an open connection; the bytes of the body. Raises where the answer is none."""
    reader, writer = streams
    writer.write(f"GET {address} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    if " 200 " not in head.partition("\r\n")[0]:
        raise SystemExit(f"{address}: {head.partition(chr(13))[0]}")
    length = int(head.partition("content-length:")[2].partition("\r\n")[0])
    await reader.readexactly(length)
    return length


async def rate(host: str, port: int, addresses: Iterator[str], seconds: float) -> float:
    """Answers a second to `CONNECTIONS` askers who never rest."""
    end = time.perf_counter() + seconds

    async def ask() -> int:
        streams = await asyncio.open_connection(host, port)
        got = 0
        while time.perf_counter() < end:
            await answer(streams, host, next(addresses))
            got += 1
        streams[1].close()
        return got

    start = time.perf_counter()
    total = sum(await asyncio.gather(*(ask() for _ in range(CONNECTIONS))))
    return total / (time.perf_counter() - start)


async def first(host: str, port: int, address: str) -> tuple[float, int]:
    """Seconds and bytes of one answer."""
    streams = await asyncio.open_connection(host, port)
    start = time.perf_counter()
    size = await answer(streams, host, address)
    streams[1].close()
    return time.perf_counter() - start, size


def pages_of(table: str, total: int) -> Iterator[str]:
    """Addresses of the pages of a table, the first after the last."""
    for n in count():
        yield f"/api/{table}?limit={ROWS}&offset={n * ROWS % max(total, 1)}"


def again(address: str) -> Iterator[str]:
    while True:
        yield address


def look(browser: Browser, address: str) -> tuple[float, float, float]:
    """Milliseconds to the first content, to the end of the scripts, and of the longest frame of scrolling."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.goto(address)
    tab.wait_for_function(PAINTED)
    found = float(tab.evaluate(PAINTED)), float(tab.evaluate(READY)), float(tab.evaluate(SCROLLED))
    context.close()
    return found


def measure(folder: Path, seconds: float) -> None:
    """Prints all that is measured of one story."""
    counts = Store(folder).view().counts()
    print(f"\n{folder.name}: {counts['reports']:,} reports, {sum(counts.values()):,} rows")
    with served(folder) as (host, port):
        print(f"{'section':<14}{'first, s':>10}{'kB':>8}{'a second':>10}")
        for section in SECTIONS:
            address = "/reports" if section.id == "reader" else f"/{section.id}"
            took, size = asyncio.run(first(host, port, address))
            many = asyncio.run(rate(host, port, again(address), seconds))
            print(f"{section.id:<14}{took:>10.2f}{size / 1000:>8.0f}{many:>10.0f}")
        for table in TABLES:
            took, size = asyncio.run(first(host, port, f"/api/{table}?limit={ROWS}"))
            many = asyncio.run(rate(host, port, pages_of(table, counts[table]), seconds))
            print(f"{'api ' + table:<14}{took:>10.2f}{size / 1000:>8.0f}{many:>10.0f}")
        draw(f"http://{host}:{port}")


def draw(home: str) -> None:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        return
    print(f"{'page':<14}{'painted':>10}{'ready':>8}{'scrolled':>10}  ms")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        for page in ("overview", "timeline", "says", "reports"):
            painted, ready, scrolled = look(browser, f"{home}/{page}")
            print(f"{page:<14}{painted:>10.0f}{ready:>8.0f}{scrolled:>10.0f}")
        browser.close()


def main() -> None:
    """Reads the arguments and measures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--reports", type=int, nargs="+", default=[50, 1000], help="sizes of the made-up stories")
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each address is asked for")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for reports in asked.reports:
            place = Path(folder) / f"made-up-{reports}"
            with Store(place).writer() as writer:
                writer.write(story(reports))
            measure(place, asked.seconds)


if __name__ == "__main__":
    main()
