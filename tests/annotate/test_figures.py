"""Figures of one report: what is a figure, its bounds, and what it counts."""

import pytest

from samples import plain_report
from variorum.annotate.figures import figures
from variorum.annotate.parser import SpacyParser
from variorum.model import Actor, Figure, Mention


def told(text: str, **states: str) -> tuple[Figure, ...]:
    """The figures of a text; `states` are states by one word of the text, with their country."""
    report = plain_report(text)
    actors = tuple(
        Actor(
            id=f"a-{name}",
            name=name,
            kind="state",
            mentions=(Mention(span=report.span(text.index(name), text.index(name) + len(name)), form="name"),),
            traits=(f"country:{country}",),
            why="test",
        )
        for name, country in states.items()
    )
    found = figures(report, SpacyParser().parse(report), actors)
    for figure in found:
        figure.span.verify(text)
    return found


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("At least 41 people were killed when the dam burst.", ["At least 41 people"]),
        ("The blast left 12 dead and dozens missing.", ["12 dead", "dozens missing"]),
        ("Nearly 30 of these Chilean students were fined and 100’s have been arrested.",
         ["Nearly 30 of these Chilean students", "100’s have been arrested"]),
        ("The death toll rose to 38, the ministry said.", ["38"]),
        ("Rescuers found 14 survivors, among them two children.", ["14 survivors", "two children"]),
        ("The fire destroyed dozens of homes.", ["dozens of homes"]),
        ("Divers brought up the bodies of 11 Norwegian miners.", ["bodies of 11 Norwegian miners"]),
        ("The ferry carried 78 passengers and a crew of 12.", ["78 passengers", "12"]),
        ("The board, which first spoke of 38 injured, has since counted 43.", ["38 injured", "43"]),
        ("Some 41 miners were injured, three of them badly.", ["Some 41 miners", "three"]),
        ("The two navies have met twice since the spring.", ["twice"]),
        ("Sales were twice as high, and the shop opens twice a week.", []),
        ("The toll in Arequipa rose to 27 dead, the civil defence institute said.", ["27 dead"]),
        ("They cut 430 jobs in France, 370 in Germany and 40 in Spain.", ["430 jobs", "370", "40"]),
        ("Hundreds marched through Oslo.", ["Hundreds marched"]),
        ("It was the envoy's third visit in less than a month.", ["third visit in less than a month"]),
        ("The state will spend $1.5bn on 300 new schools.", ["$1.5bn", "300 new schools"]),
        ("The tax rose by 12% to 1,200 euros a month.", ["12%", "1,200 euros"]),
        ("A magnitude 6.4 quake struck at a depth of 10 km.", ["magnitude 6.4 quake", "10 km"]),
    ],
)  # fmt: skip
def test_figures_and_their_bounds(text: str, quotes: list[str]) -> None:
    assert [figure.span.quote for figure in told(text)] == quotes


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders met for the third time on May 5, 2021 in Room 12.",
        "In 2019 the talks between the three countries lasted five days.",
        "Leaders of the Group of Seven signed Article 5 of the treaty.",
        "Ana Reyes, 45, flew on a Boeing 737 on 12 January at 9 a.m.",
        "The two-day visit follows a three-party deal under the 717 programme.",
        "Many people believe that several issues remain.",
        "No one knows which one of them called 555-0199.",
        "It was the 35th anniversary of the 12th century chapel, in its second half.",
        "The club won 3-1 on Sunday.",
        "She had not said much about her talks with a number of advisers.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "counted", "unit"),
    [
        ("Some 40 troopers were slain.", ("kill", "soldier"), "persons"),
        ("There were 40 fatalities.", ("kill",), "persons"),
        ("The raid killed 12 and wounded 30.", ("kill",), "persons"),
        ("More than 400 fighters have been killed or wounded.", ("casualty", "militant"), "persons"),
        ("The town had suffered 400 casualties.", ("casualty",), "persons"),
        ("They despatched 200 personnel.", ("send", "soldier"), "persons"),
        ("Some 70 dwellings were flattened.", ("destroy", "house"), "house"),
        ("Unemployment rose to 7.5 per cent.", ("rise", "unemployment"), "percent"),
        ("The police detained 12 marchers, including three minors.", ("arrest", "protester"), "persons"),
        ("Up to 50,000 marchers rallied, the union said; police put the number at 20,000.",
         ("protest", "protester"), "persons"),
    ],
)  # fmt: skip
def test_what_is_counted(text: str, counted: tuple[str, ...], unit: str) -> None:
    first, *rest = told(text)
    assert (first.counted, first.unit) == (counted, unit)
    assert all(figure.unit == unit for figure in rest)


def test_an_elliptical_number_counts_what_the_number_before_it_counts() -> None:
    killed, hurt = told("Five miners were killed and at least 12 injured.")
    assert (killed.counted, hurt.counted) == (("kill", "worker"), ("worker", "wound"))
    assert (hurt.low, hurt.high, hurt.comparator) == (12, None, "at-least")


def test_whose_where_and_when() -> None:
    first, second = told(
        "Spain sent 200 of its soldiers to Mali in 2014. Some 40 Spanish soldiers were hurt in Chad.", Spain="ES"
    )
    assert (first.of, first.where, first.as_of) == ("a-Spain", ("Mali",), "2014")
    assert (second.of, second.where, second.as_of) == ("a-Spain", ("Chad",), None)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Storms killed 12 people last year.", "year:-1"),
        ("Storms killed 12 people in March.", "month:3"),
        ("Storms killed 12 people last month.", "months:-1"),
        ("Storms killed 12 people in March 2019.", "2019"),
        ("Storms killed 12 people on March 3.", None),
    ],
)
def test_the_time_that_a_clause_counts_over(text: str, when: str | None) -> None:
    assert told(text)[0].as_of == when


def test_each_of_a_list_has_its_own_place() -> None:
    places = [figure.where for figure in told("They cut 430 jobs in France, 370 in Germany and 40 in Spain.")]
    assert places == [("France",), ("Germany",), ("Spain",)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The bank has not disclosed the number of its clients.", "has not disclosed the number of its clients"),
        ("The ministry did not say how many people were hurt.", "did not say how many people"),
        ("It is unclear how many workers were dismissed.", "unclear how many workers"),
        ("The firm declined to say how many workers it had dismissed.", "declined to say how many workers"),
    ],
)
def test_withheld_numbers(text: str, quote: str) -> None:
    (figure,) = told(text)
    assert (figure.comparator, figure.low, figure.high) == ("not-disclosed", None, None)
    assert figure.span.quote == quote


def test_a_number_that_is_told_is_not_withheld() -> None:
    assert [figure.comparator for figure in told("The ministry said how many people were hurt: 40 people.")] == [
        "exact"
    ]


@pytest.mark.parametrize("text", [f"They counted {10**400} people.", "They use version 1.2.3 now.", "It cost $1e999."])
def test_what_is_beyond_all_measure_or_no_number_gives_no_infinite_figure(text: str) -> None:
    assert all(figure.low is None or figure.low < 10**300 for figure in told(text))
