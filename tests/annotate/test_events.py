"""Events of one report: which words tell of one, who takes part, where, and with what standing."""

import pytest

from samples import plain_report
from variorum.annotate.events import events
from variorum.annotate.parser import SpacyParser
from variorum.annotate.reading.reader import shipped
from variorum.model import Actor, Event, Mention
from variorum.model.actor import ActorKind
from variorum.text.kinds import kinds


def told(text: str, **cast: ActorKind) -> tuple[Event, ...]:
    """The events of a text; `cast` names actors by one word of the text."""
    report = plain_report(text)
    actors = tuple(
        Actor(
            id=name,
            name=name,
            kind=kind,
            mentions=(Mention(span=report.span(text.index(name), text.index(name) + len(name)), form="name"),),
            why="test",
        )
        for name, kind in cast.items()
    )
    parse = SpacyParser().parse(report)
    found = events(report, parse, actors, shipped().read(parse))
    for event in found:
        for span in (*event.mentions, *event.when):
            span.verify(text)
    return found


def roles(event: Event) -> dict[str, str]:
    return {p.actor: p.role for p in event.participants}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mercer met Varga in Vienna on Tuesday.", "meeting"),
        ("The two leaders held talks in Vienna.", "meeting"),
        ("She spoke by phone with Varga on Friday.", "phone-call"),
        ("Peru and Chile signed a fishing agreement.", "treaty-signing"),
        ("Police arrested two men on Sunday.", "arrest"),
        ("Rebels attacked the town at dawn.", "attack"),
        ("A bus crashed near Quito on Monday.", "accident"),
        ("Ghana deployed 300 soldiers to the border.", "troop-deployment"),
        ("Thousands of protesters marched through Lima.", "protest"),
        ("The airline will buy ten aircraft.", "purchase"),
        ("The court sentenced Okoro to six years.", "conviction"),
        ("The finance minister resigned on Monday.", "resignation"),
        ("A tribunal ruled against the bank on Monday.", "ruling"),
        ("The judgment surprised the bank.", "ruling"),
        ("The unions appealed against the decree.", "appeal"),
        ("The bridge gave way on Monday.", "accident"),
        ("The dam collapsed on Monday.", "accident"),
        ("A memorial concert took place in Oslo on May 4.", "performance"),
        ("The mayor laid a wreath at the monument.", "memorial"),
    ],
)
def test_trigger_gives_its_kind(text: str, kind: str) -> None:
    found = told(text)
    assert [e.kind for e in found] == [kind]
    assert found[0].plover in {kinds()[kind].plover, kinds()[kind].planned}


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the road was long.",
        "The new plan meets every demand of the region.",
        "The treaty requires that each side must attack no town.",
        "If Chile attacks the port, ships leave.",
        "They sent a signal to voters.",
    ],
)
def test_other_words_tell_of_no_event(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Mercer visited Vienna last week.", "occurred"),
        ("Mercer will visit Vienna next week.", "planned"),
        ("Mercer plans to visit Vienna.", "planned"),
        ("Mercer is preparing to visit Vienna.", "planned"),
        ("Mercer reportedly visited Vienna.", "alleged"),
        ("Mercer may visit Vienna.", "alleged"),
        ("Mercer is believed to have visited Vienna.", "alleged"),
        ("Mercer did not visit Vienna.", "denied"),
        ("Mercer refused to visit Vienna.", "denied"),
        ("Officials spoke of Mercer's possible visit to Vienna.", "alleged"),
        ("A summit will be held in Vienna on 5 June.", "planned"),
    ],
)
def test_standing_follows_the_words(text: str, status: str) -> None:
    assert [e.status for e in told(text)] == [status]


def test_participants_have_roles_and_place() -> None:
    (event,) = told("Mercer visited Austria on Monday.", Mercer="person", Austria="state")
    assert roles(event) == {"Mercer": "visitor", "Austria": "host"}
    assert event.place == "Austria"
    assert [w.quote for w in event.when] == ["Monday"]


