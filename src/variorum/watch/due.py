"""When to look at a feed again."""

_LONGEST = 24 * 3600.0  # seconds


def pause(every: float, failures: int, asked: float | None) -> float:
    """Seconds until the next look: doubled with each failure in a row up to a day, and no less than the server asks."""
    backed_off = every * float(2 ** min(failures, 20))
    return max(min(backed_off, max(_LONGEST, every)), asked or 0.0)
