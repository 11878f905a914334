"""The packaged tables hold to one shape, so that a loader may trust them."""

from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest

Row = dict[str, str]

COLUMNS = {
    "countries": ("iso", "name", "official", "aliases", "adjectives", "people", "capital", "metonyms"),
    "outlets": ("name", "aliases", "domains", "country", "kind", "owner", "source"),
    "organisations": ("name", "aliases", "kind"),
    "bodies": ("noun", "kind", "function", "country"),
    "titles": ("title", "kind"),
    "places": ("name", "country", "kind", "aliases"),
}
KEYS = {
    "countries": ("iso",),
    "outlets": ("name",),
    "organisations": ("name",),
    "bodies": ("noun", "country"),
    "titles": ("title",),
    "places": ("name", "country"),
}
FLOORS = {"countries": 200, "outlets": 1000, "organisations": 120, "bodies": 120, "titles": 200, "places": 700}
KINDS = {
    "outlets": {"agency", "broadcaster", "paper", "magazine", "site", "aggregator", "mill"},
    "organisations": {"organisation", "group"},
    "bodies": {"state-body", "military"},
    "titles": {
        *("head-of-state", "minister", "legislator", "official", "military"),
        *("business", "academic", "honorific", "other"),
    },
    "places": {"city", "region", "state", "sea", "continent", "island", "river"},
}
TABLES = sorted(COLUMNS)


def text_of(table: str) -> str:
    return files("variorum.data").joinpath(f"{table}.tsv").read_text(encoding="utf-8")


def rows_of(table: str) -> list[Row]:
    head, *body = (line.split("\t") for line in text_of(table).splitlines())
    return [dict(zip(head, cells, strict=True)) for cells in body]


def values(cell: str) -> list[str]:
    return cell.split("|") if cell else []


@pytest.mark.parametrize("table", TABLES)
def test_every_line_has_the_columns_of_the_header(table: str) -> None:
    lines = text_of(table).splitlines()
    assert tuple(lines[0].split("\t")) == COLUMNS[table]
    assert {len(line.split("\t")) for line in lines} == {len(COLUMNS[table])}


@pytest.mark.parametrize("table", TABLES)
def test_keys_are_filled_and_unique(table: str) -> None:
    keys = [tuple(row[column] for column in KEYS[table]) for row in rows_of(table)]
    assert len(keys) >= FLOORS[table]
    assert len(set(keys)) == len(keys)
    assert all(key[0] for key in keys)


@pytest.mark.parametrize("table", TABLES)
def test_values_are_trimmed_composed_and_not_repeated(table: str) -> None:
    for row in rows_of(table):
        for cell in row.values():
            assert cell == unicodedata.normalize("NFC", cell)
            assert "’" not in cell, f"write a straight apostrophe: {cell}"
            parts = values(cell)
            assert all(part and part == part.strip() for part in parts)
            assert len(set(parts)) == len(parts), cell


@pytest.mark.parametrize("table", sorted(KINDS))
def test_kinds_are_known(table: str) -> None:
    assert {row["kind"] for row in rows_of(table)} == KINDS[table]


@pytest.mark.parametrize("table", ["outlets", "bodies", "places"])
def test_country_codes_exist(table: str) -> None:
    known = {row["iso"] for row in rows_of("countries")}
    assert {row["country"] for row in rows_of(table)} - {""} <= known


def test_every_country_has_a_name_an_adjective_and_a_capital() -> None:
    for row in rows_of("countries"):
        assert row["name"] and row["adjectives"] and row["capital"], row["iso"]


def test_every_capital_of_an_iso_country_is_a_place() -> None:
    places = {(name, row["country"]) for row in rows_of("places") for name in [row["name"], *values(row["aliases"])]}
    for row in rows_of("countries"):
        if len(row["iso"]) == 2 and not row["iso"].startswith(("X", "Q")) and row["iso"] not in {"EU", "QA"}:
            assert (values(row["capital"])[0], row["iso"]) in places, row["name"]


def test_a_country_name_belongs_to_one_country() -> None:
    owners: dict[str, set[str]] = {}
    for row in rows_of("countries"):
        for name in [row["name"], *values(row["official"]), *values(row["aliases"])]:
            owners.setdefault(name, set()).add(row["iso"])
    assert {name: isos for name, isos in owners.items() if len(isos) > 1} == {}


@pytest.mark.parametrize(
    ("table", "column", "known", "expected"),
    [
        ("countries", "name", "Kenya", {"iso": "KE", "adjectives": "Kenyan", "capital": "Nairobi"}),
        ("countries", "name", "Belgium", {"iso": "BE", "people": "Belgian|Belgians"}),
        ("outlets", "name", "Lusa", {"kind": "agency", "country": "PT", "owner": "state"}),
        ("outlets", "name", "Dawn", {"kind": "paper", "country": "PK", "owner": "private"}),
        ("bodies", "noun", "Riigikogu", {"function": "parliament", "country": "EE"}),
        ("titles", "title", "harbour master", {"kind": "official"}),
        ("places", "name", "Skagerrak", {"kind": "sea"}),
    ],
)
def test_a_known_row_reads_as_expected(table: str, column: str, known: str, expected: Row) -> None:
    row = next(row for row in rows_of(table) if row[column] == known)
    assert {name: row[name] for name in expected} == expected


def test_an_owner_other_than_private_and_a_mill_have_a_source() -> None:
    rows = rows_of("outlets")
    assert {row["owner"] for row in rows} == {"private", "public", "state"}
    unsaid = [row for row in rows if not row["source"]]
    assert not [row["name"] for row in unsaid if row["owner"] != "private" or row["kind"] == "mill"]


def test_nearly_every_country_has_an_outlet() -> None:
    countries = {row["iso"] for row in rows_of("countries") if len(row["iso"]) == 2}
    assert len(countries - {row["country"] for row in rows_of("outlets")}) < 0.12 * len(countries)
