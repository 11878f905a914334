"""A text of a corpus as a report: all of it is its story, and nothing is known of it."""

import hashlib

from variorum.model import Published, Report, stable_id


def plain_report(text: str) -> Report:
    """The report of a text without a page around it."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(
        id=stable_id("r", digest),
        source="text",
        sha256=digest,
        media_type="text/plain",
        text=text,
        published=Published(why="not asked"),
        language="en",
        story=((0, len(text)),),
        noise=(),
        why="bench",
    )
