from copy import copy

import pytest
from pydantic import BaseModel, ValidationError

from variorum.model import TABLES, Actor, Mention, Record, Span, records_in
from variorum.model.record import kinds_in

SPAN = Span(report="r-1", start=0, end=3, quote="Ada")
ACTOR = Actor(id="a-1", name="Ada", kind="person", mentions=(Mention(span=SPAN, form="name"),), why="t")


def test_a_copy_is_what_pydantic_makes_of_it() -> None:
    ours, theirs = copy(ACTOR), BaseModel.__copy__(ACTOR)
    assert ours == theirs == ACTOR
    assert ours.model_fields_set == theirs.model_fields_set
    assert ours.model_dump_json() == theirs.model_dump_json()
    assert ours.mentions is ACTOR.mentions


def test_a_changed_copy_leaves_the_record_as_it_is_and_is_frozen() -> None:
    other = ACTOR.model_copy(update={"name": "Bea"})
    assert (other.name, ACTOR.name) == ("Bea", "Ada")
    assert ACTOR.model_fields_set == {"id", "name", "kind", "mentions", "why"}
    with pytest.raises(ValidationError):
        other.name = "Cy"  # type: ignore[misc]


def test_no_record_has_what_a_copy_does_not_look_after() -> None:
    for kind in _kinds(Record):
        assert not kind.__private_attributes__, kind
        assert kind.model_config["extra"] == "forbid", kind


def test_records_stand_in_the_order_of_their_fields() -> None:
    assert records_in((ACTOR, "word", (SPAN,))) == [ACTOR, ACTOR.mentions[0], SPAN, SPAN]


def test_a_table_says_which_records_its_rows_hold() -> None:
    assert kinds_in(TABLES["actors"].model_fields["mentions"].annotation) == (Mention,)
    assert kinds_in(Span.model_fields["start"].annotation) == ()


def _kinds(kind: type[Record]) -> set[type[Record]]:
    return {kind}.union(*map(_kinds, kind.__subclasses__()))
