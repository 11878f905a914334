"""Reports for tests of one stage: no page around the story, and nothing read from it yet."""

from variorum.model import Published, Report


def plain_report(text: str, name: str = "r0", **more: object) -> Report:
    """A report with the id `name` whose whole text is its story; `more` sets further fields."""
    row: dict[str, object] = {
        "id": name, "source": f"{name}.txt", "sha256": "0" * 64, "media_type": "text/plain", "text": text,
        "published": Published(why="test"), "language": "en", "story": ((0, len(text)),), "noise": (), "why": "test",
    }  # fmt: skip
    return Report.model_validate({**row, **more})
