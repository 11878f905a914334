"""From the bytes of an answer to claims, whatever the bytes are."""

from typing import Final

from pydantic import BaseModel, Field, JsonValue, ValidationError

from variorum.annotate.outside import Answer, Claim
from variorum.errors import EndpointError

_THOUGHT: Final = "</think>"  # some models think aloud before they answer


class _Message(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Completion(BaseModel):
    """A chat completion, as far as it is read."""

    choices: list[_Choice] = Field(min_length=1)


class _Form(BaseModel):
    attributions: list[JsonValue]


def words_of(body: bytes) -> str:
    """What the model says in a chat completion; raises `EndpointError` where it is none, or breaks off."""
    try:
        choice = _Completion.model_validate_json(body).choices[0]
    except ValidationError as error:
        raise EndpointError("its answer is no chat completion") from error
    if choice.finish_reason == "length":
        raise EndpointError("its answer breaks off: it is longer than asked for")
    return choice.message.content or ""


def answer_of(words: str, most: int) -> Answer:
    """The claims that a model makes, `most` at most; raises `EndpointError` where its words hold no such thing."""
    _, _, said = words.rpartition(_THOUGHT)
    try:
        entries = _Form.model_validate_json(said[said.find("{") : said.rfind("}") + 1]).attributions
    except ValidationError as error:
        raise EndpointError("its answer is not in the form that was asked for") from error
    claims = [claim for entry in entries[:most] if (claim := _claim(entry)) is not None]
    return Answer(claims=tuple(claims), unreadable=len(entries) - len(claims))


def _claim(entry: JsonValue) -> Claim | None:
    """The claim that an entry makes, further fields left aside; null where it makes none."""
    if not isinstance(entry, dict):
        return None
    try:
        return Claim.model_validate({name: entry[name] for name in Claim.model_fields if name in entry})
    except ValidationError:
        return None
