"""One question to an endpoint and its answer, asked again while the endpoint is busy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import count
from typing import Final

from variorum.endpoint.address import KEY, Endpoint
from variorum.endpoint.answer import words_of
from variorum.endpoint.limits import Limits
from variorum.endpoint.prompt import request
from variorum.errors import BusyError, ClosedEndpointError, EndpointError, FetchError, SilentEndpointError
from variorum.fetch import Clock, Exchange, Network, SystemClock, status_words
from variorum.fetch.exchange import Client as Sender
from variorum.fetch.fetcher import final
from variorum.fetch.retry import pause

_UNHEARD: Final = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY})  # said to a form it cannot keep
_CLOSED: Final[Mapping[int, str]] = {
    HTTPStatus.UNAUTHORIZED: f"set {KEY} to its key",
    HTTPStatus.FORBIDDEN: f"set {KEY} to a key that may ask it",
    HTTPStatus.NOT_FOUND: "check the address and the name of the model",
    HTTPStatus.METHOD_NOT_ALLOWED: "check the address",
}


@dataclass(slots=True)
class Client:
    """Asks one endpoint; may be used by several threads. `formed`: does it hold its model to a form (JSON Schema)?"""

    endpoint: Endpoint
    limits: Limits = field(default_factory=Limits)
    network: Network = field(default_factory=Network)
    clock: Clock = field(default_factory=SystemClock)
    formed: bool = field(default=True, init=False)
    _sender: Sender = field(init=False)

    def __post_init__(self) -> None:
        self._sender = Sender(self.limits.settings, self.endpoint.network(self.network), self.clock)

    def ask(self, question: str) -> str:
        """What the model says to a question.

        An endpoint that refuses the form is asked without it, from then on. Raises `EndpointError` where the answer
        cannot be used, `SilentEndpointError` where none comes, `ClosedEndpointError` where none will ever come.
        """
        formed = self.formed
        exchange = self._settled(question, formed=formed)
        if formed and exchange.status in _UNHEARD:
            exchange = self._settled(question, formed=False)
            self.formed = self.formed and exchange.status != HTTPStatus.OK
        _require_fine(exchange.status)
        return words_of(exchange.body)

    def _settled(self, question: str, *, formed: bool) -> Exchange:
        """The first answer that does not only say that the endpoint is busy.

        Where the time for a whole request is over, nothing is asked again.
        """
        body = request(self.endpoint.model, question, self.limits.tokens, formed=formed)
        ends = self.clock.now() + self.limits.whole
        for attempt in count():
            try:
                exchange = self._sender.post(self.endpoint.target, self._headers(), body)
                return final(exchange, self.clock.today())
            except BusyError as error:
                wait = pause(attempt, error.wait, self.limits.settings)
                if wait is None or self.clock.now() + wait >= ends:
                    raise SilentEndpointError(error.problem) from error
                self.clock.sleep(wait)
            except FetchError as error:
                raise SilentEndpointError(error.problem) from error
        raise AssertionError("counting has no end")

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.endpoint.key is not None:
            headers["Authorization"] = f"Bearer {self.endpoint.key}"
        return headers


def _require_fine(status: int) -> None:
    """Raises `EndpointError` for a status that brings no answer; its words are not told, as they may hold the key."""
    advice = "give the address that it leads to" if 300 <= status < 400 else _CLOSED.get(status)
    if advice is not None:
        raise ClosedEndpointError(f"it answers {status_words(status)}; {advice}")
    if status != HTTPStatus.OK:
        raise EndpointError(f"it answers {status_words(status)}")
