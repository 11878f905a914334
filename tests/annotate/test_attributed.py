"""What the reading model sees and what the rules know, as one draft for each statement."""

from collections.abc import Callable
from typing import Any

import pytest

Said = Callable[[str], list[Any]]


def test_an_attribution_that_no_rule_has_is_a_statement(said: Said) -> None:
    (found,) = said("It is Karin Lund’s belief that the port must close.")
    assert (found.speaker, found.content) == ("Karin Lund", "that the port must close")


def test_the_words_that_name_a_source_are_all_of_them(said: Said) -> None:
    (found,) = said("Sergeant Ida Holm, who led the search, said the lake was too deep.")
    assert found.speaker == "Ida Holm"
    assert found.record.speaker_span.quote == "Sergeant Ida Holm, who led the search"


def test_a_relative_pronoun_speaks_for_whom_it_stands(said: Said) -> None:
    (found,) = said("The lake was searched by Sergeant Ida Holm, who said it was too deep.")
    assert found.speaker == "Ida Holm"


def test_a_quotation_that_fills_its_sentence_belongs_to_whom_the_sentence_names(said: Said) -> None:
    ours = "“We looked for the boat until the morning, and by then the lake had frozen over,” the mayor continued."
    first, second = said(f"Karin Lund said the port was full. {ours}")
    assert (first.speaker, second.speaker) == ("Karin Lund", "the mayor")
    assert second.record.speaker_span.quote == "the mayor"


def test_what_another_says_inside_a_content_is_a_statement_of_its_own(said: Said) -> None:
    found = said("Karin Lund said the agreement requires both states to share their water.")
    assert [s.speaker for s in found] == ["Karin Lund", "the agreement"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not say how many boats had sailed.",
        "The company would not say whether the mine was open.",
    ],
)
def test_who_keeps_silent_states_nothing(said: Said, text: str) -> None:
    assert said(text) == []


def test_a_content_keeps_the_marks_of_a_quotation_that_ends_it(said: Said) -> None:
    (found,) = said("Karin Lund said that the quota was “an insult to every crew.”")
    assert found.content == "that the quota was “an insult to every crew.”"


def test_a_carrier_and_whom_it_cites_are_one_statement(said: Said) -> None:
    (found,) = said("Reuters reported that the mines were empty, citing Energy Minister Kwame Mensah.")
    assert (found.speaker, found.chain) == ("Kwame Mensah", ("Reuters",))


def test_what_is_not_excluded_is_not_ruled_out(said: Said) -> None:
    (found,) = said("A ministry official would not exclude that Norway could join the treaty.")
    assert found.certainty == "not-ruled-out"


def test_why_names_the_frame_the_model_and_a_quotation_that_does_not_close(said: Said) -> None:
    (found,) = said("Karin Lund said: “The boats will sail in May\n\nThe harbour was quiet on Monday.")
    assert found.content == "The boats will sail in May"
    frame, model, mark = found.record.why.split(", ", 2)[0], found.record.why, found.record.why.rsplit(", ", 1)[1]
    assert frame.endswith("frame of 'say'")
    assert "seen by the reading model, 0." in model
    assert mark == "a quotation that does not close ends with its paragraph"


def test_one_attribution_is_one_statement_whatever_rules_meet_it(said: Said) -> None:
    found = said("Reuters reported, quoting Energy Minister Kwame Mensah, quoting Mensah, that the mines were empty.")
    places = [(s.record.cue, s.record.content) for s in found]
    assert len(places) == len(set(places))
