"""A real browser for tests: the system's Chromium, driven by Playwright, with axe-core to judge accessibility.

Nothing is downloaded. Without a Chromium the tests are skipped, and fail where `VARIORUM_NEEDS_BROWSER` is set, as on
the build machine. The fixtures live as long as a module: Playwright holds an event loop, which other modules may need.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 20_000  # milliseconds for what a page does by itself, on a machine that others use too
PHONE = 390
DESKTOP = 1280
Visit = Callable[..., Page]
expect.set_options(timeout=PATIENCE)


def chromium() -> str:
    """The path of the system's Chromium; skips the test where there is none, or fails it where one has to be."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        missing = "no chromium on the PATH; install Debian's package `chromium` and run the test again"
        if os.environ.get("VARIORUM_NEEDS_BROWSER"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser with a profile of its own, closed at the end of the module."""
    path = chromium()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield launched
        launched.close()


@dataclass
class _Complaints:
    """What a page says went wrong, and where it turned for more than it was given."""

    errors: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """`visit(address, width=, height=, scheme=, scripts=, header=)` opens an address in a fresh profile.

    The test fails at its end if any page wrote an error to the console (a breach of its content security policy among
    them), threw one, or turned to a host other than the one that it was opened from.
    """
    complaints = _Complaints()
    contexts = []

    def opened(
        address: str,
        *,
        width: int = DESKTOP,
        height: int = 900,
        scheme: str = "light",
        scripts: bool = True,
        headers: dict[str, str] | None = None,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=scripts,
            extra_http_headers=headers,
            permissions=["clipboard-read", "clipboard-write"],
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        home = _origin(address)
        page.on("pageerror", lambda error: complaints.errors.append(str(error)))
        page.on("console", lambda said: said.type == "error" and complaints.errors.append(said.text))
        page.on("request", lambda asked: _origin(asked.url) == home or complaints.fetched.append(asked.url))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints.errors == []
    assert [url for url in complaints.fetched if not url.startswith(("data:", "about:", "blob:"))] == []


def _origin(address: str) -> str:
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"


def serious(page: Page) -> list[str]:
    """The findings of axe-core that are serious or critical, one line each: the rule, and what it found fault with."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]} {node.get('failureSummary', '')[:240]}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"][:3]
    ]


def sideways(page: Page) -> int:
    """How many pixels the page can be scrolled sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def overlapping(page: Page, selector: str) -> list[str]:
    """Pairs of visible elements of a selector whose boxes share more than two pixels each way, by their words.

    Elements inside one another do not count.
    """
    return list(
        page.evaluate(
            """selector => {
              const seen = [...document.querySelectorAll(selector)].filter(e => e.checkVisibility()).slice(0, 400);
              const boxes = seen.map(e => [e, e.getBoundingClientRect()]).filter(([, b]) => b.width && b.height);
              const found = [];
              boxes.forEach(([e, a], i) => boxes.slice(i + 1).forEach(([f, b]) => {
                if (e.contains(f) || f.contains(e)) return;
                const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                if (across > 2 && down > 2) found.push(`${e.textContent.trim()} | ${f.textContent.trim()}`);
              }));
              return found;
            }""",
            selector,
        )
    )
