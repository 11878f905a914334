"""One page, politely: robots.txt first, at the site's pace, again where a server is busy, through its redirects."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus

from variorum.errors import BusyError, FetchError, RefusedError
from variorum.fetch.clock import Clock, SystemClock
from variorum.fetch.exchange import Client, Exchange
from variorum.fetch.network import Network
from variorum.fetch.pace import Pace
from variorum.fetch.retry import passes, pause, seconds_asked
from variorum.fetch.robots import Robots
from variorum.fetch.settings import Settings
from variorum.fetch.target import Target, redirected, target_of

_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(slots=True)
class Fetcher:
    """Fetches pages one after the other; knows for as long as it lives what the sites asked for."""

    settings: Settings = field(default_factory=Settings)
    network: Network = field(default_factory=Network)
    clock: Clock = field(default_factory=SystemClock)
    _client: Client = field(init=False)
    _robots: Robots = field(init=False)
    _pace: Pace = field(init=False)

    def __post_init__(self) -> None:
        self._client = Client(self.settings, self.network, self.clock)
        self._robots = Robots(lambda target: self._followed(target, {}, ruled=False)[-1], self.clock)
        self._pace = Pace(self.clock)

    def fetch(self, url: str, conditions: Mapping[str, str]) -> tuple[Exchange, ...]:
        """The exchanges that lead from an address to its page, that of the page last.

        The last may say that there is no page (404) or, where `conditions` asked, that it has not changed (304).
        Raises `RefusedError`, `UnsafeError`, or `FetchError` where no answer comes.
        """
        return self._followed(target_of(url), conditions, ruled=True)

    def free(self, host: str) -> float:
        """The moment from which a host may be asked."""
        return self._pace.free(host)

    def _followed(self, target: Target, conditions: Mapping[str, str], *, ruled: bool) -> tuple[Exchange, ...]:
        start, exchanges = target, []
        for _ in range(self.settings.redirects + 1):
            exchange = self._asked(target, conditions, ruled=ruled)
            exchanges.append(exchange)
            if exchange.status not in _MOVED or "location" not in exchange.headers:
                return tuple(exchanges)
            target = redirected(target, exchange.headers["location"])
        problem = f"it is redirected more than {self.settings.redirects} times"
        raise FetchError(start.url, problem, "open it in a browser and give the address at which it ends")

    def _asked(self, target: Target, conditions: Mapping[str, str], *, ruled: bool) -> Exchange:
        """The answer for one target, asked for again while its server is busy."""
        delay = self._permitted(target) if ruled else self.settings.delay
        attempt = 0
        while True:
            self._pace.wait(target.host)
            try:
                return final(self._client.get(target, conditions), self.clock.today())
            except BusyError as error:
                wait = pause(attempt, error.wait, self.settings)
                if wait is None:
                    raise
                self._pace.rest(target.host, wait)
            finally:
                self._pace.rest(target.host, delay)
            attempt += 1

    def _permitted(self, target: Target) -> float:
        """The seconds between two requests to this site; raises `RefusedError` where the page is not to be fetched."""
        rules = self._robots.rules(target)
        if not rules.allow(target, self.settings):
            raise RefusedError(target.url, rules.why, "save the page by hand if you may")
        return rules.delay(self.settings)


def final(exchange: Exchange, today: datetime) -> Exchange:
    """The exchange, where its status is one that lasts; raises `BusyError` where it may be another a little later."""
    if not passes(exchange.status):
        return exchange
    wait = seconds_asked(exchange.headers.get("retry-after"), today)
    asks = f" and asks to wait {wait:.0f} seconds" if wait is not None else ""
    problem = f"the server answers {status_words(exchange.status)}{asks}"
    raise BusyError(exchange.target.url, problem, "try again later", wait)


def status_words(status: int) -> str:
    """`404 Not Found`, `599`: a status as people know it."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
