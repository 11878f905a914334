"""What the signs that two mentions tell of one event weigh, and what they are."""

from datetime import date

import pytest

from variorum.model import Actor, Event, EventTime, Mention, Participant, Span
from variorum.resolve.likeness import Comparer, Scale, scale

FOR = {
    "same kind", "same family", "same day", "same month", "same period", "participants", "same place", "words", "names",
    "same number", "company", "reports alike",
}  # fmt: skip
AGAINST = {
    "a month between", "a season between", "told again", "other participants", "another party", "other place",
    "other number", "other standing", "not known to have come", "alleged", "denied", "another one",
}  # fmt: skip
NAMED = Mention(span=Span(report="r9", start=0, end=4, quote="name"), form="name")
ACTORS = {
    name: Actor(id=name, name=name, kind="person" if name == "Mercer" else "state", mentions=(NAMED,), why="test")
    for name in ("Mercer", "Peru", "Chile")
}
TOLD = {"r0": date(2031, 3, 10), "r1": date(2031, 9, 10)}


def told(report: str, words: str = "attack", people: str = "", day: str | None = None, **more: str | None) -> Event:
    span = Span(report=report, start=0, end=len(words), quote=words)
    return Event.model_validate(
        {
            "id": f"{report}-{words}-{people}-{day}",
            "label": words,
            "kind": more.get("kind") or "attack",
            "participants": tuple(Participant(actor=a, role="attacked") for a in people.split()),
            "time": EventTime(start=day, end=day, precision="day" if day else "none", why="test"),
            "place": more.get("place"),
            "status": more.get("status") or "occurred",
            "mentions": (span,),
            "words": tuple(words.split()),
            "why": "test",
        }
    )


def signs(a: Event, b: Event) -> dict[str, float]:
    return dict(Comparer([a, b], ACTORS, TOLD, scale()).signs(a, b))


def test_every_sign_weighs_on_its_side_and_all_are_weighed() -> None:
    weights = scale().weights
    assert weights.keys() == FOR | AGAINST
    assert {sign for sign, weight in weights.items() if weight > 0} <= FOR
    assert {sign for sign, weight in weights.items() if weight < 0} <= AGAINST
    assert weights["same day"] > weights["same month"] > weights["same period"]
    assert scale().bar > 0 < scale().slack


def test_one_kind_alone_is_not_enough() -> None:
    assert scale().weights["same kind"] < scale().bar


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (told("r0", day="2031-03-03"), told("r1", day="2031-03-03"), "same day"),
        (told("r0", day="2031-03"), told("r1", day="2031-03-03"), "same month"),
        (told("r0", day="2031"), told("r1", day="2031-03-03"), "same period"),
        (told("r0"), told("r1"), "a season between"),
        (told("r0", day="2030-01-03"), told("r1"), "told again"),
        (told("r0", place="Quito"), told("r1", place="Quito"), "same place"),
        (told("r0", place="Quito"), told("r1", place="Lima"), "other place"),
        (told("r0", people="Peru"), told("r1", people="Peru"), "participants"),
        (told("r0", people="Peru"), told("r1", people="Chile"), "other participants"),
        (told("r0", "attack 12"), told("r1", "attack 12"), "same number"),
        (told("r0", "attack 12"), told("r1", "attack 15"), "other number"),
        (told("r0", "second attack"), told("r1"), "another one"),
        (told("r0", status="planned"), told("r1"), "not known to have come"),
        (told("r0", status="denied"), told("r1"), "denied"),
    ],
)
def test_a_sign(a: Event, b: Event, expected: str) -> None:
    found = signs(a, b)
    assert found[expected] == 1.0
    assert found == signs(b, a)
    assert found.keys() <= FOR | AGAINST


def test_a_number_that_one_leaves_out_is_no_sign() -> None:
    assert not {"same number", "other number"} & signs(told("r0", "attack 12"), told("r1")).keys()


def test_the_score_is_the_sum_of_what_is_told() -> None:
    a, b = told("r0", people="Peru", place="Quito"), told("r1", people="Peru", place="Lima")
    weights = dict.fromkeys(FOR | AGAINST, 0.0) | {"participants": 1.5, "other place": -0.25}
    likeness = Comparer([a, b], ACTORS, TOLD, Scale(weights, 1.0, 1.0)).compare(a, b)
    assert likeness.score == pytest.approx(1.25)
    assert likeness.why == "participants +1.50, other place -0.25"


def test_a_veto_tells_why() -> None:
    a, b = told("r0", day="2031-03-03"), told("r1", day="2031-03-04")
    assert "other days" in Comparer([a, b], ACTORS, TOLD, scale()).compare(a, b).veto
