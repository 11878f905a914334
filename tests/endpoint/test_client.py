"""One question to an endpoint on a real socket, a friendly one and many that are not."""

import gzip
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import JSON, NAME, PATH, completion, speaking
from variorum.endpoint import Client, Limits
from variorum.errors import ClosedEndpointError, EndpointError, SilentEndpointError
from web import Answer, Handler, VirtualClock

SECRET = "sk-velvet-otter"
FINE = completion("fine")


def in_turn(*answers: Answer) -> Callable[[dict[str, Any]], Answer]:
    """Each answer once, the last for ever."""
    left = list(answers)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def busy(status: int, *headers: tuple[str, str]) -> Answer:
    return Answer(b"{}", status, (*JSON, *headers))


def writing(*parts: bytes, pause: float = 0.0, times: int = 1) -> Callable[[dict[str, Any]], Callable[[Handler], None]]:
    """Writes the first part, then the others, `times` times with a pause before each; then hangs up."""

    def write(handler: Handler) -> None:
        handler.wfile.write(parts[0])
        for _ in range(times):
            for part in parts[1:]:
                time.sleep(pause)
                handler.wfile.write(part)
        handler.close_connection = True

    return lambda _: write


def slept(client: Client) -> list[float]:
    assert isinstance(client.clock, VirtualClock)
    return client.clock.slept


# ------------------------------------------------------------------------------------------------ a friendly one
def test_a_question_and_its_answer() -> None:
    with speaking(FINE) as model:
        assert model.client().ask("Who?") == "fine"
    (body,) = model.bodies
    assert body["model"] == NAME
    assert body["messages"][-1] == {"role": "user", "content": "Who?"}
    assert body["response_format"]["type"] == "json_schema"
    ((path, headers),) = model.site.asked
    assert (path, headers["Content-Type"]) == (PATH, "application/json")
    assert headers["User-Agent"].startswith("Variorum/")
    assert "Authorization" not in headers


def test_a_key_is_shown_to_the_endpoint() -> None:
    with speaking(FINE) as model:
        client = Client(replace(model.endpoint, key=SECRET))
        assert client.ask("Who?") == "fine"
    assert model.keys == {f"Bearer {SECRET}"}


def test_a_packed_answer_is_unpacked() -> None:
    packed = Answer(gzip.compress(FINE.body), headers=(*JSON, ("Content-Encoding", "gzip")))
    with speaking(packed) as model:
        assert model.client().ask("Who?") == "fine"


@pytest.mark.parametrize("status", [400, 422])
def test_an_endpoint_that_refuses_the_form_is_asked_without_it_from_then_on(status: int) -> None:
    def reply(body: dict[str, Any]) -> Answer:
        return busy(status) if "response_format" in body else FINE

    with speaking(reply) as model:
        client = model.client()
        assert [client.ask("Who?"), client.ask("What?")] == ["fine", "fine"]
    assert ["response_format" in body for body in model.bodies] == [True, False, False]
    assert not client.formed


def test_an_endpoint_that_refuses_a_question_in_either_way_keeps_its_form() -> None:
    with speaking(in_turn(busy(400), busy(400), FINE)) as model:
        client = model.client()
        with pytest.raises(EndpointError, match="it answers 400 Bad Request"):
            client.ask("Too long?")
        assert client.formed
        assert client.ask("Who?") == "fine"
    assert "response_format" in model.bodies[-1]


# ------------------------------------------------------------------------------------------------ busy
@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_endpoint_is_asked_again_ever_later(status: int) -> None:
    with speaking(in_turn(busy(status), busy(status), FINE)) as model:
        client = model.client()
        assert client.ask("Who?") == "fine"
    assert slept(client) == [1.0, 2.0]


def test_a_busy_endpoint_says_how_long_it_is_left_alone() -> None:
    with speaking(in_turn(busy(429, ("Retry-After", "7")), FINE)) as model:
        client = model.client()
        assert client.ask("Who?") == "fine"
    assert slept(client) == [7.0]


def test_an_endpoint_that_stays_busy_is_given_up() -> None:
    with speaking(busy(503)) as model, pytest.raises(SilentEndpointError, match="503 Service Unavailable"):
        model.client().ask("Who?")
    assert len(model.bodies) == 3


