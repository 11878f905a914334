"""Takes all pictures of the docs anew, from the example story, with the system's Chromium.

python scripts/screenshot.py

The story is built in a folder of its own. Written are docs/page.png and the pictures of docs/tour.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from variorum.ledger import Store
from variorum.model import Ledger
from variorum.pipeline import build
from variorum.publish.html import page

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "strait-ferry"
TOUR = ROOT / "docs" / "tour"
WIDE, SMALL, PHONE = (1440, 1100), (1200, 820), (390, 844)


class Quiet:
    """Looks on and says nothing."""

    def stage(self, name: str, total: int) -> None:
        """A stage needs no word."""

    def step(self) -> None:
        """Neither does a step."""


def take(browser: Browser, address: str, picture: Path, size: tuple[int, int]) -> None:
    """One picture of what stands at an address, in a window of this width and height."""
    tab = browser.new_page(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    tab.goto(address)
    tab.evaluate("document.fonts.ready")
    tab.screenshot(path=picture)
    tab.close()
    print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size:,} bytes")


def altered(ledger: Ledger) -> str:
    """The address of the first quotation whose words were swapped."""
    span = next(said for said in ledger.statements if said.altered).content[0]
    return f"{span.report}-{span.start}-{span.end}"


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("screenshot: expected a chromium on the PATH; install it and run this again")
    TOUR.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build(sorted(EXAMPLE.glob("*.txt")), Path(folder), Quiet())
        ledger = Store(Path(folder)).view().ledger()
        file = Path(folder) / "story.html"
        file.write_text(page(ledger), "utf-8", newline="")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        take(browser, file.as_uri(), ROOT / "docs" / "page.png", WIDE)
        for section in ("timeline", "says", "figures", "copies", "silence"):
            take(browser, f"{file.as_uri()}#{section}", TOUR / f"{section}.png", SMALL)
        take(browser, f"{file.as_uri()}#{altered(ledger)}", TOUR / "reader.png", SMALL)
        take(browser, file.as_uri(), TOUR / "phone.png", PHONE)
        browser.close()


if __name__ == "__main__":
    main()
