"""How much an endpoint is asked for, and how long it is waited for."""

from dataclasses import dataclass

from variorum import __version__
from variorum.fetch import Settings

_LARGEST = 1024 * 1024  # bytes of an answer: many times what the tokens of one come to


@dataclass(frozen=True)
class Limits:
    """Seconds and numbers. `silent`: answers that fail to come, one after another, until nothing more is asked."""

    at_once: int = 4  # requests
    tokens: int = 2048  # of one answer
    claims: int = 64  # of one answer
    attempts: int = 3  # at an endpoint that is busy or breaks off
    pause: float = 1.0  # before the second attempt, doubled before each further one
    longest_wait: float = 60.0  # that a busy endpoint may ask for
    connecting: float = 10.0
    whole: float = 300.0  # one request: a model on a processor without a graphics card is slow
    silent: int = 5

    @property
    def settings(self) -> Settings:
        """The same for a single request. Where it may go is for the endpoint to say."""
        return Settings(
            agent=f"Variorum/{__version__}",
            delay=self.pause / 2,
            longest_wait=self.longest_wait,
            attempts=self.attempts,
            connecting=self.connecting,
            silence=self.whole,
            whole=self.whole,
            wire=_LARGEST,
            unpacked=_LARGEST,
            allow_private=True,
        )
