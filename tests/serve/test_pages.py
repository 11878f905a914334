"""The live pages without a browser: every correction as its form sends it, and what becomes of hostile reports."""

import html
import re
import time
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from decisions import words_in
from samples import plain_report
from served import client, stored
from variorum.ledger import Store
from variorum.model import Actor, Event, EventTime, Ledger, Mention, Span, Statement
from variorum.publish.sections import SECTIONS
from variorum.serve import patience

Send = Callable[..., str]


def mark(served: TestClient) -> str:
    found = re.search(r'name="mark" value="(\w+)"', served.get("/decisions").text)
    assert found
    return found[1]


@pytest.fixture
def send(served: TestClient) -> Send:
    """`send(says=…, about=…, …)` sends the form of a decision and gives where it leads."""

    def sent(status: int = 303, **fields: object) -> str:
        answer = served.post("/decide", data={"mark": mark(served), "back": "/timeline", **fields})
        assert answer.status_code == status, answer.text
        return answer.headers.get("location", html.unescape(answer.text))

    return sent


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
def test_every_section_of_the_dossier_is_served(served: TestClient, section: object) -> None:
    address = "/reports" if section.id == "reader" else f"/{section.id}"  # type: ignore[attr-defined]
    page = served.get(address)
    assert page.status_code == 200
    assert f'id="{section.id}-h"' in page.text  # type: ignore[attr-defined]
    assert 'href="#' not in page.text.replace('href="#main"', "")


def test_every_link_of_every_page_leads_somewhere(served: TestClient) -> None:
    seen, waiting = set[str](), ["/overview"]
    while waiting:
        address = waiting.pop()
        seen.add(address)
        answer = served.get(address)
        assert answer.status_code == 200, address
        if "text/html" in answer.headers["content-type"]:
            found = {
                html.unescape(a).partition("#")[0] for a in re.findall(r'(?:href|src)="([^"#][^"]*)"', answer.text)
            }
            waiting += [a for a in found if not a.startswith("data:") and a not in seen and a not in waiting]
    assert {"/reports", "/rows/e-1", "/rows/s-1", "/review", "/decisions", "/assets/page.css"} <= seen


def test_the_address_of_words_names_report_and_place(served: TestClient, small_ledger: Ledger) -> None:
    span = small_ledger.statements[0].content[0]
    assert f'/reports/{span.report}#{span.report}-{span.start}-{span.end}"' in served.get("/rows/s-1").text


def test_a_row_is_judged_wrong_and_the_judgement_undone(served: TestClient, send: Send, store: Store) -> None:
    assert send(says="wrong", about="e-1", by="Ana", note="no works are planned") == "/timeline"
    assert served.get("/rows/e-1").status_code == 404
    decision = store.view().decisions()[-1]
    assert (decision.by, decision.note) == ("Ana", "no works are planned")
    assert "no works are planned" in served.get("/decisions").text
    send(says="wrong", about=decision.id)
    assert served.get("/rows/e-1").status_code == 200
    assert "undone by" in served.get("/decisions").text


def test_a_field_is_set(served: TestClient, send: Send) -> None:
    send(says="edit", about="e-1", field="time", value="2031-04-01/2031-05-31")
    page = served.get("/rows/e-1").text
    assert "2031-04-01/2031-05-31" in page
    assert "As the machine made it" in page


def test_a_speaker_is_named_by_words_of_a_report(send: Send, store: Store, small_ledger: Ledger) -> None:
    words = words_in(small_ledger.reports[1], "The minister")
    send(says="edit", about="s-1", field="speaker", to=f"{words.report}-{words.start}-{words.end}")
    statement = store.view().row("statements", "s-1")
    assert isinstance(statement, Statement)
    speaker = store.view().row("actors", str(statement.speaker))
    assert isinstance(speaker, Actor)
    assert speaker.mentions[0].span == words


def test_an_actor_may_be_given_by_name(send: Send, store: Store) -> None:
    send(says="edit", about="e-1", field="place", to="ana lopes")
    event = store.view().row("events", "e-1")
    assert isinstance(event, Event)
    assert event.place == "a-lopes"


