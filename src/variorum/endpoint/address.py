"""Where a large model is asked, which one, and whether the text of the reports may go there."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from variorum.errors import RequestError, UnsafeError
from variorum.fetch.network import Network, Resolver, is_here
from variorum.fetch.target import Target, target_of

KEY: Final = "VARIORUM_ENDPOINT_KEY"
_PATH: Final = "/chat/completions"
_LONGEST: Final = 200  # characters of a model's name


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An endpoint that speaks OpenAI's protocol of chat completions, at `url` without the path of these.

    `here`: it is on this machine, so that nothing leaves it. `key` is shown to it and to nobody else.
    """

    url: str
    model: str
    target: Target
    here: bool
    key: str | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """What a ledger calls the two."""
        return f"{self.model} at {self.url}"

    def network(self, network: Network) -> Network:
        """The network on which it is asked: one on this machine is reached there or not at all, whatever its name
        comes to mean.
        """
        return replace(network, resolve=_home(network.resolve)) if self.here else network


def endpoint_of(
    url: str, model: str, send_to: str | None = None, key: str | None = None, network: Network | None = None
) -> Endpoint:
    """The endpoint that was asked for. `send_to` names the host that reports may be sent to, where it is not this one.

    Raises `RequestError` where this is no endpoint, where the text would leave the machine and nobody has said that it
    may, or where the key would go to another machine unencrypted.
    """
    target = _target(url)
    if not (model and model.isprintable() and len(model) <= _LONGEST):
        raise RequestError(f"--model: expected the name of a model on {target.host}, got {model[:_LONGEST]!r}")
    here = _is_here(target, network or Network())
    if (send_to or "").lower() != target.host and (send_to or not here):
        raise RequestError(
            f"--endpoint {url}: the text of the reports would leave this machine for {target.host}; "
            f"if it may, say so with --send-to {target.host}"
        )
    if key is not None:
        _require_safe(key, target, here)
    return Endpoint(target.url.removesuffix(_PATH), model, target, here, key)


def _target(url: str) -> Target:
    """Where requests go; raises `RequestError` for what is no base address of an endpoint."""
    try:
        target = target_of(url)
    except UnsafeError as error:
        raise RequestError(f"--endpoint {url}: {error.problem}; expected one as http://127.0.0.1:8000/v1") from error
    if "?" in target.path:
        raise RequestError(f"--endpoint {url}: expected an address without a query; leave out what follows the ?")
    return replace(target, path=target.path.rstrip("/").removesuffix(_PATH) + _PATH)


def _is_here(target: Target, network: Network) -> bool:
    """Is it this machine? One that cannot be found is another."""
    try:
        found = network.resolve(target.host, target.port)
    except (OSError, UnicodeError):
        return False
    return bool(found) and all(map(is_here, found))


def _home(resolve: Resolver) -> Resolver:
    def resolved(host: str, port: int) -> Sequence[str]:
        found = resolve(host, port)
        if not all(map(is_here, found)):
            raise UnsafeError(host, f"{host} is not this machine any more", "give its address in numbers")
        return found

    return resolved


def _require_safe(key: str, target: Target, here: bool) -> None:
    """Raises `RequestError`, which never tells the key, where it is none or would be read on the way."""
    if not (key.isascii() and key.isprintable() and key.strip() == key != ""):
        raise RequestError(f"{KEY}: expected a key of printable ASCII without spaces around it; set it anew")
    if target.scheme == "http" and not here:
        raise RequestError(
            f"{KEY}: the key would go to {target.host} unencrypted; give an address with https, or unset it"
        )
