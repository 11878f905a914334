import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.ledger.terms import asked, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour-master's 40 boats", ["the", "harbour", "master", "s", "40", "boats"]),
        ("Zoë ZOË Zoe\u0308", ["zoe", "zoe", "zoe"]),
        ("Straße ½ ﬁre", ["strasse", "12", "fire"]),
        ("snake_case — ’’ ...", ["snake", "case"]),
        ("水 は", ["水", "は"]),
    ],
)
def test_terms_of_a_text(text: str, expected: list[str]) -> None:
    assert [term.text for term in terms(text)] == expected


@given(st.text())
def test_terms_stand_in_order_and_are_the_same_alone(text: str) -> None:
    found = list(terms(text))
    for term in found:
        assert term.text.isalnum()
        assert [t.text for t in terms(text[term.start : term.end])] == [term.text]
    ends = [0, *(term.end for term in found)]
    assert all(end <= term.start < term.end for end, term in zip(ends, found, strict=False))


def test_a_question_is_its_distinct_terms() -> None:
    assert asked("The boats, the BOATS!") == ("the", "boats")
    assert len(asked(" ".join(map(str, range(100))))) == 32
