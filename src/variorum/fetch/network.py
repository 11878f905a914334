"""Names to addresses, and which addresses no page of the public web can have."""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address
from ssl import SSLContext, create_default_context

import httpcore

from variorum.errors import FetchError, UnsafeError
from variorum.fetch.settings import Settings
from variorum.fetch.target import PUBLIC_PORTS, Target

Resolver = Callable[[str, int], Sequence[str]]
_PLATFORM = frozenset({"169.254.169.254", "168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254"})
_THIS_MACHINE, _PRIVATE = "an address of this machine", "a private address"  # those that an intranet may have


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses that the machine's own resolver gives for a name; raises `OSError` where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(row[4][0]) for row in found))


@dataclass(frozen=True, slots=True)
class Network:
    """What fetching touches of the world. No proxy: it would connect to an address that was not checked."""

    resolve: Resolver = system_resolver
    backend: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)
    tls: SSLContext = field(default_factory=create_default_context)


def checked_addresses(target: Target, network: Network, settings: Settings) -> Sequence[str]:
    """The addresses that may be connected to. A name that has any forbidden address is refused as a whole.

    Raises `UnsafeError` for such a name or a port where no pages are served, `FetchError` for a name without address.
    """
    if not settings.allow_private and target.port not in PUBLIC_PORTS:
        problem = f"port {target.port} is none of {', '.join(map(str, sorted(PUBLIC_PORTS)))}"
        raise UnsafeError(target.url, problem, "with --allow-private, every port is used")
    try:
        addresses = network.resolve(target.host, target.port)
    except (OSError, UnicodeError) as error:
        problem = f"{target.host} has no address ({error})"
        raise FetchError(target.url, problem, "check the name and the network") from error
    for address in addresses:
        _require_allowed(target, address, settings)
    return addresses


def _require_allowed(target: Target, address: str, settings: Settings) -> None:
    what = danger(address)
    intranet = what in (_THIS_MACHINE, _PRIVATE)
    if what and not (settings.allow_private and intranet):
        advice = "with --allow-private, pages of an intranet are fetched" if intranet else "no page lies there"
        raise UnsafeError(target.url, f"{target.host} is at {address}, {what}", advice)


def danger(address: str) -> str | None:
    """Why a program must not be led to this address; null for an address of the public internet."""
    ip = _inner(ip_address(address))
    if str(ip) in _PLATFORM:
        return "an address of a cloud's own machinery"  # which hands out keys to whoever asks
    kinds = {
        "the address of no machine": ip.is_unspecified,
        _THIS_MACHINE: ip.is_loopback,
        "a link-local address": ip.is_link_local,
        "a multicast address": ip.is_multicast,
        _PRIVATE: not ip.is_global or (isinstance(ip, IPv6Address) and ip.is_site_local),
        "a reserved address": ip.is_reserved,
    }
    return next((kind for kind, holds in kinds.items() if holds), None)


def is_here(address: str) -> bool:
    """Is it an address of this machine?"""
    return danger(address) == _THIS_MACHINE


def _inner(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address only wraps, where it does."""
    return (ip.ipv4_mapped or ip.sixtofour or ip) if isinstance(ip, IPv6Address) else ip