def _office(number: int, span: Span) -> Actor:
    mentions = (Mention(span=span, form="name"),)
    return Actor(id=f"a-{number}", name="Port Office", kind="state-body", why="test", mentions=mentions)


def test_a_name_that_several_have_is_asked_back(tmp_path: Path, small_ledger: Ledger) -> None:
    report = small_ledger.reports[1]
    more = tuple(_office(n, words_in(report, quote)) for n, quote in enumerate(("boats", "Coast Post")))
    served = client(stored(tmp_path / "two", small_ledger.model_copy(update={"actors": (*small_ledger.actors, *more)})))
    fields = {"mark": mark(served), "says": "edit", "about": "s-1", "field": "speaker", "to": "Port Office"}
    answer = served.post("/decide", data=fields)
    assert answer.status_code == 400
    assert "may be any of 2 rows" in html.unescape(answer.text)
    joined = served.post("/decide", data={"mark": mark(served), "says": "same", "about": "a-0", "other": "Port Office"})
    assert joined.status_code == 303
    assert served.get("/rows/a-1").status_code == 404


def test_a_mention_is_split_off(send: Send, store: Store, small_ledger: Ledger) -> None:
    place = small_ledger.events[0].mentions[1]
    send(says="different", about=["e-1", f"{place.report}-{place.start}-{place.end}"])
    assert len(store.view().rows("events")) == 2


def test_words_that_are_typed_are_found_and_added(
    served: TestClient, send: Send, store: Store, small_ledger: Ledger
) -> None:
    report = small_ledger.reports[1]
    found = served.get("/add", params={"report": report.id, "quote": "About 40 boats are waiting"}).text
    address = re.search(r'name="about" value="([^"]+)"', found)
    assert address
    send(says="add", table="statements", about=address[1], to="Ana Lopes")
    added = store.view().rows("statements")[-1]
    assert isinstance(added, Statement)
    assert [span.quote for span in added.content] == ["About 40 boats are waiting"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"words": "r-1-2-3"}, "no words stand at this address"),
        ({"words": "-1--2"}, "no words stand at this address"),
        ({"report": "r-1", "quote": "boats"}, "choose the report"),
        ({"report": "", "quote": "nobody wrote this"}, "choose the report"),
    ],
)
def test_words_that_do_not_stand_there_are_asked_for_again(
    served: TestClient, asked: dict[str, str], told: str
) -> None:
    assert told in html.unescape(served.get("/add", params=asked).text).lower()


def test_words_that_stand_in_several_places_are_shown_to_choose(served: TestClient, small_ledger: Ledger) -> None:
    asked = {"report": small_ledger.reports[0].id, "quote": "a"}
    assert "Which?" in served.get("/add", params=asked).text


def test_decisions_are_taken_along_to_another_copy(
    served: TestClient, send: Send, tmp_path: Path, small_ledger: Ledger
) -> None:
    send(says="edit", about="e-1", field="label", value="The dredging")
    lines = served.get("/decisions.jsonl").text
    smaller = small_ledger.model_copy(update={"decisions": (), "overruled": ()})
    other = client(stored(tmp_path / "other", smaller))
    taken = other.post("/adopt", data={"mark": mark(other), "lines": lines})
    assert taken.status_code == 303
    assert "The dredging" in other.get("/rows/e-1").text


def test_a_decision_that_fits_nothing_is_shown_as_orphaned(
    served: TestClient, send: Send, tmp_path: Path, small_ledger: Ledger
) -> None:
    send(says="edit", about="e-1", field="label", value="The dredging")
    lines = served.get("/decisions.jsonl").text
    empty = Ledger(reports=(plain_report("Nothing of this is told here.\n"),))
    other = client(stored(tmp_path / "other", empty))
    taken = other.post("/adopt", data={"mark": mark(other), "lines": lines})
    assert taken.status_code == 303, taken.text
    page = html.unescape(other.get("/decisions").text)
    assert "Orphaned" in page
    assert "its words are not in the story any more" in page
    assert "We will dredge the harbour by May" in page


def test_what_is_no_decision_is_not_taken_over(served: TestClient, store: Store) -> None:
    answer = served.post("/adopt", data={"mark": mark(served), "lines": '{"id": "d-7"}'})
    assert answer.status_code == 400
    assert len(store.view().decisions()) == 1


