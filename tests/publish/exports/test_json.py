import json

from variorum.model import TABLES, Ledger
from variorum.publish.exports.json import document, schema


def test_the_document_is_the_ledger(small_ledger: Ledger) -> None:
    text = document(small_ledger)
    assert text.endswith("}\n")
    assert list(json.loads(text)) == ["format", *TABLES]
    assert Ledger.model_validate_json(text) == small_ledger


def test_letters_stay_letters(small_ledger: Ledger) -> None:
    assert "“We will dredge" in document(small_ledger)


def test_the_same_ledger_gives_the_same_bytes(small_ledger: Ledger) -> None:
    again = Ledger.model_validate_json(document(small_ledger))
    assert document(again) == document(small_ledger)


def test_the_schema_names_its_draft_and_all_tables() -> None:
    described = json.loads(schema())
    assert described["$schema"].endswith("2020-12/schema")
    assert set(described["properties"]) == {"format", *TABLES}
