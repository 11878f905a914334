"""The dossier in a real browser: every section, with keyboard, scripts off, on a phone, in the dark, and large."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser import DESKTOP, PHONE, Visit, overlapping, serious, sideways
from invented import story
from samples import plain_report
from variorum.annotate.parser import Parser
from variorum.model import Ledger, LeftOut, Statement
from variorum.pipeline import run
from variorum.publish.html import page
from variorum.publish.sections import SECTIONS

EXAMPLE = Path(__file__).parents[2] / "examples" / "strait-ferry"
Open = Callable[..., Page]


class Silent:
    """Looks on and says nothing."""

    def stage(self, name: str, total: int) -> None: ...

    def step(self) -> None: ...


@pytest.fixture(scope="module")
def example(parser: Parser) -> Ledger:
    """The example story, read and resolved."""
    return run(sorted(EXAMPLE.glob("*.txt")), Silent(), parser).ledger


@pytest.fixture
def opened(tmp_path: Path, visit: Visit) -> Open:
    """`opened(ledger, address="", **how)`: the dossier of a ledger at an address of its own, from a file."""

    def show(ledger: Ledger, address: str = "", **how: object) -> Page:
        path = tmp_path / "story.html"
        path.write_text(page(ledger), "utf-8", newline="")
        return visit(f"{path.as_uri()}#{address}", **how)

    return show


def text_of(found: Page) -> str:
    """The text of the first report, as the browser holds it."""
    return str(found.evaluate("[...document.querySelectorAll('.edition .tp')].map(e => e.textContent).join('')"))


def lit(found: Page) -> str:
    """The words that are lit in a text, once they are: a browser shows a text a moment before it is lit."""
    expect(found.locator(".hit").first).to_be_visible()
    return str(found.evaluate("[...document.querySelectorAll('.hit')].map(e => e.textContent).join('')"))


def test_a_browser_shows_every_character(opened: Open) -> None:
    text = "\n A <b>line</b> &amp; more\r\nanother\u2028with 😀\r\rthe end. \n"
    assert text_of(opened(Ledger(reports=(plain_report(text),)), "r0")) == text


def test_what_a_hostile_report_prints_is_text_and_nothing_else(opened: Open) -> None:
    text = (
        "</script><script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">"
        "<style>body { display: none }</style> \u202egnirts desrever\u202c \u0000\u0007\u001b[31m javascript:alert(1) "
        "{{ 7 * 7 }} {% raw %} ]]> <!-- </p></article></main> </textarea>"
    )
    report = plain_report(text, title=text, source=text)
    said = Statement(
        id="s-1", report="r0", mode="direct", content=(report.span(0, len(text)),), speaker=text, cue=None, why=text
    )
    ledger = Ledger(reports=(report,), statements=(said,), left_out=(LeftOut(stage=text, reason=text, source=text),))
    found = opened(ledger, "s-1")
    assert found.title() == "Variorum · One report"
    assert found.locator("img, iframe, object, body > style").count() == 0
    assert text_of(found) == text.replace("\u0000", "\ufffd")
    expect(found.locator("#says")).to_be_visible()


def test_each_section_opens_by_its_name_alone(opened: Open, example: Ledger) -> None:
    found = opened(example)
    for section in SECTIONS:
        found.locator(f"nav[aria-label=Sections] a[href='#{section.id}']").click()
        expect(found.locator(f"#{section.id}")).to_be_visible()
        heights = found.evaluate("[...document.querySelectorAll('.page')].map(e => [e.id, e.offsetHeight])")
        assert [name for name, height in heights if height] == [section.id]
        current = found.locator("nav[aria-label=Sections] [aria-current=page]")
        expect(current).to_have_attribute("href", f"#{section.id}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_stands_in_the_way_of_anyone(opened: Open, example: Ledger, scheme: str) -> None:
    found = opened(example, scheme=scheme)
    for section in SECTIONS:
        found.evaluate("id => { location.hash = id; }", section.id)
        expect(found.locator(f"#{section.id}")).to_be_visible()
        assert serious(found) == [], section.id


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_nothing_runs_over_the_edge_or_over_another(opened: Open, example: Ledger, width: int) -> None:
    found = opened(example, width=width)
    for section in SECTIONS:
        found.evaluate("id => { location.hash = id; }", section.id)
        expect(found.locator(f"#{section.id}")).to_be_visible()
        assert sideways(found) == 0, section.id
        crowded = (
            ".point .claim, .point .lines, .lab, .fg > span, .bar .val, .hop, .end, .copy > *, .tp, ul.nt, td, tbody th"
        )
        assert overlapping(found, f"#{section.id} :is({crowded})") == [], section.id


def test_without_scripts_all_sections_stand_below_one_another_and_links_work(opened: Open, example: Ledger) -> None:
    found = opened(example, scripts=False)
    for section in SECTIONS:
        expect(found.locator(f"#{section.id} h2")).to_be_attached()
        assert found.locator(f"#{section.id}").is_visible()
    assert not found.locator(".find").is_visible()
    assert not found.locator(".choose").first.is_visible()
    link = found.locator("#overview .point .quote a").first
    link.click()
    expect(found).to_have_url(re.compile(f"{link.get_attribute('href')}$"))


def test_on_paper_every_section_and_every_text_is_printed(opened: Open, example: Ledger) -> None:
    found = opened(example)
    found.emulate_media(media="print")
    assert all(found.locator(f"#{section.id}").is_visible() for section in SECTIONS)
    assert all(found.locator(f"#{report.id}").is_visible() for report in example.reports)
    assert not found.locator("header nav").is_visible()


def test_the_address_of_a_span_opens_its_report_and_lights_it(opened: Open, small_ledger: Ledger) -> None:
    span = small_ledger.statements[0].content[0]
    found = opened(small_ledger, f"{span.report}-{span.start}-{span.end}")
    assert lit(found) == span.quote
    expect(found.locator("#reader")).to_be_visible()
    shown = found.locator(".edition:not([hidden])")
    assert [edition.get_attribute("id") for edition in shown.all()] == [span.report]


def test_from_a_word_of_the_text_to_its_row_and_back(opened: Open, small_ledger: Ledger) -> None:
    event = small_ledger.events[0]
    mention = event.mentions[1]
    found = opened(small_ledger, mention.report)
    found.locator(f"[id='{mention.report}-{mention.start}-{mention.end}']").click()
    note = found.locator(".nt .on", has_text=event.label).first
    expect(note).to_be_visible()
    note.locator("a").last.click()
    expect(found.locator(f"#{event.id}.at-row")).to_be_visible()
    found.locator(f"#{event.id} .words a").last.click()
    assert lit(found) == event.mentions[1].quote


def test_layers_go_and_come(opened: Open, small_ledger: Ledger) -> None:
    found = opened(small_ledger, small_ledger.reports[0].id)
    time = found.locator(".tp .t")
    assert time.evaluate("e => getComputedStyle(e).fontStyle") == "italic"
    found.get_by_label("Time").uncheck()
    assert time.evaluate("e => getComputedStyle(e).fontStyle") == "normal"


def test_search_finds_words_of_the_reports_and_rows(opened: Open, small_ledger: Ledger) -> None:
    found = opened(small_ledger)
    found.keyboard.press("/")
    found.keyboard.type("harbour dredged")
    expect(found.locator("#found p")).to_have_text(re.compile("^[0-9]+ found$"))
    links = [link.get_attribute("href") for link in found.locator("#found a").all()]
    assert "#k-1" in links
    assert any(str(link).startswith(f"#{small_ledger.reports[1].id}-0-") for link in links)
    found.keyboard.press("Enter")
    expect(found.locator("#found")).to_be_hidden()
    expect(found).to_have_url(re.compile(f"{links[0]}$"))


def test_all_can_be_reached_by_keyboard(opened: Open, example: Ledger) -> None:
    found = opened(example)
    found.keyboard.press("Tab")
    assert found.evaluate("document.activeElement.textContent") == "Skip to the findings"
    found.keyboard.press("Enter")
    expect(found.locator("#main")).to_be_focused()
    for _ in range(200):
        found.keyboard.press("Tab")
        if found.evaluate("document.activeElement.matches('#overview .point summary')"):
            break
    found.keyboard.press("Enter")
    opening = found.locator("#overview .point details[open], #overview details.point[open]")
    expect(opening.first).to_be_visible()
    found.keyboard.press("Tab")
    found.keyboard.press("Enter")
    expect(found.locator("#reader")).to_be_visible()
    assert lit(found)


def test_brackets_walk_through_the_marked_passages(opened: Open, small_ledger: Ledger) -> None:
    found = opened(small_ledger, small_ledger.reports[0].id)
    found.keyboard.press("]")
    first = found.evaluate("document.activeElement.textContent")
    found.keyboard.press("]")
    second = found.evaluate("document.activeElement.textContent")
    found.keyboard.press("[")
    assert found.evaluate("document.activeElement.textContent") == first != second
    expect(found.locator(".nt .on").first).to_be_visible()


def test_a_passage_is_copied_with_what_proves_it(opened: Open, small_ledger: Ledger) -> None:
    span = small_ledger.statements[0].content[0]
    address = f"{span.report}-{span.start}-{span.end}"
    found = opened(small_ledger, address)
    found.get_by_role("button", name="Copy citation").click()
    expect(found.locator(".cite [role=status]")).to_have_text("Copied")
    copied = str(found.evaluate("navigator.clipboard.readText()"))
    report = next(report for report in small_ledger.reports if report.id == span.report)
    assert copied.startswith(f"“{span.quote}” ")
    assert f"characters {span.start} to {span.end} (SHA-256 {report.sha256})" in copied
    assert copied.endswith(f"#{address}")
    found.keyboard.press("Escape")
    expect(found.locator(".cite")).to_be_hidden()


def test_a_row_is_copied_with_every_passage_that_it_rests_on(opened: Open, small_ledger: Ledger) -> None:
    found = opened(small_ledger, "k-1")
    found.get_by_role("button", name="Copy citation").click()
    expect(found.locator(".cite [role=status]")).to_have_text("Copied")
    copied = str(found.evaluate("navigator.clipboard.readText()"))
    assert copied.startswith("The harbour is to be dredged. “")
    assert all(mention.quote in copied for mention in small_ledger.events[0].mentions)


def test_colours_can_be_chosen_and_are_kept(opened: Open, small_ledger: Ledger) -> None:
    found = opened(small_ledger)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = found.evaluate(paper)
    button = found.get_by_role("button", name=re.compile("Colours"))
    button.click()
    button.click()
    expect(button).to_have_attribute("aria-label", "Colours: dark")
    dark = found.evaluate(paper)
    found.reload()
    assert found.evaluate(paper) == dark != light


def test_the_timeline_by_actor_and_of_one_report(opened: Open, example: Ledger) -> None:
    found = opened(example, "timeline")
    rows = found.locator("#timeline .evd:visible")
    expect(rows).to_have_count(len(example.events))
    found.get_by_label("Told by").select_option(example.reports[0].id)
    told = [event for event in example.events if any(m.report == example.reports[0].id for m in event.mentions)]
    expect(rows).to_have_count(len(told))
    expect(found.locator("#timeline .choose [role=status]")).to_contain_text(f"{len(told)} of {len(example.events)}")
    found.get_by_label("Told by").select_option("")
    found.get_by_label("Lanes by").select_option("actors")
    lanes = found.locator("#timeline .lane-h").all_inner_texts()
    names = {actor.id: actor.name for actor in example.actors}
    named = {names.get(p.actor, p.actor) for event in example.events for p in event.participants}
    assert set(lanes) - {"Nobody named"} == named
    ids = found.evaluate("[...document.querySelectorAll('#timeline .evd[id]')].map(e => e.id)")
    assert sorted(ids) == sorted(event.id for event in example.events)
    found.get_by_label("Lanes by").select_option("lane")
    expect(rows).to_have_count(len(example.events))


def test_any_two_reports_stand_side_by_side(opened: Open, example: Ledger) -> None:
    passage = next(p for p in example.passages if p.a.report != p.b.report)
    found = opened(example, "copies")
    found.get_by_label("Compare").select_option(passage.a.report)
    found.get_by_label("with", exact=True).select_option(passage.b.report)
    shown = found.locator("#copies .pairing:visible")
    expect(shown).to_have_count(1)
    found.get_by_role("button", name="Read both in full").click()
    aligned = found.locator(".both .beside.aligned")
    expect(aligned.first).to_be_visible()
    both = found.evaluate(
        "[0, 1].map(i => [...document.querySelectorAll('.both .beside')].map(r => r.children[i].textContent).join(''))"
    )
    left, right = (aligned.first.locator("> p").nth(side).bounding_box() for side in (0, 1))
    assert left and right and left["x"] + left["width"] <= right["x"] and left["y"] == right["y"]
    texts = {report.id: report.text for report in example.reports}
    for side, report in zip(both, (passage.a.report, passage.b.report), strict=True):
        assert side.endswith(texts[report])
    assert serious(found) == []


def test_reports_that_share_nothing_can_still_be_read_side_by_side(opened: Open, small_ledger: Ledger) -> None:
    found = opened(small_ledger.model_copy(update={"passages": (), "families": ()}), "copies")
    for name, report in (("Compare", small_ledger.reports[0]), ("with", small_ledger.reports[1])):
        found.get_by_label(name, exact=True).select_option(report.id)
    expect(found.locator("#copies .compare [role=status]")).to_have_text("They share no passage.")
    found.get_by_role("button", name="Read both in full").click()
    expect(found.locator(".both .beside").first).to_be_visible()


def test_a_large_story_opens_packed_and_gives_out_all_of_it(opened: Open) -> None:
    ledger = story(90)
    last = ledger.reports[-1]
    row = next(said for said in reversed(ledger.statements) if said.report == last.id)
    found = opened(ledger, "overview")
    rows = found.locator("#overview .point")
    before = rows.count()
    assert before < len(ledger.points)
    found.locator("#overview .next").evaluate("button => button.scrollIntoView()")
    expect(rows).not_to_have_count(before)
    found.evaluate("id => { location.hash = id; }", row.id)
    expect(found.locator(f"[id='{row.id}'].at-row")).to_be_visible()
    span = row.content[0]
    found.evaluate("id => { location.hash = id; }", f"{last.id}-{span.start}-{span.end}")
    expect(found.locator(f"[id='{last.id}']")).to_be_visible()
    assert lit(found) == span.quote
    found.fill("#find", " ".join(ledger.reports[50].text.split()[-12:]))
    expect(found.locator("#found a").first).to_have_attribute("href", re.compile(ledger.reports[50].id))
    expect(found.locator("#found p")).to_have_text(re.compile("^1 found$"))
    assert serious(found) == []


SLOW = """() => {
  const Swift = DecompressionStream, waited = () => new Promise(done => setTimeout(done, 20));
  window.DecompressionStream = class {
    constructor(format) {
      const swift = new Swift(format), transform = (part, out) => waited().then(() => out.enqueue(part));
      this.writable = swift.writable;
      this.readable = swift.readable.pipeThrough(new TransformStream({transform}));
    }
  };
}"""


def test_who_goes_on_while_a_row_is_unpacked_stays_there(opened: Open) -> None:
    ledger = story(90)
    row = next(said for said in reversed(ledger.statements) if said.report == ledger.reports[-1].id)
    found = opened(ledger, "overview")
    found.evaluate(SLOW)
    found.evaluate(
        """async ([row, section]) => {
          const gone = new Promise(done => addEventListener("hashchange", done, {once: true}));
          location.hash = row;
          await gone;
          location.hash = section;
        }""",
        [row.id, "figures"],
    )
    expect(found.locator(f"[id='{row.id}']")).to_be_attached()
    expect(found.locator("#figures")).to_be_visible()
    expect(found.locator("#says")).to_be_hidden()
