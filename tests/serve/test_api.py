"""Every table as JSON, and decisions by JSON."""

import json

import pytest
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from served import client
from variorum.ledger import Store
from variorum.ledger.tables import columns_of
from variorum.model import TABLES, Ledger
from variorum.serve.options import Options

OPTIONS = Options(by="the desk", secret="a secret of this run")
WRITE = {"X-Variorum-Token": "a secret of this run"}


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_served_as_it_is_stored(served: TestClient, small_ledger: Ledger, table: str) -> None:
    answer = served.get(f"/api/{table}").json()
    rows = getattr(small_ledger, table)
    assert answer["rows"] == [row.row() for row in rows]
    assert (answer["total"], answer["next"]) == (len(rows), None)


def test_pages_follow_one_another_to_the_last(served: TestClient, small_ledger: Ledger) -> None:
    address, seen = "/api/figures?limit=1&order=-report", []
    while address:
        answer = served.get(address).json()
        seen += [row["id"] for row in answer["rows"]]
        address = answer["next"]
    assert sorted(seen) == [figure.id for figure in small_ledger.figures]


def test_rows_are_filtered_by_their_columns(served: TestClient, small_ledger: Ledger) -> None:
    report = small_ledger.reports[1].id
    answer = served.get("/api/figures", params={"report": report, "low": "40"}).json()
    assert [row["span"]["report"] for row in answer["rows"]] == [report]


def test_one_row_has_an_address_of_its_own(served: TestClient, small_ledger: Ledger) -> None:
    assert served.get("/api/events/e-1").json() == small_ledger.events[0].row()


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/api/people", 404, "no table 'people'"),
        ("/api/events/e-9", 404, "no row 'e-9'"),
        ("/api/events?colour=red", 400, "no column 'colour'"),
        ("/api/events?limit=0", 400, "limit: expected 1 to 1000"),
        ("/api/events?limit=1001", 400, "limit: expected 1 to 1000"),
        ("/api/events?offset=-1", 400, "offset: expected a whole number"),
        ("/api/events?limit=٣", 400, "limit: expected a whole number"),
        ("/api/events?kind=a&kind=b", 400, "each name of the question once"),
        ("/api/search?words=x&colour=red", 400, "nothing can be asked by colour"),
        ("/api/figures?low=many", 400, "expected a number"),
        ("/api/nothing/at/all", 404, "nothing at this address"),
    ],
)
def test_what_cannot_be_had_is_told_in_plain_words(served: TestClient, address: str, status: int, told: str) -> None:
    answer = served.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert told in answer.json()["detail"]


def test_words_are_found_with_their_places(served: TestClient, small_ledger: Ledger) -> None:
    answer = served.get("/api/search", params={"words": "dredge harbour", "table": "reports"}).json()
    texts = {report.id: report.text for report in small_ledger.reports}
    assert (answer["total"], answer["at_least"], answer["next"]) == (2, False, None)
    for hit in answer["rows"]:
        for snippet in hit["snippets"]:
            assert texts[hit["key"]][snippet["start"] : snippet["end"]] == snippet["text"]


def test_of_very_many_hits_the_total_is_the_least_and_the_next_page_is_given(
    served: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = served.get("/api/search", params={"words": "harbour", "limit": 100}).json()
    monkeypatch.setattr("variorum.ledger.search._RANKED", 2)
    monkeypatch.setattr("variorum.ledger.search._COUNTED", 4)
    address, found = "/api/search?words=harbour&limit=3", []
    while address:
        page = served.get(address).json()
        assert (page["total"], page["at_least"]) == (4, True)
        found += [row["key"] for row in page["rows"]]
        address = page["next"]
    assert len(every["rows"]) > 4
    assert sorted(found) == sorted(row["key"] for row in every["rows"])


def test_the_description_is_valid_and_complete(served: TestClient) -> None:
    found = served.get("/api/openapi.json").json()
    validate(found)
    for table in TABLES:
        asked = {parameter["name"] for parameter in found["paths"][f"/api/{table}"]["get"]["parameters"]}
        assert asked == {*columns_of(table), "order", "limit", "offset"}
        assert f"/api/{table}/{{key}}" in found["paths"]


def test_every_described_address_answers_as_described(served: TestClient) -> None:
    found = served.get("/api/openapi.json").json()
    for path, operations in found["paths"].items():
        if "get" in operations and "{" not in path:
            required = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"].get(
                "required", []
            )
            answer = served.get(path)
            assert answer.status_code == 200, path
            assert set(required) <= answer.json().keys()


def test_a_decision_is_made_and_everything_follows(store: Store) -> None:
    api = client(store, OPTIONS)
    wish = {"says": "edit", "about": ["e-1"], "field": "status", "value": "occurred", "by": "Ana"}
    made = api.post("/api/decisions", json=wish, headers=WRITE)
    assert made.status_code == 201
    decision = api.get(made.headers["location"]).json()
    assert (decision["by"], decision["says"], decision["orphaned"]) == ("Ana", "edit", None)
    assert api.get("/api/events/e-1").json()["status"] == "occurred"
    assert json.loads(api.get("/api/overruled?table=events").json()["rows"][0]["was"])["status"] == "planned"


def test_a_decision_without_a_name_is_signed_by_the_desk(store: Store) -> None:
    made = client(store, OPTIONS).post("/api/decisions", json={"says": "right", "about": ["e-1"]}, headers=WRITE)
    assert made.json()["by"] == "the desk"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"{", "expected a decision as JSON"),
        (b"\xff\xfe", "expected a decision as JSON"),
        (b"[" * 100_000, "expected a decision as JSON"),
        (b"[]", "a decision"),
        (b'{"says": "edit", "about": ["e-1"], "field": "id", "value": "x"}', "a field that can be edited"),
        (b'{"says": "wrong", "about": ["e-9"]}', "expected the id of a row"),
        (b'{"says": "wrong", "about": ["e-1"], "at": "2001-01-01"}', "extra inputs are not permitted"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(store: Store, body: bytes, told: str) -> None:
    api = client(store, OPTIONS)
    answer = api.post("/api/decisions", content=body, headers=WRITE)
    assert answer.status_code == 400
    assert told in answer.json()["detail"]
    assert len(store.view().decisions()) == 1


def test_another_build_is_seen_at_the_next_request(served: TestClient, store: Store, small_ledger: Ledger) -> None:
    assert "redging of the harbour" in served.get("/timeline").text
    event = small_ledger.events[0].model_copy(update={"label": "another work"})
    with store.writer() as writer:
        writer.write(small_ledger.model_copy(update={"events": (event,)}))
    assert "nother work" in served.get("/timeline").text
