"""A text of a corpus as a report: all of it is its story, and nothing around it is known."""

from variorum.model import Published, Report


def plain_report(text: str, name: str = "text", published: str | None = None) -> Report:
    """The report with the id `name` of a text; `published` is its day where the corpus gives one."""
    day = "day" if published and len(published) == len("2000-01-01") else None
    return Report(
        id=name,
        source=name,
        sha256="0" * 64,
        media_type="text/plain",
        text=text,
        published=Published(value=published, precision=day, why="bench"),
        language="en",
        story=((0, len(text)),),
        noise=(),
        why="bench",
    )
