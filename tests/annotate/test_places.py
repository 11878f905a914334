"""Where the events of one report happened."""

import pytest

from samples import plain_report
from variorum.annotate.actors import actors
from variorum.annotate.events import events
from variorum.annotate.parser import SpacyParser
from variorum.annotate.reading.reader import Seen


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mercer met Varga in Vienna on Tuesday.", "Vienna"),
        ("Ghana deployed 300 soldiers to the city of Tamale.", "Tamale"),
        ("Rebels attacked a convoy in the Donetsk region.", "Donetsk"),
        ("Police arrested two men in the Limpopo province on Sunday.", "Limpopo"),
        ("Police arrested two men on Sunday.", None),
        ("Police arrested two men in January.", None),
    ],
)
def test_a_place_is_named_by_its_own_name(text: str, place: str | None) -> None:
    report = plain_report(text)
    parse = SpacyParser().parse(report)
    cast = actors(report, parse)
    (event,) = events(report, parse, cast, Seen())
    names = {actor.id: actor.name for actor in cast}
    found = names.get(event.place, event.place) if event.place else None
    assert (found or "").replace(" region", "").replace(" province", "") == (place or "")
