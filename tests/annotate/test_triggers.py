"""The tables of events hold together, and a row fits only where its slots are filled as it says."""

import pytest

from samples import plain_report
from variorum.annotate.arguments import arguments
from variorum.annotate.parser import SpacyParser
from variorum.annotate.triggers import matched, noun_class, triggers
from variorum.model import Parse
from variorum.text.kinds import kinds
from variorum.text.tables import table


def parsed(text: str) -> Parse:
    return SpacyParser().parse(plain_report(text))


def kind_of(text: str, word: str) -> str | None:
    parse = parsed(text)
    token = next(t for t in parse.tokens if t.text == word)
    found = matched(token, arguments(parse, token))
    return found[0].kind.name if found else None


def test_every_row_names_a_kind_and_known_noun_classes() -> None:
    for rows in triggers().values():
        for row in rows:
            assert row.kind == kinds()[row.kind.name]
            for need in row.needs:
                assert all(noun_class(name[1:]) for name in need.allowed if name.startswith("@"))


def test_no_row_stands_twice() -> None:
    rows = [(lemma, r["pos"], r["needs"]) for r in table("triggers") for lemma in r["lemmas"].split()]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Peru sent troops to the border.", "sent", "troop-deployment"),
        ("Peru sent missiles to Chile.", "sent", "arms-transfer"),
        ("Peru sent food to Chile.", "sent", "aid"),
        ("Peru sent dozens of soldiers to the border.", "sent", "troop-deployment"),
        ("Peru sent a signal to the markets.", "sent", None),
        ("The company fired 200 workers.", "fired", "dismissal"),
        ("The navy fired two missiles.", "fired", "missile-launch"),
        ("An earthquake struck the coast.", "struck", "disaster"),
        ("The two sides struck a deal.", "struck", "treaty-signing"),
        ("The union won the contract.", "won", "contract"),
        ("Okoro won the final.", "won", "win"),
        ("Driver arrested after crash", "arrested", "arrest"),
        ("The president received two envoys at the palace.", "received", "meeting"),
        ("“We have received 27 bodies, among them nine children,” the doctor said.", "received", None),
        ("Each household is to receive no less than 9 million kwacha.", "receive", None),
        ("The company fired Okoro and 200 workers.", "fired", "dismissal"),
    ],
)
def test_arguments_decide_what_a_verb_means(text: str, word: str, kind: str | None) -> None:
    assert kind_of(text, word) == kind


@pytest.mark.parametrize(
    ("text", "word", "slot", "filler"),
    [
        ("The treaty was signed by Peru.", "signed", "obj", "treaty"),
        ("The treaty was signed by Peru.", "signed", "by", "Peru"),
        ("Mercer, who met Varga, left.", "met", "subj", "Mercer"),
        ("Mercer came and met Varga.", "met", "subj", "Mercer"),
        ("Mercer wants to meet Varga.", "meet", "subj", "Mercer"),
        ("They thanked Peru for sending troops.", "sending", "subj", "Peru"),
        ("The two sides held talks in Lima.", "talks", "subj", "sides"),
        ("Mercer spoke after a meeting with Varga.", "meeting", "subj", "Mercer"),
    ],
)
def test_slots_hold_the_logical_arguments(text: str, word: str, slot: str, filler: str) -> None:
    parse = parsed(text)
    token = next(t for t in parse.tokens if t.text == word)
    assert filler in [t.text for t in arguments(parse, token).get(slot, ())]
