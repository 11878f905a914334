"""One look at a feed."""

from dataclasses import dataclass, field

from variorum.publish.changes import Changes


@dataclass(frozen=True, slots=True)
class Polled:
    """What a look at a feed brought: how many new entries, what they changed, and what went wrong, in words."""

    feed: str
    entries: int = 0
    changes: Changes = field(default=Changes())
    problems: tuple[str, ...] = ()
    failed: bool = False
    wait: float | None = None  # seconds that the feed's server asks for
