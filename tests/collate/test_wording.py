"""How the reports word one thing: which wordings, in whose voice, with whose words."""

from collections.abc import Sequence

import pytest

from samples import plain_report
from variorum.collate.borrowed import is_phrase
from variorum.collate.loaded import judges, loaded_words
from variorum.collate.referents import core
from variorum.collate.voices import Voices
from variorum.collate.wording import wording
from variorum.model import (
    Actor,
    Event,
    EventTime,
    Ledger,
    Mention,
    Published,
    Report,
    Role,
    Span,
    Statement,
    Wording,
)
from variorum.model.actor import ActorKind

MAYOR = Actor(id="a-mayor", name="Tomas Rehn", kind="person", why="test")


def report(name: str, text: str, published: str = "2031-03-04") -> Report:
    return plain_report(text, name, published=Published(value=published, precision="day", why="test"))


def place(of: Report, words: str) -> Span:
    start = of.text.index(words)
    return of.span(start, start + len(words))


def actor(*spans: Span, kind: ActorKind = "group", roles: Sequence[Role] = ()) -> Actor:
    mentions = tuple(Mention(span=s, form="description") for s in spans)
    return Actor(id="a-crew", name="crew", kind=kind, mentions=mentions, roles=tuple(roles), why="test")


def said(of: Report, words: str, quoted: str = "") -> Statement:
    """What the mayor is reported to say; `quoted` is the part of it that stands in quotation marks."""
    return Statement(
        id=f"s-{of.id}",
        report=of.id,
        mode="indirect" if not quoted else "direct" if quoted == words else "mixed",
        content=(place(of, words),),
        quoted=(place(of, quoted),) if quoted else (),
        speaker=MAYOR.id,
        why="test",
    )


def event(*mentions: Span) -> Event:
    time = EventTime(precision="none", why="test")
    return Event(id="e-fire", label="fire", kind="fire", time=time, mentions=mentions, why="test")


def ledger(
    *reports: Report, crew: Actor | None = None, said: Sequence[Statement] = (), fire: Event | None = None
) -> Ledger:
    return Ledger(
        reports=reports,
        actors=(MAYOR, crew) if crew else (MAYOR,),
        statements=tuple(said),
        events=(fire,) if fire else (),
    )


def worded(story: Ledger) -> tuple[Wording, ...]:
    return wording(story, Voices(story.statements))


def quotes(story: Ledger) -> list[str]:
    return [w.span.quote for w in worded(story)]


def test_a_wording_is_quoted_only_inside_the_speakers_own_words() -> None:
    a = report("ra", "“The heroic rescuers came,” Rehn said.")
    b = report("rb", "Rehn said the brave firefighters came. The crew left.")
    crew = actor(place(a, "The heroic rescuers"), place(b, "the brave firefighters"), place(b, "The crew"))
    told = said(a, "The heroic rescuers came,", "The heroic rescuers came,"), said(b, "the brave firefighters came")
    found = worded(ledger(a, b, crew=crew, said=told))
    assert [(w.span.quote, w.voice, w.of, w.loaded) for w in found] == [
        ("The heroic rescuers", "quoted", "a-mayor", True),
        ("the brave firefighters", "own", "a-mayor", True),
        ("The crew", "own", None, False),
    ]


def test_how_many_and_which_is_no_difference_and_another_word_is() -> None:
    a, b = report("ra", "At least 40 miners came."), report("rb", "The Chilean miners came, then these men left.")
    same = actor(place(a, "At least 40 miners"), place(b, "The Chilean miners"))
    assert quotes(ledger(a, b, crew=same)) == []
    other = actor(place(a, "At least 40 miners"), place(b, "these men"))
    assert quotes(ledger(a, b, crew=other)) == ["At least 40 miners", "these men"]
    law = actor(place(a, "At least 40 miners"), place(b, "The Chilean miners"), kind="document")
    assert quotes(ledger(a, b, crew=law)) == ["At least 40 miners", "The Chilean miners"]


def test_of_what_one_report_words_alone_only_what_judges_is_kept() -> None:
    a, b = report("ra", "The heroic rescuers came. The crew left."), report("rb", "It rained.")
    crew = actor(place(a, "The heroic rescuers"), place(a, "The crew"))
    assert quotes(ledger(a, b, crew=crew)) == ["The heroic rescuers"]
    assert quotes(ledger(a, b, crew=actor(place(a, "The crew")))) == []


def test_a_person_is_worded_where_most_reports_style_him_in_different_ways() -> None:
    texts = ("Mayor Rehn came.", "Doctor Rehn came.", "Governor Rehn came.")
    reports = [report(f"r{n}", text) for n, text in enumerate(texts)]
    spans = [place(r, text.removesuffix(" came.")) for r, text in zip(reports, texts, strict=True)]
    roles = [
        Role(title=s.quote.split()[0], span=r.span(s.start, s.start + 4)) for r, s in zip(reports, spans, strict=True)
    ]
    rehn = actor(*spans, kind="person", roles=roles)
    assert quotes(ledger(*reports, crew=rehn)) == [s.quote for s in spans]
    silent = [report(f"s{n}", "It rained.") for n in range(3)]
    assert quotes(ledger(*reports, *silent, crew=rehn)) == []


