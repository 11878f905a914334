"""The live pages in a real browser: each correction as a person makes it, by mouse and by keyboard."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser import PHONE, Visit, serious, sideways
from decisions import address, example, named
from served import listening, stored
from variorum.annotate.parser import Parser
from variorum.ledger import Store
from variorum.model import Actor, Event, Ledger, Statement

PAGES = (
    "/overview",
    "/timeline",
    "/says",
    "/figures",
    "/copies",
    "/wording",
    "/silence",
    "/reports",
    "/review",
    "/decisions",
)


@pytest.fixture(scope="module")
def story(parser: Parser) -> Ledger:
    return example(parser)


@pytest.fixture
def live(tmp_path: Path, story: Ledger) -> Store:
    return stored(tmp_path / "story", story)


@pytest.fixture
def home(live: Store) -> Iterator[str]:
    with listening(live) as found:
        yield found


def row(store: Store, table: str, key: str) -> object:
    return store.view().row(table, key)


@pytest.mark.parametrize("width", [PHONE, 1280])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_without_a_complaint_and_can_be_used_by_all(
    home: str, visit: Visit, page: str, width: int
) -> None:
    opened = visit(home + page, width=width)
    assert opened.locator("h2").first.is_visible()
    assert serious(opened) == []
    assert sideways(opened) == 0


@pytest.mark.parametrize("table", ["events", "statements", "actors"])
def test_the_page_of_a_row_can_be_used_by_all(home: str, visit: Visit, story: Ledger, table: str) -> None:
    opened = visit(f"{home}/rows/{getattr(story, table)[0].id}")
    for summary in opened.locator(".forms summary").all():
        if not summary.evaluate("s => s.parentElement.open"):
            summary.click()
    assert serious(opened) == []


def test_a_row_is_corrected_where_it_stands(home: str, visit: Visit, live: Store, story: Ledger) -> None:
    page = visit(f"{home}/says")
    link = page.locator("a.correct").first
    key = str(link.get_attribute("href")).removeprefix("/rows/")
    link.click()
    dialog = page.locator("dialog.fix")
    dialog.get_by_text("Certainty", exact=True).click()
    dialog.locator("#set-certainty").select_option("denied")
    dialog.get_by_role("button", name="Set certainty").click()
    page.wait_for_url(f"{home}/says**")
    statement = row(live, "statements", key)
    assert isinstance(statement, Statement)
    assert statement.certainty == "denied"


def test_a_row_is_corrected_with_the_keyboard_alone(home: str, visit: Visit, live: Store) -> None:
    page = visit(f"{home}/review")
    page.locator("#review button[value=wrong]").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    (decision,) = live.view().decisions()
    assert decision.says == "wrong"
    page.goto(f"{home}/decisions")
    undo = page.get_by_role("button", name="Undo wrong").first
    undo.focus()
    page.keyboard.press("Space")
    page.wait_for_selector(".undone")
    assert live.view().decisions()[0].undone_by


def test_the_dialog_is_left_with_escape_and_gives_the_focus_back(home: str, visit: Visit) -> None:
    page = visit(f"{home}/says")
    link = page.locator("a.correct").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog.fix[open] .forms")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.fix[open]")).to_have_count(0)
    expect(link).to_be_focused()


def set_field(page: Page, field: str) -> None:
    details = page.locator("details", has=page.locator(f"[name=field][value={field}]"))
    if not details.evaluate("d => d.open"):
        details.locator("summary").click()


def submit(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def test_the_speaker_is_set_by_name(home: str, visit: Visit, live: Store, story: Ledger) -> None:
    speaker = named(story, "Farid Iskandar")
    statement = next(s for s in story.statements if s.speaker != speaker.id)
    page = visit(f"{home}/rows/{statement.id}")
    set_field(page, "speaker")
    page.fill("#set-speaker", "farid iskandar")
    submit(page, "Set speaker")
    edited = row(live, "statements", statement.id)
    assert isinstance(edited, Statement)
    assert edited.speaker == speaker.id
    expect(page.locator("h2")).to_have_text(re.compile("^\\s*Farid Iskandar"))


def test_the_chain_is_set_hop_by_hop(home: str, visit: Visit, live: Store, story: Ledger) -> None:
    statement = next(s for s in story.statements if len(s.chain) > 1)
    page = visit(f"{home}/rows/{statement.id}")
    set_field(page, "chain")
    for n, actor in enumerate(("Farid Iskandar", "Surya Wiratama")):
        page.fill(f"#set-chain-{n}", actor)
    submit(page, "Set chain")
    edited = row(live, "statements", statement.id)
    assert isinstance(edited, Statement)
    assert [hop.actor for hop in edited.chain] == [named(story, n).id for n in ("Farid Iskandar", "Surya Wiratama")]


def test_the_date_the_kind_and_the_words_of_an_event_are_set(
    home: str, visit: Visit, live: Store, story: Ledger
) -> None:
    event = story.events[0]
    words = story.statements[0].content[0]
    page = visit(f"{home}/rows/{event.id}")
    for field, value in (("time", "2024-04-26"), ("kind", "storm"), ("mentions", address(words))):
        set_field(page, field)
        page.fill(f"#set-{field}", value)
        submit(page, f"Set {field}")
    edited = row(live, "events", event.id) if event.id in {e.id for e in live.view().ledger().events} else None
    assert isinstance(edited, Event)
    assert (edited.time.start, edited.kind, edited.mentions) == ("2024-04-26", "storm", (words,))


def test_two_actors_are_joined_and_told_apart_again(home: str, visit: Visit, live: Store, story: Ledger) -> None:
    one, two = named(story, "Farid Iskandar"), named(story, "Malaysian minister")
    page = visit(f"{home}/rows/{one.id}")
    page.fill("#other", "malaysian minister")
    submit(page, "They are the same")
    joined = row(live, "actors", one.id)
    assert isinstance(joined, Actor)
    assert len(joined.mentions) == len(one.mentions) + len(two.mentions)
    page.get_by_text("Split it").click()
    page.locator(f"[name=about][value='{address(two.mentions[0].span)}']").check()
    page.fill("#part", "The other minister")
    submit(page, "Split them off")
    assert "The other minister" in {actor.name for actor in live.view().ledger().actors}


def test_selected_words_become_a_statement(home: str, visit: Visit, live: Store, story: Ledger) -> None:
    page = visit(f"{home}/reports")
    page.evaluate(
        """() => {
          const paragraph = document.querySelectorAll('.tp')[1], range = document.createRange();
          range.selectNodeContents(paragraph.querySelector('span') || paragraph);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    words = str(page.evaluate("String(getSelection())"))
    page.wait_for_selector(".chosen:not([hidden])")
    assert serious(page) == []
    page.get_by_role("link", name="Add as a statement or an event").click()
    page.fill("#who", "Farid Iskandar")
    page.get_by_role("button", name="Add the statement").click()
    page.wait_for_url(f"{home}/reports/**")
    added = live.view().rows("statements")[-1]
    assert isinstance(added, Statement)
    assert added.content[0].quote == words
    assert added.speaker == named(story, "Farid Iskandar").id


def test_words_are_typed_and_become_an_event_without_a_mouse_or_scripts(
    home: str, visit: Visit, live: Store, story: Ledger
) -> None:
    report = story.reports[0]
    start = report.story[0][0]
    page = visit(f"{home}/add?report={report.id}", scripts=False)
    page.locator("#quote").focus()
    page.keyboard.type(report.text[start : start + 40])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#kind")
    page.locator("#kind").focus()
    page.keyboard.type("storm")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}/reports/**")
    added = live.view().rows("events")[-1]
    assert isinstance(added, Event)
    assert (added.kind, added.mentions[0].start) == ("storm", start)


def test_search_leads_to_the_lit_words(home: str, visit: Visit) -> None:
    page = visit(f"{home}/overview")
    page.keyboard.press("Tab")
    page.fill("#words", "ferry accord")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hits mark")
    page.locator(".snippet a").first.click()
    page.wait_for_url("**/reports/**")
    expect(page.locator(".edition article")).to_be_visible()


def test_a_section_goes_on_where_it_is_scrolled_to(home: str, visit: Visit, tmp_path: Path, story: Ledger) -> None:
    more = tuple(
        s.model_copy(update={"id": f"{s.id}-{n}", "speaker": a.id, "chain": ()})
        for n in range(4)
        for s, a in zip(story.statements, story.actors, strict=False)
    )
    larger = stored(tmp_path / "larger", story.model_copy(update={"statements": (*story.statements, *more)}))
    with listening(larger) as there:
        page = visit(f"{there}/says")
        entries = page.locator(".entries > *")
        first, total = entries.count(), int(str(page.locator(".entries").get_attribute("data-total")))
        if first < total:
            page.mouse.wheel(0, 200_000)
            page.wait_for_function("n => document.querySelectorAll('.entries > *').length > n", arg=first)
        assert entries.count() > first or first == total