def test_passive_and_agent_are_undone() -> None:
    (event,) = told("Okoro was arrested by Interpol in Lagos.", Okoro="person", Interpol="organisation", Lagos="place")
    assert roles(event) == {"Okoro": "arrested", "Interpol": "arrester"}
    assert event.place == "Lagos"


def test_sender_and_recipient_of_a_noun() -> None:
    (event,) = told("Kenya's deployment of troops to Haiti began.", Kenya="state", Haiti="state")
    assert roles(event) == {"Kenya": "sender", "Haiti": "recipient"}


def test_subject_of_a_participle_and_of_an_infinitive() -> None:
    text = "Mercer flew to Oslo to meet Varga."
    visit, meeting = told(text, Mercer="person", Varga="person", Oslo="place")
    assert roles(visit) == {"Mercer": "visitor"}
    assert roles(meeting) == {"Mercer": "participant", "Varga": "participant"}


def test_mention_that_refers_back_joins_its_event() -> None:
    (event,) = told("Mercer met Varga in Vienna on Tuesday. The meeting lasted two hours.")
    assert [m.quote for m in event.mentions] == ["met Varga in Vienna on Tuesday", "The meeting"]
    assert "refers back" in event.why


def test_second_visit_is_another_event() -> None:
    assert len(told("Mercer visited Peru in May. A visit to Chile took place in June.")) == 2


def test_planned_meeting_is_an_agreement_in_plover() -> None:
    (event,) = told("Mercer will meet Varga on Friday.")
    assert event.plover == "AGREE"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mayor planted a tree for the nurses.", "planting"),
        ("Three hikers had been taken to a hospital in Lima.", "transport"),
        ("Their navies have since trained together twice.", "training"),
        ("Guards repainted the lighthouse last week.", "repainting"),
        ("The ministry promised to publish a study within 60 days.", "publication"),
        ("A lunch was given for the drivers.", "reception"),
        ("The bank shuttered 40 branches in May.", "shuttering"),
    ],
)
def test_words_of_doing_tell_of_events(text: str, kind: str) -> None:
    assert [e.kind for e in told(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Officials spoke. More than 80,000 lorries cross the pass each year.",
        "The river belongs to both towns.",
        "She said that the plan was good.",
        "Officials spoke. “We will plant a tree in every village.”",
    ],
)
def test_states_habits_and_own_words_tell_of_none(text: str) -> None:
    assert told(text) == ()


def test_a_deadline_keeps_its_preposition() -> None:
    (event,) = told("Kenya will equip all trams with cameras by 2031.")
    assert [w.quote for w in event.when] == ["by 2031"]


def test_what_came_before_a_dated_event_is_bounded_by_it() -> None:
    found = {e.kind: e for e in told("Peru closed the port in May, after an attack on a customs post.", Peru="state")}
    assert [w.quote for w in found["attack"].until] == ["May"]
    assert found["attack"].when == ()


def test_the_occasion_dates_what_was_done_at_it() -> None:
    found = {e.kind: e for e in told("Peru and Chile signed the pact at a ceremony in Lima on Friday.", Lima="place")}
    assert [w.quote for w in found["treaty-signing"].when] == ["Friday"]


def test_an_anniversary_stands_after_what_it_recalls() -> None:
    found = {e.kind: e for e in told("Crowds marked the 25th anniversary of the massacre in Lima.", Lima="place")}
    assert [w.quote for e in found.values() for w in e.until] == ["the 25th anniversary"]


@pytest.mark.parametrize(
    "text",
    [
        "The fighting, which began in May, goes on.",
        "The war that erupted in May goes on.",
        "Fighting broke out in May.",
    ],
)
def test_what_began_then_goes_on(text: str) -> None:
    assert [e.time.precision for e in told(text)] == ["on-or-after"]


def test_who_makes_a_letter_known_has_not_sent_it() -> None:
    text = "Mercer spoke of it in a letter published by the Tribune."
    letters = [event for event in told(text, Mercer="person", Tribune="outlet") if event.kind == "letter"]
    assert letters
    assert all("Tribune" not in roles(event) for event in letters)
