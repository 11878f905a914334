"""The connection under a request: to the checked address only, until a last moment, for so many bytes."""

import ssl
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpcore

from variorum.errors import FetchError
from variorum.fetch.clock import Clock
from variorum.fetch.settings import Settings


@dataclass(slots=True)
class Guard:
    """One request's bounds, and every byte that went and came, as it stood on the wire (inside TLS).

    `addresses` are those that may be connected to, `address` the one that was.
    """

    url: str
    addresses: Sequence[str]
    settings: Settings
    clock: Clock
    address: str = field(default="", init=False)
    ends: float = field(init=False)
    sent: bytearray = field(default_factory=bytearray)
    received: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        self.ends = self.clock.now() + self.settings.whole

    def patience(self, asked: float | None) -> float:
        """The seconds that one operation may still take; raises `FetchError` where the request's time is over."""
        left = self.ends - self.clock.now()
        if left <= 0:
            problem = f"it did not come within {self.settings.whole:g} seconds"
            raise FetchError(self.url, problem, "try again later, or save the page by hand")
        return left if asked is None else min(left, asked)

    def take(self, data: bytes) -> bytes:
        """Notes what came; raises `FetchError` where it is more than a page may have."""
        self.received += data
        if len(self.received) > self.settings.wire:
            problem = f"it has more than {self.settings.wire} bytes, the most that are taken"
            raise FetchError(self.url, problem, "save the page by hand")
        return data


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to the first of the guard's addresses that answers, whatever name is asked for.

    The name is not resolved a second time.
    """

    def __init__(self, backend: httpcore.NetworkBackend, guard: Guard) -> None:
        self._backend = backend
        self._guard = guard

    def connect_tcp(
        self,
        host: str,  # the name, which stays what TLS verifies
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        *others, last = self._guard.addresses
        for address in others:
            with suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return self._connected(address, port, timeout)
        return self._connected(last, port, timeout)

    def _connected(self, address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
        stream = self._backend.connect_tcp(address, port, self._guard.patience(timeout))
        self._guard.address = address
        return _GuardedStream(stream, self._guard)


class _GuardedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, guard: Guard) -> None:
        self._stream = stream
        self._guard = guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._guard.take(self._stream.read(max_bytes, self._guard.patience(timeout)))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._guard.sent += buffer
        self._stream.write(buffer, self._guard.patience(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        patience = self._guard.patience(timeout)
        return _GuardedStream(self._stream.start_tls(ssl_context, server_hostname, patience), self._guard)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
