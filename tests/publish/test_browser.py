"""The page in a real browser. Skipped where no Chromium is installed."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from variorum.model import Ledger, Published, Report
from variorum.publish.html import page

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--virtual-time-budget=2000",
)  # fmt: skip
pytestmark = pytest.mark.skipif(BROWSER is None, reason="needs chromium on the PATH")


def run(tmp_path: Path, ledger: Ledger, address: str, script: str) -> object:
    """The value of a script's expression once the page has opened at the address. Errors of the page are values too."""
    probe = (
        "<script>addEventListener('load', () => setTimeout(() => { let out; "
        f"try {{ out = ({script}); }} catch (error) {{ out = String(error); }} "
        "const box = document.createElement('pre'); box.id = 'probe'; box.textContent = JSON.stringify(out); "
        "document.body.append(box); }, 200));</script>"
    )
    path = tmp_path / "story.html"
    path.write_text(page(ledger).replace("</body>", probe + "</body>"), "utf-8", newline="")
    command = [
        str(BROWSER),
        *FLAGS,
        f"--user-data-dir={tmp_path / 'profile'}",
        "--dump-dom",
        f"{path.as_uri()}#{address}",
    ]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    found = re.search(r'<pre id="probe">(.*?)</pre>', dom, re.S)
    assert found, dom[-500:]
    return json.loads(html.unescape(found[1]))


def test_a_browser_shows_every_character(tmp_path: Path) -> None:
    text = "\n A <b>line</b> &amp; more\r\nanother\u2028with 😀\r\rthe end. \n"
    report = Report(
        id="r-1", source="x.txt", sha256="0" * 64, media_type="text/plain", text=text, language="en",
        published=Published(why="test"), story=((0, len(text)),), noise=(), why="test",
    )  # fmt: skip
    shown = run(tmp_path, Ledger(reports=(report,)), "r-1", "document.querySelector('article[lang]').textContent")
    assert shown == text


def test_the_address_of_a_span_opens_its_report_and_lights_it(tmp_path: Path, small_ledger: Ledger) -> None:
    span = small_ledger.statements[0].content[0]
    lit = run(
        tmp_path,
        small_ledger,
        f"{span.report}-{span.start}-{span.end}",
        "{words: [...document.querySelectorAll('.hit')].map(e => e.textContent).join(''),"
        " page: [...document.querySelectorAll('.page:not([hidden])')].map(e => e.id),"
        " report: [...document.querySelectorAll('.edition:not([hidden])')].map(e => e.id)}",
    )
    assert lit == {"words": span.quote, "page": ["reader"], "report": [span.report]}


def test_a_click_on_the_text_shows_its_rows_beside_it(tmp_path: Path, small_ledger: Ledger) -> None:
    event = small_ledger.events[0]
    shown = run(
        tmp_path,
        small_ledger,
        event.mentions[1].report,
        f"(document.getElementById('{event.mentions[1].report}-{event.mentions[1].start}-{event.mentions[1].end}').click(),"
        " [...document.querySelectorAll('.nt .on')].map(e => [e.textContent, getComputedStyle(e).display]))",
    )
    assert isinstance(shown, list)
    assert any(event.label in text and display != "none" for text, display in shown)


def test_search_finds_words_of_the_reports_and_rows(tmp_path: Path, small_ledger: Ledger) -> None:
    found = run(
        tmp_path,
        small_ledger,
        "overview",
        "(() => { const box = document.getElementById('find'); box.value = 'harbour dredged';"
        " box.dispatchEvent(new Event('input'));"
        " return [...document.querySelectorAll('#found a')].map(a => a.getAttribute('href')); })()",
    )
    assert isinstance(found, list)
    coast = small_ledger.reports[1]
    assert "#k-1" in found
    assert any(link.startswith(f"#{coast.id}-0-") for link in found)


def test_layers_go_and_come_without_a_script_of_their_own(tmp_path: Path, small_ledger: Ledger) -> None:
    style = "getComputedStyle(document.querySelector('.tp .t')).fontStyle"
    seen = run(
        tmp_path,
        small_ledger,
        small_ledger.reports[0].id,
        f"(() => {{ const on = {style}; document.getElementById('ly-t').click(); return [on, {style}]; }})()",
    )
    assert seen == ["italic", "normal"]
