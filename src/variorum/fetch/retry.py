"""When to ask again: after answers that pass, as long as the server says, or else ever longer."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from variorum.fetch.settings import Settings

_PASSING = frozenset({429, 500, 502, 503, 504})


def passes(status: int) -> bool:
    """Is this status one that may be another a little later?"""
    return status in _PASSING


def seconds_asked(retry_after: str | None, today: datetime) -> float | None:
    """The seconds of a `Retry-After`, which holds a number of them or a date; null where there is none to be read."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - today).total_seconds())


def pause(attempt: int, asked: float | None, settings: Settings) -> float | None:
    """Seconds before the next attempt, `attempt` counting from 0; null where there is to be none."""
    wait = asked if asked is not None else settings.delay * 2 ** (attempt + 1)
    return wait if attempt + 1 < settings.attempts and wait <= settings.longest_wait else None
