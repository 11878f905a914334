"""How a story is served."""

import ipaddress
import secrets
from dataclasses import dataclass, field
from typing import Final

from variorum.errors import RequestError

LEAST_TOKEN: Final = 16  # characters


def _secret() -> str:
    return secrets.token_urlsafe(24)


@dataclass(frozen=True)
class Options:
    """Where to listen and who may come.

    `token`: what everybody has to show; needed unless only this machine can reach the server. `names`: further names
    by which browsers may call it. `by`: who decides where a form does not say. `secret` marks the forms of this run.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = None
    names: tuple[str, ...] = ()
    by: str = "unknown"
    secret: str = field(default_factory=_secret, repr=False)

    def __post_init__(self) -> None:
        if self.token is not None and len(self.token) < LEAST_TOKEN:
            raise RequestError(f"expected a token of {LEAST_TOKEN} characters or more, got {len(self.token)}")
        if self.token is None and not is_loopback(self.host):
            raise RequestError(
                f"{self.host} can be reached from other machines: expected a token that they have to show; "
                "name one with --token, or serve on 127.0.0.1"
            )

    @property
    def shown_host(self) -> str:
        """The host as it stands in an address."""
        return _bracketed(self.host)

    @property
    def hosts(self) -> frozenset[str]:
        """The names that a request may call this server by; any other is a sign of DNS rebinding."""
        return frozenset(
            name.lower() for name in ("localhost", "127.0.0.1", "[::1]", *self.names, _bracketed(self.host))
        )


def is_loopback(host: str) -> bool:
    """Can only this machine reach that address?"""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _bracketed(host: str) -> str:
    """An address as it stands in a URL."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