def test_an_endpoint_that_asks_for_an_hour_is_given_up_at_once() -> None:
    with speaking(busy(429, ("Retry-After", "3600"))) as model, pytest.raises(SilentEndpointError, match="3600"):
        model.client().ask("Who?")
    assert len(model.bodies) == 1


# ------------------------------------------------------------------------------------------------ closed
@pytest.mark.parametrize(
    ("status", "advice"),
    [(401, "VARIORUM_ENDPOINT_KEY"), (403, "VARIORUM_ENDPOINT_KEY"), (404, "name of the model"), (405, "the address")],
)
def test_an_endpoint_that_will_never_answer_is_told_with_what_to_do(status: int, advice: str) -> None:
    with speaking(busy(status)) as model, pytest.raises(ClosedEndpointError, match=advice):
        model.client().ask("Who?")
    assert len(model.bodies) == 1


def test_a_redirect_is_not_followed() -> None:
    with speaking(FINE) as other, speaking(busy(307, ("Location", other.site.url(PATH)))) as model:
        with pytest.raises(ClosedEndpointError, match="307"):
            Client(replace(model.endpoint, key=SECRET)).ask("Who?")
        assert other.bodies == []


def test_what_an_endpoint_says_of_an_error_is_not_told() -> None:
    refusing = Answer(f"Incorrect key: {SECRET}".encode(), 401)
    with speaking(refusing) as model, pytest.raises(EndpointError) as told:
        Client(replace(model.endpoint, key=SECRET)).ask("Who?")
    assert SECRET not in str(told.value)


# ------------------------------------------------------------------------------------------------ worse
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    ("reply", "limits", "said"),
    [
        (writing(b""), Limits(attempts=1), "the connection failed"),
        (writing(b"SSH-2.0-OpenSSH\r\n"), Limits(attempts=1), "the connection failed"),
        (writing(HEAD + b"Content-Length: 99\r\n\r\n{"), Limits(attempts=1), "the connection failed"),
        (writing(HEAD + b"\r\n", b"{" * 65536, times=40), Limits(), "more than 1048576 bytes"),
        (writing(HEAD + b"\r\n", b"{", pause=0.1, times=50), Limits(whole=0.5), "does not answer|within 0.5 seconds"),
        (writing(b"", b"x", pause=3), Limits(whole=0.3), "does not answer|within 0.3 seconds"),
        (writing(HEAD + b"Content-Encoding: gzip\r\n\r\n\x00\x01"), Limits(), "cannot be unpacked"),
        (lambda _: Answer(b"\x89PNG", headers=(("Content-Type", "image/png"),)), Limits(), "image/png"),
        (
            lambda _: Answer(gzip.compress(bytes(9_000_000)), headers=(*JSON, ("Content-Encoding", "gzip"))),
            Limits(),
            "unpacks to more than 1048576 bytes",
        ),
    ],
)
def test_an_endpoint_that_does_not_keep_to_the_protocol_costs_its_answer(
    reply: Callable[[dict[str, Any]], Any], limits: Limits, said: str
) -> None:
    with speaking(reply) as model, pytest.raises(SilentEndpointError, match=said):
        Client(model.endpoint, limits).ask("Who?")
    assert len(model.bodies) == 1


@given(
    st.binary(max_size=120), st.sampled_from([b"", HEAD, HEAD + b"\r\n", HEAD + b"Content-Encoding: deflate\r\n\r\n"])
)
@settings(max_examples=60)
def test_no_bytes_on_the_wire_are_more_than_words_or_a_refusal(data: bytes, head: bytes) -> None:
    with speaking(writing(head + data)) as model, suppress(EndpointError):
        assert isinstance(Client(model.endpoint, Limits(attempts=1)).ask("Who?"), str)


def test_an_endpoint_that_is_not_there() -> None:
    with speaking(FINE) as model:
        client = model.client()
    with pytest.raises(SilentEndpointError, match="the connection failed"):
        client.ask("Who?")
    assert slept(client) == [1.0, 2.0]
