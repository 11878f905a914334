"""An address as it was given, taken apart and made safe to send; what is no page of the web is refused."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna

from variorum.errors import UnsafeError

_PORTS = {"http": 80, "https": 443}
PUBLIC_PORTS = frozenset(
    {80, 443, 8000, 8008, 8080, 8443}
)  # where pages are served; others are mail, databases, printers
_LONGEST = 8192
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]")
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|[0-9a-f:.]*:[0-9a-f:.]*")
_KEPT = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True)
class Target:
    """Where one request goes: `host` in ASCII without brackets, `path` with its query, percent-encoded."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """Scheme, host, and port where it is not the usual one: whose robots.txt speaks for this page."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The address in its normal form, without a fragment."""
        return self.site + self.path


def target_of(url: str) -> Target:
    """The target of an address; raises `UnsafeError` for one that is no plain address of a page."""
    text = url.strip()
    if len(text) > _LONGEST or _UNSEEN.search(text):
        raise UnsafeError(url[:200], "the address is too long, or has spaces or control characters in it", "check it")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise UnsafeError(url, f"this is no address ({error})", "check it") from error
    if parts.scheme not in _PORTS:
        raise UnsafeError(url, f"expected http or https, got {parts.scheme or 'no scheme'}", "give a page's address")
    if "@" in parts.netloc:
        raise UnsafeError(
            url, "there is a name or password in the address", "leave it out; nothing is fetched with one"
        )
    path = quote(parts.path or "/", _KEPT) + (f"?{quote(parts.query, _KEPT)}" if parts.query else "")
    return Target(parts.scheme, _host(parts, url), port or _PORTS[parts.scheme], path)


def host_of(url: str) -> str:
    """The host that an address names; empty for one that is no plain address of a page."""
    try:
        return target_of(url).host
    except UnsafeError:
        return ""


def redirected(target: Target, location: str) -> Target:
    """Where a redirect leads, from where it was met; raises `UnsafeError` as `target_of` does."""
    try:
        return target_of(urljoin(target.url, location.strip().replace(" ", "%20")))
    except ValueError as error:
        raise UnsafeError(location, f"this is no address ({error})", "tell the one whose page it is") from error


def _host(parts: SplitResult, url: str) -> str:
    host = (parts.hostname or "").lower()
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except idna.IDNAError as error:
            raise UnsafeError(url, f"no host can have this name ({error})", "check the address") from error
    if not _HOST.fullmatch(host):
        raise UnsafeError(url, f"{host!r} is no name of a host", "check the address")
    return host