def test_a_bare_verb_words_no_event() -> None:
    a, b = report("ra", "The mill burnt."), report("rb", "A fire in the mill was seen, a tragedy.")
    assert quotes(ledger(a, b, fire=event(place(a, "burnt"), place(b, "A fire in the mill")))) == []
    assert quotes(ledger(a, b, fire=event(place(a, "The mill burnt"), place(b, "A fire in the mill")))) == [
        "The mill burnt",
        "A fire in the mill",
    ]
    assert quotes(ledger(a, b, fire=event(place(a, "burnt"), place(b, "a tragedy")))) == ["a tragedy"]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("patient", True),
        ("a credit to the town", True),
        ("without delay", False),
        ("fully", False),
        ("signed it", False),
    ],
)
def test_a_few_quoted_words_said_of_somebody_are_an_epithet(words: str, kept: bool) -> None:
    a = report("ra", f"Rehn said the crew of the ship was “{words}”.")
    told = said(a, f"the crew of the ship was “{words}”", words)
    assert quotes(ledger(a, crew=actor(place(a, "the crew")), said=[told])) == ([words] if kept else [])


def test_words_of_a_speaker_in_another_reports_own_voice_are_a_finding() -> None:
    a = report("ra", "Rehn called the strikers “bandits” on Monday.")
    b = report("rb", "The bandits left at dawn, the police said nothing.", "2031-03-05")
    crew = actor(place(a, "the strikers"), place(b, "The bandits"))
    told = said(a, "the strikers “bandits”", "bandits")
    taken = [w for w in worded(ledger(a, b, crew=crew, said=[told])) if w.taken_from]
    assert [(w.span.quote, w.taken_from and w.taken_from.quote) for w in taken] == [("The bandits", "bandits")]
    assert "the words of Tomas Rehn, quoted in ra" in taken[0].why
    for day, taken_then in (("2031-03-01", False), ("2031-03", True)):
        other = b.model_copy(update={"published": Published(value=day, why="test")})
        assert any(w.taken_from for w in worded(ledger(a, other, crew=crew, said=[told]))) == taken_then


def test_a_quoted_phrase_is_found_in_another_reports_own_voice_wherever_it_stands() -> None:
    a = report("ra", "Rehn called the dam “a wall of shame” on Monday.")
    b = report(
        "rb",
        "Work on the Wall of\nShame began at the so named “wall of shame”. Rehn said a wall of shame must fall.",
        "2031-03-05",
    )
    story = ledger(
        a,
        b,
        crew=actor(place(a, "the dam"), kind="organisation"),
        said=[said(a, "the dam “a wall of shame”", "wall of shame"), said(b, "a wall of shame must fall")],
    )
    (taken,) = (w for w in worded(story) if w.taken_from)
    assert taken.span.bounds == place(b, "Wall of\nShame").bounds
    assert (taken.voice, taken.of) == ("own", None)


def test_a_phrase_that_a_report_takes_twice_is_one_wording_of_it() -> None:
    a = report("ra", "Rehn called the dam “a wall of shame” on Monday.")
    b = report("rb", "The wall of shame will stay. No wall of shame fell.", "2031-03-05")
    story = ledger(
        a,
        b,
        crew=actor(place(a, "the dam"), kind="organisation"),
        said=[said(a, "the dam “a wall of shame”", "wall of shame")],
    )
    (taken,) = (w for w in worded(story) if w.taken_from)
    assert taken.span.bounds == place(b, "wall of shame").bounds


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("wall of shame", True),
        ("the United Nations", False),
        ("to be or", False),
        ("heroic", False),
        ("these several", False),
    ],
)
def test_a_phrase_has_two_ordinary_words(text: str, phrase: bool) -> None:
    assert is_phrase(text) == phrase


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At least 23 people", ("people",)),
        ("these North Korean-born miners", ("north", "korean-born", "miners")),
        ("the 40", ()),
    ],
)
def test_the_core_of_a_wording(text: str, words: tuple[str, ...]) -> None:
    assert core(text) == words


@pytest.mark.parametrize(
    ("text", "loaded"),
    [
        ("the heroic rescuers", {"heroic"}),
        ("the rescuers", set()),
        ("The Martyrs of the mill", {"martyrs"}),
        ("", set()),
    ],
)
def test_loaded_words_come_from_the_table(text: str, loaded: set[str]) -> None:
    assert set(loaded_words(text)) == loaded


def test_what_veils_does_not_judge() -> None:
    assert judges("the bandits")
    assert loaded_words("the incident")
    assert not judges("the incident")
