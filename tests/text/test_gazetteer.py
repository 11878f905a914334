"""The name tables as look-ups."""

import pytest

from variorum.text.gazetteer import bodies, gazetteer, plain_form, titles
from variorum.text.tables import cell


@pytest.mark.parametrize(
    ("form", "kind", "country"),
    [
        ("Peru", "state", "PE"),
        ("Peruvian", "adjective", "PE"),
        ("Lima", "capital", "PE"),
        ("the Netherlands", "state", "NL"),
        ("Côte d’Ivoire", "state", "CI"),
    ],
)
def test_names_of_countries(form: str, kind: str, country: str) -> None:
    assert (kind, country) in {(e.kind, e.country) for e in gazetteer().get(form)}


def test_case_counts_and_unknown_forms_are_nothing() -> None:
    assert gazetteer().get("peru") == ()
    assert gazetteer().get("") == ()


def test_every_form_is_plain_and_none_is_longer_than_said() -> None:
    names = gazetteer()
    assert all(plain_form(form) == form for form in names.forms)
    assert max(len(form.split()) for form in names.forms) == names.longest


def test_every_country_of_an_entry_is_in_the_table() -> None:
    names = gazetteer()
    assert {e.country for rows in names.forms.values() for e in rows if e.country} <= set(names.countries)


def test_plain_form() -> None:
    assert plain_form("the  World’s\nEnd") == "World's End"
    assert plain_form("The") == "The"


def test_cells_hold_several_values() -> None:
    assert cell({"aliases": "A | B||"}, "aliases") == ("A", "B")
    assert cell({}, "aliases") == ()


def test_common_nouns_and_titles() -> None:
    assert bodies()["ministry"].kind == "state-body"
    assert all(noun.islower() for noun in bodies())
    assert "foreign minister" in titles()
