"""Which endpoints are asked, and where reports may be sent."""

from dataclasses import replace

import pytest

from variorum.endpoint import endpoint_of
from variorum.errors import RequestError, UnsafeError
from variorum.fetch import Network
from web import PUBLIC, Names

SECRET = "sk-velvet-otter"
WORLD = {"gpu.herald.example": [["10.0.0.7"]], "api.example": [[PUBLIC]], "both.example": [["127.0.0.1", PUBLIC]]}


def network(**more: list[list[str]]) -> Network:
    return Network(resolve=Names({"localhost": [["127.0.0.1", "::1"]], **WORLD, **more}))


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://127.0.0.1:11434/v1", "/v1/chat/completions"),
        ("http://localhost:8000/v1/", "/v1/chat/completions"),
        ("http://[::1]:8080", "/chat/completions"),
        ("http://127.8.9.1:1/a/b/chat/completions", "/a/b/chat/completions"),
    ],
)
def test_an_endpoint_on_this_machine_needs_no_leave(url: str, path: str) -> None:
    found = endpoint_of(url, "parrot-7b", key=SECRET, network=network())
    assert found.here
    assert found.target.path == path
    assert found.name == f"parrot-7b at {url.rstrip('/').removesuffix('/chat/completions')}"


@pytest.mark.parametrize("host", ["gpu.herald.example", "api.example", "both.example", "10.0.0.7", "nowhere.example"])
@pytest.mark.parametrize("send_to", [None, "", "other.example", "127.0.0.1"])
def test_text_leaves_the_machine_only_for_a_host_that_is_named(host: str, send_to: str | None) -> None:
    names = network() if host != "nowhere.example" else Network(resolve=lost)
    with pytest.raises(RequestError, match=f"leave this machine for {host}; if it may, say so with --send-to {host}$"):
        endpoint_of(f"https://{host}/v1", "parrot-7b", send_to, network=names)


def lost(host: str, port: int) -> list[str]:
    raise OSError("Name or service not known")


def test_a_host_that_is_named_may_be_sent_to() -> None:
    found = endpoint_of("https://api.example/v1", "parrot-7b", "API.example", SECRET, network())
    assert not found.here


def test_leave_for_another_host_is_no_slip_that_is_passed_over() -> None:
    with pytest.raises(RequestError, match="--send-to localhost"):
        endpoint_of("http://localhost:1/v1", "parrot-7b", "api.example", network=network())


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://127.0.0.1/v1", "expected http or https, got ftp"),
        ("127.0.0.1:8000", "expected http or https"),
        ("http://desk:secret@127.0.0.1/v1", "there is a name or password in the address"),
        ("http://127.0.0.1/v1?api-version=1", "expected an address without a query"),
        ("http://127.0.0.1:99999/v1", "this is no address"),
    ],
)
def test_what_is_no_endpoint_is_refused(url: str, said: str) -> None:
    with pytest.raises(RequestError, match=said):
        endpoint_of(url, "parrot-7b", network=network())


@pytest.mark.parametrize("model", ["", "a\nb", "\x1b[2J", "m" * 201])
def test_what_is_no_name_of_a_model_is_refused(model: str) -> None:
    with pytest.raises(RequestError, match="expected the name of a model"):
        endpoint_of("http://127.0.0.1/v1", model, network=network())


@pytest.mark.parametrize("key", [" ", "", f"{SECRET}\r\nX-Evil: 1", f" {SECRET}", f"{SECRET}ß"])
def test_what_is_no_key_is_refused_and_not_told(key: str) -> None:
    with pytest.raises(RequestError, match="VARIORUM_ENDPOINT_KEY: expected a key") as told:
        endpoint_of("http://127.0.0.1/v1", "parrot-7b", key=key, network=network())
    assert "velvet" not in str(told.value)


def test_a_key_goes_to_another_machine_only_encrypted() -> None:
    with pytest.raises(RequestError, match="unencrypted") as told:
        endpoint_of("http://api.example/v1", "parrot-7b", "api.example", SECRET, network())
    assert SECRET not in str(told.value)


def test_a_key_does_not_show() -> None:
    assert SECRET not in repr(endpoint_of("http://127.0.0.1/v1", "parrot-7b", key=SECRET, network=network()))


def test_a_name_that_was_this_machine_s_and_is_another_s_now_is_not_asked() -> None:
    turning = network(turning=[["127.0.0.1"], [PUBLIC]])
    found = endpoint_of("http://turning:1/v1", "parrot-7b", network=turning)
    with pytest.raises(UnsafeError, match="turning is not this machine any more"):
        found.network(turning).resolve("turning", 1)


def test_another_machine_is_found_as_ever() -> None:
    world = network()
    found = endpoint_of("https://api.example/v1", "parrot-7b", "api.example", network=world)
    assert found.network(world).resolve("api.example", 443) == [PUBLIC]
    assert replace(found, here=True).network(world) != world
