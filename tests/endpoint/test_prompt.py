"""What a model is asked."""

import json

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from samples import plain_report
from variorum.annotate.outside import Claim, excerpts
from variorum.endpoint.answer import answer_of
from variorum.endpoint.prompt import INSTRUCTIONS, SCHEMA, question, request

WRAPPED = "The mill burnt\n  down. “We will rebuild it,”\nthe mayor said."


def asked(text: str) -> str:
    report = plain_report(text)
    return question(text, excerpts(report)[0])


def test_sentences_are_numbered_and_their_white_space_is_evened_out() -> None:
    assert json.loads(asked(WRAPPED)) == {
        "sentences": [
            {"n": 1, "text": "The mill burnt down."},
            {"n": 2, "text": "“We will rebuild it,” the mayor said."},
        ]
    }


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\n" not in text))
def test_nothing_that_a_report_says_can_end_the_question(text: str) -> None:
    for excerpt in excerpts(plain_report(text)):
        rows = json.loads(question(text, excerpt))["sentences"]
        assert [row["text"] for row in rows] == [" ".join(text[a:b].split()) for a, b in excerpt.sentences]


def test_a_request_is_always_the_same_and_asks_for_no_chance() -> None:
    body = json.loads(request("parrot-7b", asked(WRAPPED), 99, formed=True))
    assert request("parrot-7b", asked(WRAPPED), 99, formed=True) == request(
        "parrot-7b", asked(WRAPPED), 99, formed=True
    )
    assert (body["temperature"], body["seed"], body["max_tokens"], body["stream"]) == (0, 0, 99, False)
    assert body["response_format"]["json_schema"]["schema"] == SCHEMA
    assert "response_format" not in json.loads(request("parrot-7b", asked(WRAPPED), 99, formed=False))


def test_the_example_in_the_instructions_is_in_the_form_and_its_words_stand_there() -> None:
    _, _, example = INSTRUCTIONS.partition("\n\nFor ")
    given_, _, answered = example.partition(" the answer is\n")
    paragraph = " ".join(row["text"] for row in json.loads(given_.removesuffix("is").strip())["sentences"])
    answer, _, _ = answered.partition("\nFor a paragraph without")
    jsonschema.validate(json.loads(answer), SCHEMA)
    claims = answer_of(answer, 9).claims
    assert len(claims) == 3
    assert all(part in paragraph for c in claims for part in (c.source, c.cue, *c.content))


def test_the_form_that_is_asked_for_is_the_one_that_is_read() -> None:
    entry = SCHEMA["properties"]["attributions"]["items"]
    assert set(entry["properties"]) == set(entry["required"]) == set(Claim.model_fields)
