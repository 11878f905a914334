"""One request and its answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from ssl import SSLCertVerificationError

import httpcore

from variorum.errors import BusyError, FetchError
from variorum.fetch.body import unpacked
from variorum.fetch.clock import Clock
from variorum.fetch.network import Network, checked_addresses
from variorum.fetch.settings import Settings
from variorum.fetch.target import Target
from variorum.fetch.wire import Guard, GuardedBackend

_PAGES = re.compile(
    r"text/.*|application/(?:.*[+.-])?(?:xml|json|pdf|rtf|ndjson|wordprocessingml\.document|opendocument\.text)"
    r"|message/rfc822|multipart/related"
)
_WANTED = (
    "text/html, application/xhtml+xml, application/xml;q=0.9, application/rss+xml, application/atom+xml, */*;q=0.5"
)
_INTERIM = re.compile(rb"HTTP/1\.[01] 1\d\d\b.*?\r?\n\r?\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Exchange:
    """`sent` and `received` are the bytes on the wire; `body` is what they carry, unpacked.

    `headers` are those of the answer, names in lower case; of one that is repeated, the values are joined by commas.
    """

    target: Target
    address: str
    at: datetime
    sent: bytes
    received: bytes
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The type of the body without its parameters; empty where the server says none."""
        return media_type(self.headers)


def media_type(headers: Mapping[str, str]) -> str:
    """The media type that headers tell, without its parameters."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Client:
    """Makes single requests. Each has a connection of its own, so that every byte on it belongs to one page."""

    settings: Settings
    network: Network
    clock: Clock

    def get(self, target: Target, conditions: Mapping[str, str]) -> Exchange:
        """The answer to one GET, redirects not followed; `conditions` are further headers.

        Raises `UnsafeError` before anything is sent where the target must not be asked, `FetchError` where no whole
        answer comes within the bounds of the settings, or where it is no page.
        """
        return self._exchanged(target, conditions, None)

    def post(self, target: Target, headers: Mapping[str, str], content: bytes) -> Exchange:
        """The answer to one POST of `content`, as `get` gives and raises it; `headers` go before those of a page."""
        return self._exchanged(target, headers, content)

    def _exchanged(self, target: Target, further: Mapping[str, str], content: bytes | None) -> Exchange:
        addresses = checked_addresses(target, self.network, self.settings)
        guard = Guard(target.url, addresses, self.settings, self.clock)
        try:
            status, headers, packed = self._answer(target, further, content, guard)
            body = unpacked(packed, headers.get("content-encoding", ""), self.settings.unpacked)
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            raise _broken(target, error) from error
        except ValueError as error:
            raise FetchError(target.url, str(error), "save the page by hand") from error
        sent, received = bytes(guard.sent), _final(bytes(guard.received))
        return Exchange(target, guard.address, self.clock.today(), sent, received, status, headers, body)

    def _answer(
        self, target: Target, further: Mapping[str, str], content: bytes | None, guard: Guard
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers, and the body as it was packed."""
        backend = GuardedBackend(self.network.backend, guard)
        with (
            httpcore.ConnectionPool(self.network.tls, network_backend=backend) as pool,
            pool.stream(
                "GET" if content is None else "POST",
                httpcore.URL(scheme=target.scheme, host=target.host, port=target.port, target=target.path),
                headers=self._headers(target, further),
                content=content,
                extensions={"timeout": self._timeouts()},
            ) as response,
        ):
            headers = _joined(response.headers)
            if response.status == HTTPStatus.OK:
                _require_page(target, headers)
            return response.status, headers, b"".join(response.iter_stream())

    def _headers(self, target: Target, further: Mapping[str, str]) -> list[tuple[bytes | str, bytes | str]]:
        headers = {
            "Host": target.site.partition("://")[2],
            "User-Agent": self.settings.agent,
            "Accept": _WANTED,
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
            **further,
        }
        return [*headers.items()]

    def _timeouts(self) -> dict[str, float]:
        silence = self.settings.silence
        return {"connect": self.settings.connecting, "read": silence, "write": silence, "pool": silence}


def _joined(headers: Sequence[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in headers:
        key, text = name.decode("latin-1").lower(), _text(value)
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _text(value: bytes) -> str:
    """The value of a header. Most are ASCII; addresses in `Location` may be UTF-8, as browsers take them."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _require_page(target: Target, headers: Mapping[str, str]) -> None:
    kind = media_type(headers)
    if kind and not _PAGES.fullmatch(kind):
        raise FetchError(target.url, f"the server sends {kind}, which is no text", "give the address of a page")


def _broken(target: Target, error: Exception) -> FetchError:
    """What went wrong on the way, in words; a certificate that does not hold is told as such."""
    inner = error.args[0] if error.args else None  # httpcore hands on what it met as the argument of its own error
    if isinstance(inner, SSLCertVerificationError):
        problem = f"its certificate does not hold ({inner.verify_message})"
        return FetchError(target.url, problem, "do not trust what this server says")
    if isinstance(error, httpcore.TimeoutException):
        return BusyError(target.url, "the server does not answer", "try again later")
    return BusyError(target.url, f"the connection failed ({error or type(error).__name__})", "try again later")


def _final(received: bytes) -> bytes:
    """What was received, without the interim answers (1xx) before the answer."""
    while interim := _INTERIM.match(received):
        received = received[interim.end() :]
    return received
