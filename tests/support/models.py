"""A large model for tests: a server on loopback that speaks the protocol of chat completions, as it is told."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from variorum.endpoint import Client, Endpoint, Limits
from variorum.endpoint.address import endpoint_of
from web import Answer, Handler, Site, VirtualClock, serving

PATH = "/v1/chat/completions"
JSON = (("Content-Type", "application/json"),)
NAME = "parrot-7b"
PATIENT = Limits(whole=60.0)

Reply = Callable[[dict[str, Any]], Any]  # from the body of a request to an `Answer`, or what writes one to a `Handler`


@dataclass
class Model:
    """A model, what it says, and what it was asked: the bodies of all requests, and the keys that were shown.

    `reply` takes the body of a request, unless it is one answer to all.
    """

    reply: Reply | Answer
    site: Site = field(default_factory=lambda: Site({}))
    bodies: list[dict[str, Any]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    @property
    def url(self) -> str:
        return self.site.url("/v1")

    @property
    def endpoint(self) -> Endpoint:
        return endpoint_of(self.url, NAME)

    @property
    def keys(self) -> set[str | None]:
        return {headers.get("Authorization") for _, headers in self.site.asked}

    def client(self, limits: Limits = PATIENT) -> Client:
        """A client of the model for which time passes at once."""
        return Client(self.endpoint, limits, clock=VirtualClock())


def sentences(body: Mapping[str, Any]) -> list[str]:
    """The sentences that a request asks about."""
    return [row["text"] for row in json.loads(body["messages"][-1]["content"])["sentences"]]


def completion(words: str | None, finish: str = "stop") -> Answer:
    """An answer of the protocol in which the model says these words."""
    choice = {"index": 0, "message": {"role": "assistant", "content": words}, "finish_reason": finish}
    return Answer(json.dumps({"object": "chat.completion", "choices": [choice]}).encode(), headers=JSON)


def claims(*rows: dict[str, Any]) -> Answer:
    """An answer in the form that was asked for."""
    return completion(json.dumps({"attributions": rows}))


def claim(sentence: int, source: str, cue: str, *content: str) -> dict[str, Any]:
    return {"sentence": sentence, "source": source, "cue": cue, "content": list(content)}


@contextmanager
def speaking(reply: Reply | Answer) -> Iterator[Model]:
    """A model for as long as the block runs."""
    model = Model(reply)

    def say(handler: Handler) -> None:
        body = json.loads(handler.content)
        with model.lock:
            model.bodies.append(body)
        answer = model.reply if isinstance(model.reply, Answer) else model.reply(body)
        if callable(answer):
            answer(handler)
            return
        handler.answer(answer)

    with serving({PATH: say}) as model.site:
        yield model
