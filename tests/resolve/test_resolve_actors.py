"""One actor of the story out of the actors of its reports, and two where names only look alike."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from time import process_time

import pytest

from variorum.model import Actor, Annotation, Role, Span
from variorum.resolve.actors import resolve_actors

Annotated = Callable[..., Annotation]
Story = Callable[..., tuple[Actor, ...]]


@pytest.fixture(scope="session")
def story(annotated: Annotated) -> Story:
    """`story(*texts)`: the actors of a story of reports with these texts."""
    return lambda *texts: resolve_actors([annotated(t, f"{i}.txt") for i, t in enumerate(texts)]).actors


def of(actors: tuple[Actor, ...], kind: str) -> dict[str, int]:
    """The actors of a kind by name, with the number of reports that name them."""
    return {a.name: len({m.span.report for m in a.mentions}) for a in actors if a.kind == kind}


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("Sergei Ivanov spoke on Monday.", "Mr Sergey Ivanov spoke on Monday.", None),
        ("Karin Lund spoke on Monday.", "“We won,” Lund said.", "Karin Lund"),
        ("Nguyen Van Hung was elected.", "“We won,” Hung said.", "Nguyen Van Hung"),
        ("Mohammed al-Khatib spoke.", "Mohamed al-Khatib spoke.", None),
        ("Colonel Ursula van der Meer spoke.", "Colonel Ursula van der Meer left.", "Ursula van der Meer"),
        ("Kim Min-jae won the prize.", "“I am glad,” said Kim Min Jae.", None),
    ],
)
def test_spellings_of_one_person_are_one(story: Story, one: str, other: str, name: str | None) -> None:
    found = of(story(one, other), "person")
    assert list(found.values()) == [2]
    assert name in (None, *found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peter Novak spoke on Monday.", "Jan Novak spoke on Monday."),
        ("Omar Farah spoke on Monday.", "Omar Farouk spoke on Monday."),
        ("Mayor Jean Moreau spoke.", "Mayor Jeanne Leroux spoke."),
        ("Peruvian Foreign Minister Rosa Quispe spoke.", "The Chilean foreign minister spoke."),
    ],
)
def test_look_alikes_stay_two(story: Story, one: str, other: str) -> None:
    assert sorted(of(story(one, other), "person").values()) == [1, 1]


def test_a_bare_surname_that_two_could_bear_joins_one_of_them_at_most(story: Story) -> None:
    found = story("Peter Novak spoke. Jan Novak left.", "“We won,” Mr Novak said.")
    assert sum(of(found, "person").values()) == 3
    assert {"Peter Novak", "Jan Novak"} <= set(of(found, "person"))


def test_an_office_in_one_report_is_the_person_named_in_another(story: Story) -> None:
    found = of(story("Peruvian Foreign Minister Rosa Quispe spoke.", "The Peruvian foreign minister spoke."), "person")
    assert found == {"Rosa Quispe": 2}


def test_a_state_is_one_by_any_name(story: Story) -> None:
    found = of(story("Turkey said no.", "Ankara said no.", "Türkiye said no."), "state")
    assert list(found.values()) == [3]


def test_companies_of_one_trade_in_one_country_stay_two(story: Story) -> None:
    one = "Chile’s Andes Airlines said on Monday that it would buy aircraft."
    other = "Chile’s Pacific Airlines said on Monday that it would buy aircraft."
    assert of(story(one, other), "organisation") == {"Andes Airlines": 1, "Pacific Airlines": 1}


def test_regions_of_one_state_stay_two(story: Story) -> None:
    found = of(story("It rained in New Hampshire on Monday.", "It rained in New Jersey on Monday."), "place")
    assert found == {"New Hampshire": 1, "New Jersey": 1}


def test_a_word_is_not_the_person_whose_initial_it_begins_with(story: Story) -> None:
    found = of(story("W. C. Fields spoke on Monday.", "“We won,” Wilmington said."), "person")
    assert max(found.values()) == 1


def test_the_time_it_takes_grows_with_the_number_of_reports(annotated: Annotated) -> None:
    text = "Mayor {0} {1} and the {1} Water Board met in Oslo. “We won,” {1} said."
    names = [
        (a + b, c + d) for a in ("An", "Be", "Cor") for b in ("na", "ro", "vi") for c in "KLMR" for d in ("ude", "osk")
    ]
    some = [annotated(text.format(*name), f"{i}.txt") for i, name in enumerate(names)]

    def seconds(count: int) -> float:
        begun = process_time()
        for _ in range(3):
            resolve_actors(some[:count])
        return process_time() - begun

    seconds(len(some))
    assert seconds(len(some)) < 4 * 3 * seconds(len(some) // 4)


def test_an_acronym_finds_its_name_in_another_report(story: Story) -> None:
    found = of(story("The World Food Programme sent trucks.", "The WFP sent trucks."), "organisation")
    assert found == {"World Food Programme": 2}


def test_armies_of_two_states_stay_two(story: Story) -> None:
    found = story("Peru’s army left the town.", "Chile’s army left the town.")
    assert sorted(of(found, "military").values()) == [1, 1]


def test_a_group_is_one_by_its_members(story: Story) -> None:
    found = story("Peru and Chile agreed. Both sides signed.", "Chile and Peru agreed.")
    (group,) = [a for a in found if a.kind == "group"]
    assert {m.span.report for m in group.mentions} == {r for a in found for r in (m.span.report for m in a.mentions)}
    assert set(group.members) <= {a.id for a in found}


TEXTS = (
    "Sergei Ivanov and the World Food Programme spoke in Lima. Peru and Chile agreed.",
    "Mr Sergey Ivanov met Ana Lopes. “We won,” Lopes said. The WFP left.",
    "Ankara said no. Milan Novak and Peter Novak said yes.",
    "“Yes,” Novak said. Turkey and Peru spoke to Reuters.",
)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_the_outcome_hangs_on_no_order(annotated: Annotated, order: tuple[int, ...]) -> None:
    annotations = [annotated(t, f"{i}.txt") for i, t in enumerate(TEXTS)]
    first, again = resolve_actors(annotations), resolve_actors([annotations[i] for i in order])
    assert first.actors == again.actors
    assert first.ids == again.ids


def test_every_local_actor_has_an_id_and_every_mention_is_kept(annotated: Annotated) -> None:
    annotations = [annotated(t, f"{i}.txt") for i, t in enumerate(TEXTS)]
    cast = resolve_actors(annotations)
    known = {a.id: a for a in cast.actors}
    for actor in (a for n in annotations for a in n.actors):
        assert {m.span for m in actor.mentions} <= {m.span for m in known[cast[actor.id]].mentions}


def test_offices_that_begin_at_one_place_stand_by_where_they_end(annotated: Annotated) -> None:
    text = "Mayor Ana Lopes spoke on Monday in Oslo."
    read = annotated(text, "0.txt")
    spans = [Span(report=read.report.id, start=0, end=end, quote=text[:end]) for end in range(len(text), 4, -1)]
    held = read.actors[0].model_copy(update={"roles": tuple(Role(title="mayor", span=span) for span in spans)})
    (actor, *_) = resolve_actors([replace(read, actors=(held,))]).actors
    assert [role.span for role in actor.roles] == spans[::-1]
