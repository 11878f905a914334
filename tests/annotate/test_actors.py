"""Who is named in one report, and which mentions are one and the same."""

from collections.abc import Callable

import pytest

from variorum.model import Actor, Annotation

Annotated = Callable[..., Annotation]
Cast = Callable[[str], dict[str, Actor]]


@pytest.fixture(scope="session")
def cast(annotated: Annotated) -> Cast:
    """`cast(text)`: the actors of a text by name."""
    return lambda text: {a.name: a for a in annotated(text).actors}


def words(actor: Actor) -> list[str]:
    return [m.span.quote for m in actor.mentions]


# ------------------------------------------------------------------------------------------------ persons
@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        (
            "Foreign Minister Elena Marin visited Oslo. The foreign minister said the talks were useful. Marin left.",
            "Elena Marin",
            ["Foreign Minister Elena Marin", "The foreign minister", "Marin"],
        ),
        (
            "Nguyen Van Hung and Tran Thi Mai were elected on Monday. Hung said the vote was fair.",
            "Nguyen Van Hung",
            ["Nguyen Van Hung", "Hung"],
        ),
        ("Kim Min-jae built the bridge. Kim said it was safe.", "Kim Min-jae", ["Kim Min-jae", "Kim"]),
        (
            "Ji Sung-ho, a South Korean lawmaker, visited the camp. “It was cold,” Ji said.",
            "Ji Sung-ho",
            ["Ji Sung-ho", "a South Korean lawmaker", "Ji"],
        ),
        (
            "Ursula van der Meer runs the port. Van der Meer said the harbour was full.",
            "Ursula van der Meer",
            ["Ursula van der Meer", "Van der Meer"],
        ),
        (
            "President Amara Diallo spoke in Dakar on Friday. He said the dam was safe.",
            "Amara Diallo",
            ["President Amara Diallo", "He"],
        ),
        (
            "Colonel Omar al-Khatib led the convoy. Al-Khatib said the road was clear.",
            "Omar al-Khatib",
            ["Colonel Omar al-Khatib", "Al-Khatib"],
        ),
        ("Jean-Luc Moreau won. “We are glad,” Moreau said.", "Jean-Luc Moreau", ["Jean-Luc Moreau", "Moreau"]),
    ],
)
def test_the_forms_of_one_person(cast: Cast, text: str, name: str, mentions: list[str]) -> None:
    found = cast(text)
    assert words(found[name]) == mentions
    assert found[name].kind == "person"


def test_two_persons_of_one_surname_stay_two(cast: Cast) -> None:
    found = cast("Peter Novak is a baker. His brother Milan Novak is a lawyer. Peter Novak said the shop would stay.")
    assert words(found["Peter Novak"]) == ["Peter Novak", "His", "Peter Novak"]
    assert words(found["Milan Novak"]) == ["His brother Milan Novak"]


def test_a_description_of_another_country_is_another_person(cast: Cast) -> None:
    found = cast("Peruvian Foreign Minister Rosa Quispe spoke. The Chilean foreign minister was away.")
    assert words(found["Rosa Quispe"]) == ["Peruvian Foreign Minister Rosa Quispe"]


def test_a_counterpart_is_not_the_one_who_has_it(cast: Cast) -> None:
    found = cast("Peruvian Foreign Minister Rosa Quispe met her Chilean counterpart Diego Soto in Lima.")
    assert words(found["Rosa Quispe"]) == ["Peruvian Foreign Minister Rosa Quispe", "her"]
    assert words(found["Diego Soto"]) == ["her Chilean counterpart Diego Soto"]
    assert found["Diego Soto"].trait("country") == {"CL"}


def test_the_titles_of_a_person_are_roles_with_their_words(cast: Cast) -> None:
    person = cast("Foreign Minister Elena Marin visited Oslo. The foreign minister left.")["Elena Marin"]
    assert [r.title for r in person.roles] == ["Foreign Minister", "The foreign minister"]
    assert [r.span.quote for r in person.roles] == ["Foreign Minister", "The foreign minister"]


def test_a_short_sentence_is_no_headline(cast: Cast) -> None:
    assert "Amara Diallo" in cast("President Amara Diallo visited Saint Louis.")


@pytest.mark.parametrize(
    "headline",
    ["Minister Opens Tunnel Under the River With New Trains", "Farmers Block Roads Over Price of Milk From Abroad"],
)
def test_a_headline_in_title_case_names_nobody_by_its_capitals(cast: Cast, headline: str) -> None:
    assert [a.name for a in cast(headline).values() if a.kind in ("person", "organisation")] == []


# ------------------------------------------------------------------------------------------------ states and places
@pytest.mark.parametrize(
    ("text", "kind", "form"),
    [
        ("Ankara rejected the proposal.", "state", "metonym"),
        ("Bogota and Quito agreed to reopen the road.", "state", "metonym"),
        ("The train left Ankara at noon.", "place", "name"),
        ("The storm reached Ankara on Monday.", "place", "name"),
        ("Two people died in Ankara.", "place", "name"),
        ("A bus from Ankara overturned.", "place", "name"),
    ],
)
def test_a_capital_is_a_government_where_it_acts(cast: Cast, text: str, kind: str, form: str) -> None:
    first = min(cast(text).values(), key=lambda a: ("Turkey" not in a.name and "Ankara" not in a.name, a.name))
    if "Bogota" in text:
        first = cast(text)["Colombia"]
    assert (first.kind, first.mentions[0].form) == (kind, form)


def test_government_and_place_of_one_capital_are_two(cast: Cast) -> None:
    found = cast("Ankara rejected the proposal. A train left Ankara at noon.")
    assert words(found["Turkey"]) == words(found["Ankara"]) == ["Ankara"]


def test_states_named_together_are_a_group_and_both_sides_are_that_group(cast: Cast) -> None:
    found = cast("Peru and Chile held talks in Lima. Both sides agreed to reopen the tunnel.")
    group = found["Peru and Chile"]
    assert words(group) == ["Peru and Chile", "Both sides"]
    assert set(group.members) == {found["Peru"].id, found["Chile"].id}


# ------------------------------------------------------------------------------------------------ organisations
def test_an_acronym_in_brackets_is_the_name_before_it(cast: Cast) -> None:
    found = cast("The World Food Programme (WFP) sent 40 trucks. The WFP said more would follow.")
    assert words(found["World Food Programme"]) == ["World Food Programme", "WFP", "WFP"]


def test_an_acronym_of_an_organisation_that_no_table_knows(cast: Cast) -> None:
    found = cast("The Baltic Harbour Association (BHA) met on Monday. The BHA said fees would rise.")
    assert "BHA" in words(found["Baltic Harbour Association"])
    assert "BHA" not in found


def test_an_agency_is_a_news_agency(cast: Cast) -> None:
    found = cast("The Turkish state news agency Anadolu reported that the army had left.")
    assert found["Anadolu Agency"].kind == "news-agency"
    assert found["Anadolu Agency"].trait("country") == {"TR"}


def test_every_actor_has_a_mention_that_is_no_pronoun_and_an_id_of_its_own(annotated: Annotated) -> None:
    found = annotated(
        "He said nothing. Peru’s army left the town. Its general, Luis Paz, stayed. She and Paz spoke to Reuters."
    ).actors
    assert len({a.id for a in found}) == len(found) > 2
    for actor in found:
        assert any(m.form != "pronoun" for m in actor.mentions)
