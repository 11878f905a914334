"""Who may ask, by what name, how much; and what a browser may do with the answer."""

import asyncio

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from served import TOKEN, client
from variorum.errors import RequestError
from variorum.ledger import Store
from variorum.serve import guard
from variorum.serve.guard import Guard
from variorum.serve.options import Options

LOCKED = Options(token=TOKEN, by="the desk")
PAGES = (
    "/overview",
    "/timeline",
    "/says",
    "/figures",
    "/copies",
    "/reports",
    "/review",
    "/decisions",
    "/add",
    "/search",
)


@pytest.mark.parametrize("address", [*PAGES, "/api", "/nothing", "/api/nothing", "/assets/page.js"])
def test_every_answer_forbids_what_the_pages_do_not_need(served: TestClient, address: str) -> None:
    headers = served.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_a_script_or_style_of_its_own(served: TestClient, address: str) -> None:
    page = served.get(address).text
    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page
    assert "javascript:" not in page


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "", "localhost@evil.example"]
)
def test_another_name_of_this_machine_is_refused(served: TestClient, host: str) -> None:
    assert served.get("/overview", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8765", "127.0.0.1:1", "[::1]:8765"])
def test_its_own_names_are_answered(served: TestClient, host: str) -> None:
    assert served.get("/api", headers={"Host": host}).status_code == 200


def test_a_name_that_was_given_is_answered(store: Store) -> None:
    named = client(store, Options(names=("desk.example",)))
    assert named.get("/api", headers={"Host": "desk.example"}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_reading_and_posting(served: TestClient, method: str) -> None:
    assert served.request(method, "/api/events").status_code == 405


def test_a_long_question_is_refused(served: TestClient) -> None:
    assert served.get("/search", params={"words": "x" * 2_001}).status_code == 414
    assert served.get("/rows/" + "x" * 1_001).status_code == 414


def test_a_large_body_is_refused_by_what_it_says_and_by_what_it_is(served: TestClient) -> None:
    assert served.post("/decide", content=b"x" * (guard.LARGEST_BODY + 1)).status_code == 413

    def unsaid() -> object:
        for _ in range(guard.LARGEST_BODY // 1000 + 1):
            yield b"x" * 1000

    assert served.post("/decide", content=unsaid()).status_code == 413


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Referer": "http://evil.example/form"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://localhost:1"},
    ],
)
def test_nothing_is_written_from_another_page(served: TestClient, store: Store, headers: dict[str, str]) -> None:
    sent = served.post("/decide", data={"says": "wrong", "about": "e-1"}, headers=headers)
    assert sent.status_code == 403
    assert len(store.view().decisions()) == 1


def test_nothing_is_written_without_the_mark_of_a_form_or_the_token(served: TestClient, store: Store) -> None:
    assert served.post("/decide", data={"says": "wrong", "about": "e-1"}).status_code == 403
    assert served.post("/decide", data={"says": "wrong", "about": "e-1", "mark": "0" * 64}).status_code == 403
    assert served.post("/adopt", data={"lines": ""}).status_code == 403
    assert served.post("/api/decisions", json={"says": "wrong", "about": ["e-1"]}).status_code == 403
    assert len(store.view().decisions()) == 1


def test_a_story_behind_a_token_shows_nothing_without_it(store: Store) -> None:
    locked = client(store, LOCKED)
    for address in (*PAGES, "/api", "/api/events", "/api/openapi.json", "/decisions.jsonl", "/entries/says"):
        answer = locked.get(address)
        assert answer.status_code == 401
        assert "harbour" not in answer.text
    wrong = {"Authorization": "Bearer not the token, but as long"}
    assert locked.get("/api/events", headers=wrong).status_code == 401


def test_a_program_shows_the_token_and_a_person_enters_it_once(store: Store) -> None:
    locked = client(store, LOCKED)
    assert locked.get("/api/events", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert locked.get("/enter").status_code == 200
    assert locked.post("/enter", data={"token": "wrong"}).status_code == 401
    entered = locked.post("/enter", data={"token": TOKEN})
    assert entered.status_code == 303
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert "SameSite=strict" in entered.headers["set-cookie"]
    assert locked.get("/overview").status_code == 200


def test_a_story_for_other_machines_needs_a_token_that_is_long_enough() -> None:
    with pytest.raises(RequestError, match="can be reached from other machines"):
        Options(host="0.0.0.0")
    with pytest.raises(RequestError, match="a token of 16 characters"):
        Options(token="short")
    assert Options(host="::1").token is None


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    async def slow(_scope: Scope, _receive: Receive, _send: Send) -> None:
        await asyncio.sleep(60)

    monkeypatch.setattr(guard, "PATIENCE", 0.05)
    answer = TestClient(Guard(slow, Options()), base_url="http://localhost").get("/api")
    assert answer.status_code == 503
    assert "longer than" in answer.json()["detail"]


def test_a_defect_is_told_without_a_path_or_a_line_of_the_program(
    served: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("/home/somebody/secret.txt")

    monkeypatch.setattr("variorum.ledger.view.View.page", broken)
    answer = served.get("/api/events")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_a_story_that_is_gone_is_told_without_its_place(served: TestClient, store: Store) -> None:
    for file in store.folder.iterdir():
        file.unlink()
    answer = served.get("/api/events")
    assert answer.status_code == 503
    assert str(store.folder) not in answer.text


def test_a_connection_that_is_no_request_is_left_alone() -> None:
    async def never(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise AssertionError("reached")

    async def nothing() -> Message:
        return {"type": "websocket.connect"}

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(Guard(never, Options())({"type": "websocket", "path": "/"}, nothing, send))
    assert sent == []
