"""Every known news agency and outlet: its names, domains, country, kind and owner."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from urllib.parse import urlsplit

from variorum.text.tables import cell, table

KINDS = ("agency", "broadcaster", "paper", "magazine", "site", "aggregator", "mill")
OWNERS = ("private", "public", "state")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A row of `data/outlets.tsv`.

    `kind` is one of `KINDS`: an aggregator shows the reports of others, a mill makes pages in bulk. `owner` is one of
    `OWNERS`: `state` is owned or run by a government, a ruling party or an army, `public` a broadcaster under a law or
    charter of its own. `source` says on what that rests where it is not plain.
    """

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    country: str
    kind: str
    owner: str
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)

    @property
    def state_run(self) -> bool:
        return self.owner == "state"


@cache
def outlets() -> tuple[Outlet, ...]:
    """All of them, by name."""
    return tuple(
        Outlet(
            row["name"],
            cell(row, "aliases"),
            cell(row, "domains"),
            row["country"],
            row["kind"],
            row["owner"],
            row["source"],
        )
        for row in table("outlets")
    )


@cache
def _by_domain() -> Mapping[str, Outlet]:
    """Of two that share a domain the first counts."""
    return MappingProxyType({domain: outlet for outlet in reversed(outlets()) for domain in outlet.domains})


def host_of(url: str) -> str:
    """The host of a web address without `www.`; empty where it has none."""
    try:
        return (urlsplit(url if "://" in url else f"https://{url}").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def outlet_at(url: str) -> Outlet | None:
    """The outlet whose domain, or a part of it, a web address belongs to."""
    parts = host_of(url).split(".")
    found = (_by_domain().get(".".join(parts[i:])) for i in range(len(parts) - 1))
    return next((outlet for outlet in found if outlet), None)