@pytest.mark.parametrize(
    "back", ["http://evil.example/", "//evil.example", "/\\evil.example", "", "/a\r\nSet-Cookie: x=1"]
)
def test_a_form_leads_to_no_other_server(served: TestClient, back: str) -> None:
    answer = served.post("/decide", data={"mark": mark(served), "says": "right", "about": "e-1", "back": back})
    assert answer.headers["location"] == "/decisions"


def test_a_decision_that_takes_long_goes_on(
    served: TestClient, send: Send, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "SOON", 0.0)
    with served:
        assert send(says="right", about="e-1") == "/decisions"
        late = time.monotonic() + 20
        while store.view().decisions()[-1].about != ("e-1",) and time.monotonic() < late:
            time.sleep(0.05)
    assert store.view().decisions()[-1].about == ("e-1",)


def test_a_browser_signs_with_the_name_that_it_was_given(served: TestClient) -> None:
    name = "Zoë “Z” <b>Ørsted</b>"
    assert served.post("/name", data={"mark": mark(served), "name": name, "back": "/review"}).status_code == 303
    page = served.get("/rows/e-1").text
    assert name in html.unescape(page)
    assert "<b>Ørsted" not in page


def test_a_judged_row_leaves_the_review(served: TestClient, send: Send) -> None:
    asked = served.get("/api/review").json()["rows"]
    assert asked
    first = asked[0]
    send(says="right" if first["table"] != "figure_groups" else "wrong", about=first["id"])
    assert first["id"] not in {row["id"] for row in served.get("/api/review").json()["rows"]}


class _Tags(HTMLParser):
    """Every tag as a browser would read it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(page)
    assert parser.found
    return parser.found


HOSTILE = (
    '<script>alert(1)</script> "quoted" </textarea>'
    "<img src=x onerror=alert(2)> \u202eevil\u202c \u0007\u0000\u001b[31m "
    "{{ 7*7 }} {% raw %} javascript:alert(3) ' onmouseover=alert(4) &lt;b&gt; <!-- ]]> \u2028 \ud83d\ude00 said so."
)


def test_hostile_reports_are_shown_and_not_run(tmp_path: Path) -> None:
    text = HOSTILE.encode("utf-16", "surrogatepass").decode("utf-16") + "\n"
    report = plain_report(text, source='"><script>alert(9)</script>.txt', title="<script>alert(5)</script>")
    whole = report.span(0, len(text) - 1)
    name = "<img src=x onerror=alert(6)>"
    undated = EventTime(precision="none", why=name)
    ledger = Ledger(
        reports=(report,),
        actors=(Actor(id="a-1", name=name, kind="person", why=name, mentions=(Mention(span=whole, form="name"),)),),
        statements=(Statement(id="s-1", report=report.id, mode="indirect", content=(whole,), speaker="a-1", why=name),),
        events=(Event(id="e-1", label=name, kind="visit", time=undated, mentions=(whole,), why=name),),
    )
    served = client(stored(tmp_path / "hostile", ledger))
    sent = {"mark": mark(served), "says": "right", "about": "e-1", "by": name, "note": name}
    assert served.post("/decide", data=sent).status_code == 303
    addresses = [f"/{s.id}" for s in SECTIONS if s.id != "reader"]
    addresses += "/reports /rows/a-1 /rows/s-1 /rows/e-1 /review /decisions".split()
    addresses += [f"/add?words={report.id}-0-9", "/search?words=script", "/search?words=%3Cscript%3E"]
    for address in (*addresses, "/rows/%3Cscript%3E", "/%3Cscript%3E"):
        page = served.get(address).text
        for tag, attributes in tags(page):
            assert tag != "img", address
            assert not any(name.startswith("on") or name == "style" for name in attributes), address
            assert tag != "script" or (attributes["src"] or "").startswith("/assets/"), address
            assert not (attributes.get("href") or "").startswith("javascript"), address
        assert "49 {% raw" not in page, address
    shown = served.get("/reports").text
    article = re.findall(r"<article[^>]*>(.*?)</article>", shown, re.S)[0]
    assert "<script>alert(1)</script>" in html.unescape(re.sub(r"<[^>]+>", "", article))
