"""What a site asks of programs: its robots.txt, read as RFC 9309 says."""

from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

from variorum.errors import FetchError, UnsafeError
from variorum.fetch.clock import Clock
from variorum.fetch.exchange import Exchange
from variorum.fetch.settings import Settings
from variorum.fetch.target import Target, target_of

_LONGEST = 500 * 1024  # bytes of a robots.txt that are read
_KEPT = 24 * 3600.0  # seconds for which one holds
_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Rules:
    """Which pages of a site may be fetched: as `told`, or all or none of them."""

    told: Protego | None
    otherwise: bool
    why: str

    def allow(self, target: Target, settings: Settings) -> bool:
        """May this page be fetched?"""
        return self.told.can_fetch(target.url, settings.token) if self.told else self.otherwise

    def delay(self, settings: Settings) -> float:
        """Seconds between two requests: the program's own, or more where the site asks for more, within limits."""
        asked = self.told.crawl_delay(settings.token) if self.told else None
        return min(max(settings.delay, asked or 0.0), settings.longest_wait)


def rules_of(status: int, body: bytes) -> Rules:
    """The rules that an answer to the request for robots.txt makes: where there is none, every page may be fetched."""
    if 200 <= status < 300:
        text = body[:_LONGEST].decode("utf-8", errors="replace").lstrip("\ufeff")
        return Rules(Protego.parse(text), True, "its robots.txt asks programs not to fetch this page")
    if 400 <= status < 500 and status != _TOO_MANY:
        return Rules(None, True, "it has no robots.txt")
    return Rules(None, False, f"its robots.txt could not be read (status {status})")


@dataclass(slots=True)
class Robots:
    """The rules of the sites that were asked, each asked once a day; `ask` follows redirects."""

    ask: Callable[[Target], Exchange]
    clock: Clock
    _known: dict[str, tuple[float, Rules]] = field(default_factory=dict)

    def rules(self, target: Target) -> Rules:
        """The rules for a page; where the robots.txt does not come, none of the site's pages may be fetched.

        Raises `UnsafeError` where the site itself must not be asked.
        """
        asked, rules = self._known.get(target.site, (float("-inf"), None))
        if rules is None or self.clock.now() - asked > _KEPT:
            rules = self._asked(target)
            self._known[target.site] = (self.clock.now(), rules)
        return rules

    def _asked(self, target: Target) -> Rules:
        try:
            answer = self.ask(target_of(f"{target.site}/robots.txt"))
        except UnsafeError:
            raise
        except FetchError as error:
            return Rules(None, False, f"its robots.txt could not be read ({error.problem})")
        return rules_of(answer.status, answer.body)
