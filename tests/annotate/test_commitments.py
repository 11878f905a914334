"""Who binds whom to what: in what is said, in texts that bind, and in the report's own voice."""

from collections.abc import Callable

import pytest

from variorum.model import Annotation

Bound = Callable[[str], list[tuple[tuple[str, ...], str, str]]]


@pytest.fixture(scope="session")
def bound(annotated: Callable[..., Annotation]) -> Bound:
    """`bound(text)`: who, strength and content of each commitment of a text."""

    def read(text: str) -> list[tuple[tuple[str, ...], str, str]]:
        found = annotated(text)
        names = {a.id: a.name for a in found.actors}
        return [(tuple(names[w] for w in c.who), c.strength, c.what.quote.rstrip(",")) for c in found.commitments]

    return read


@pytest.mark.parametrize(
    ("text", "who", "strength", "what"),
    [
        ("Karin Lund promised to repay the loan by June.", "Karin Lund", "pledge", "to repay the loan by June"),
        ("“We will rebuild the bridge,” Karin Lund said.", "Karin Lund", "pledge", "We will rebuild the bridge"),
        ("Karin Lund said Norway would reopen the port.", "Norway", "pledge", "Norway would reopen the port"),
        (
            "Karin Lund vowed that she would never sell the port.",
            "Karin Lund",
            "pledge",
            "she would never sell the port",
        ),
        ("Karin Lund urged Norway to open the port.", "Karin Lund", "appeal", "to open the port"),
        ("Karin Lund called for a new vote.", "Karin Lund", "appeal", "a new vote"),
    ],
)
def test_what_is_said_binds(bound: Bound, text: str, who: str, strength: str, what: str) -> None:
    assert bound(text) == [((who,), strength, what)]


def test_those_who_agree_are_bound_together(bound: Bound) -> None:
    text = "Peru and Chile held talks in Lima. Both sides agreed to reopen the tunnel."
    assert bound(text) == [(("Peru", "Chile"), "pledge", "to reopen the tunnel")]


def test_a_treaty_obliges_those_who_made_it(bound: Bound) -> None:
    text = (
        "Peru and Chile signed a water treaty. "
        "Article 4 of the treaty states that each side must share its water with the other."
    )
    assert (("Peru", "Chile"), "obligation", "each side must share its water with the other") in bound(text)


def test_the_article_that_binds_is_named(annotated: Callable[..., Annotation]) -> None:
    found = annotated(
        "Peru and Chile signed a treaty. Article 4 of the treaty states that each side must share its water."
    )
    (duty,) = [c for c in found.commitments if c.strength == "obligation"]
    assert duty.article == "Article 4"
    assert duty.statement in {s.id for s in found.statements}


def test_two_promises_in_one_sentence_are_two(bound: Bound) -> None:
    found = bound("Karin Lund promised to repay the loan in full by June and to sell none of the boats.")
    assert found == [
        (("Karin Lund",), "pledge", "to repay the loan in full by June"),
        (("Karin Lund",), "pledge", "to sell none of the boats"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ship sank before dawn.",
        "Karin Lund said the boats were safe.",
        "“Who will pay for this?” Karin Lund asked.",
        "The report warned that prices would rise.",
        "Karin Lund denied that she would resign.",
        "Rain will fall on Sunday.",
        "Karin Lund praised the crew.",
    ],
)
def test_other_words_bind_nobody(bound: Bound, text: str) -> None:
    assert bound(text) == []
