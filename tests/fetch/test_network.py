"""Addresses that no page of the public web has."""

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import FetchError, UnsafeError
from variorum.fetch.network import Network, checked_addresses, danger, system_resolver
from variorum.fetch.settings import Settings
from variorum.fetch.target import target_of
from web import PUBLIC, Names


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("0.0.0.0", "no machine"),
        ("::", "no machine"),
        ("127.0.0.1", "this machine"),
        ("127.8.9.10", "this machine"),
        ("::1", "this machine"),
        ("::ffff:127.0.0.1", "this machine"),
        ("2002:7f00:1::", "this machine"),
        ("10.1.2.3", "private"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("::ffff:192.168.1.1", "private"),
        ("2002:c0a8:101::", "private"),
        ("100.64.0.1", "private"),
        ("100.100.100.200", "cloud"),
        ("fc00::1", "private"),
        ("fd00:ec2::254", "cloud"),
        ("fec0::1", "private"),
        ("2001:db8::1", "private"),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "private"),
        ("169.254.169.254", "cloud"),
        ("::ffff:169.254.169.254", "cloud"),
        ("169.254.0.1", "link-local"),
        ("fe80::1", "link-local"),
        ("224.0.0.1", "multicast"),
        ("ff02::1", "multicast"),
        ("240.0.0.1", "private"),
        ("255.255.255.255", "private"),
        ("64:ff9b::a00:1", "reserved"),
        ("168.63.129.16", "cloud"),
    ],
)
def test_a_forbidden_address_is_told_by_its_kind(address: str, kind: str) -> None:
    assert kind in (danger(address) or "")


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "172.32.0.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_a_public_address_is_none(address: str) -> None:
    assert danger(address) is None


@given(st.ip_addresses(v=4))
def test_an_address_that_is_wrapped_is_judged_as_it_is(address: IPv4Address) -> None:
    wrapped = (IPv6Address(f"::ffff:{address}"), IPv6Address((0x2002 << 112) | (int(address) << 80)))
    assert {danger(str(each)) for each in wrapped} == {danger(str(address))}


@given(st.ip_addresses())
def test_what_is_not_global_never_passes(address: IPv4Address | IPv6Address) -> None:
    if not address.is_global or address.is_multicast:
        assert danger(str(address)) or str(address).startswith("::ffff:")


def network_of(*addresses: str) -> Network:
    return Network(Names({"news.example": [addresses]}))


def test_public_addresses_may_be_connected_to() -> None:
    found = checked_addresses(target_of("http://news.example"), network_of(PUBLIC, "8.8.8.8"), Settings())
    assert tuple(found) == (PUBLIC, "8.8.8.8")


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(UnsafeError, match=r"news\.example is at 10\.0\.0\.5, a private address"):
        checked_addresses(target_of("http://news.example"), network_of(PUBLIC, "10.0.0.5"), Settings())


def test_an_intranet_is_allowed_where_it_is_asked_for() -> None:
    settings = Settings(allow_private=True)
    assert checked_addresses(target_of("http://news.example:9000"), network_of("10.0.0.5"), settings) == ("10.0.0.5",)


@pytest.mark.parametrize("address", ["169.254.169.254", "fd00:ec2::254", "169.254.0.1", "0.0.0.0", "ff02::1"])
def test_an_intranet_has_no_page_at_these(address: str) -> None:
    with pytest.raises(UnsafeError, match="no page lies there"):
        checked_addresses(target_of("http://news.example"), network_of(address), Settings(allow_private=True))


@pytest.mark.parametrize("port", [22, 25, 6379, 11211])
def test_a_port_where_no_pages_are_served_is_refused_before_any_name_is_asked_for(port: int) -> None:
    names = Names({"news.example": [[PUBLIC]]})
    with pytest.raises(UnsafeError, match=f"port {port} is none of 80, 443"):
        checked_addresses(target_of(f"http://news.example:{port}/"), Network(names), Settings())
    assert names.asked == []


def test_a_name_without_an_address_is_no_page() -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror("nobody knows it")

    with pytest.raises(FetchError, match=r"news\.example has no address"):
        checked_addresses(target_of("http://news.example"), Network(resolve), Settings())


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost"])
def test_this_machine_in_disguise_is_found_by_the_systems_own_resolver(host: str) -> None:
    with pytest.raises(UnsafeError, match="an address of this machine"):
        checked_addresses(target_of(f"http://{host}/"), Network(system_resolver), Settings())
