"""Answers, usable and not."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models import claim, completion
from variorum.annotate.outside import Answer, Claim
from variorum.endpoint.answer import answer_of, words_of
from variorum.errors import EndpointError

GOOD = claim(1, "Karin Lund", "said", "the boats would sail")
READ = Claim(sentence=1, source="Karin Lund", cue="said", content=("the boats would sail",))


def form(*rows: Any) -> str:
    return json.dumps({"attributions": rows})


@pytest.mark.parametrize(
    "words",
    [
        form(GOOD),
        f"```json\n{form(GOOD)}\n```",
        f"Here you are:\n\n{form(GOOD)}\n\nAnything else?",
        f'<think>Is it {{"attributions": []}}? No.</think>{form(GOOD)}',
        form({**GOOD, "confidence": 0.9}),
    ],
)
def test_an_answer_is_read_whatever_is_said_around_it(words: str) -> None:
    assert answer_of(words, 9) == Answer(claims=(READ,))


@pytest.mark.parametrize(
    "row",
    [
        {**GOOD, "sentence": "1"},
        {**GOOD, "sentence": True},
        {**GOOD, "source": None},
        {**GOOD, "cue": ""},
        {**GOOD, "cue": 3},
        {**GOOD, "content": []},
        {**GOOD, "content": "the boats would sail"},
        {**GOOD, "content": [["the boats would sail"]]},
        {**GOOD, "content": ["x"] * 13},
        {**GOOD, "content": ["x" * 4001]},
        {"sentence": 1},
        "Karin Lund said",
        None,
        [],
    ],
)
def test_an_entry_in_another_form_costs_itself_alone(row: object) -> None:
    assert answer_of(form(row, GOOD), 9) == Answer(claims=(READ,), unreadable=1)


def test_of_too_many_claims_the_first_are_read() -> None:
    assert answer_of(form(*[GOOD] * 7), 5) == Answer(claims=(READ,) * 5, unreadable=2)


@pytest.mark.parametrize(
    "words",
    ["", "I cannot help with that.", "{}", '{"attributions": {}}', "[]", form(GOOD)[:-1], "{" * 100_000, "[" * 100_000],
)
def test_what_is_no_answer_is_refused(words: str) -> None:
    with pytest.raises(EndpointError, match="not in the form that was asked for"):
        answer_of(words, 9)


@given(st.one_of(st.text(), st.recursive(st.none() | st.integers() | st.text(), st.lists).map(form)))
@example('{"attributions": [{"sentence": 1, "source": "\\ud800", "cue": "x", "content": ["y"]}]}')
@example('{"attributions": [{"sentence": 1e999, "source": "x", "cue": "x", "content": ["y"]}]}')
def test_no_words_whatever_are_more_than_an_answer_or_a_refusal(words: str) -> None:
    try:
        answer = answer_of(words, 9)
    except EndpointError:
        return
    assert Answer.model_validate_json(answer.model_dump_json()) == answer


# ------------------------------------------------------------------------------------------------ completions
def test_the_words_of_a_completion() -> None:
    assert words_of(completion("Well.").body) == "Well."
    assert words_of(completion(None).body) == ""


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"<html>", b"\xff\xfe", b'{"choices": []}', b'{"error": "busy"}', b'{"choices": [{"message": 1}]}'],
)
def test_what_is_no_completion_is_refused(body: bytes) -> None:
    with pytest.raises(EndpointError, match="no chat completion"):
        words_of(body)


def test_an_answer_that_breaks_off_is_refused() -> None:
    with pytest.raises(EndpointError, match="breaks off"):
        words_of(completion(form(GOOD), finish="length").body)


@given(st.binary())
def test_no_bytes_whatever_are_more_than_words_or_a_refusal(body: bytes) -> None:
    with suppress(EndpointError):
        assert isinstance(words_of(body), str)
