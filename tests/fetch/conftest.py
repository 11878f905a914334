"""Clients and fetchers for servers on loopback."""

from collections.abc import Callable

import pytest

from variorum.fetch import Fetcher, Network, Settings, SystemClock
from variorum.fetch.exchange import Client, Exchange
from variorum.fetch.target import target_of
from web import VirtualClock

PRIVATE = Settings(allow_private=True)


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def get() -> Callable[..., Exchange]:
    """`get(url, **settings)`: the answer to one request, in real time."""

    def ask(url: str, network: Network | None = None, **settings: object) -> Exchange:
        given = Settings(**{"allow_private": True, **settings})  # type: ignore[arg-type]
        return Client(given, network or Network(), SystemClock()).get(target_of(url), {})

    return ask


@pytest.fixture
def fetcher(clock: VirtualClock) -> Fetcher:
    """One that may ask this machine, and for which time passes at once."""
    return Fetcher(PRIVATE, Network(), clock)
