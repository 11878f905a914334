"""Entities are checked by followthemoney's own model."""

import json

from followthemoney import model

from variorum.model import Ledger
from variorum.publish.exports.followthemoney import document, entities


def test_every_entity_is_valid(small_ledger: Ledger, ferry_ledger: Ledger) -> None:
    for ledger in (small_ledger, ferry_ledger):
        for row in document(ledger).splitlines():
            given = json.loads(row)
            proxy = model.get_proxy(given, cleaned=False)
            proxy.schema.validate({"properties": given["properties"]})
            assert not proxy.schema.abstract
            cleaned = proxy.to_dict()["properties"]
            assert set(cleaned) == set(given["properties"]), "a value that the model does not take is dropped by it"


def test_what_an_entity_points_at_is_there_and_of_the_right_kind(ferry_ledger: Ledger) -> None:
    proxies = {row["id"]: model.get_proxy(row, cleaned=False) for row in entities(ferry_ledger)}
    pointed = 0
    for proxy in proxies.values():
        for prop in proxy.iterprops():
            if prop.type.name == "entity":
                for target in proxy.get(prop):
                    assert proxies[target].schema.is_a(prop.range), (proxy.schema.name, prop.name)
                    pointed += 1
    assert pointed > 50


def test_what_was_said_is_a_note_about_its_speaker(small_ledger: Ledger) -> None:
    note = next(row for row in entities(small_ledger) if row["schema"] == "Note")
    assert note["properties"]["entity"] == ["a-lopes"]
    assert note["properties"]["description"] == ["We will dredge the harbour by May"]
    assert note["properties"]["proof"] == [small_ledger.reports[0].id]
